/** The public interface, as `action.yml` declares it. */
import { parse } from 'yaml';
import { readText } from './page.ts';

interface ActionMetadata {
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly outputs: Readonly<Record<string, unknown>>;
}

const metadata: ActionMetadata = parse(readText('action.yml'));

export const inputs: readonly string[] = Object.keys(metadata.inputs);
export const outputs: readonly string[] = Object.keys(metadata.outputs);
