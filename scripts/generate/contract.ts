/** The public interface, group by group, as declared in the sources. */
import { generalOutputs } from '../../src/action/outputs.ts';
import { generalSettings } from '../../src/login/general-settings.ts';
import { awsOutputs } from '../../src/providers/aws/outputs.ts';
import { azureOutputs } from '../../src/providers/azure/outputs.ts';
import { gcpOutputs } from '../../src/providers/gcp/outputs.ts';
import { clouds } from '../../src/providers/registry.ts';
import type { Schema } from '../../src/settings/schema.ts';

export interface Group {
  readonly title: string;
  /** In front of each name: `aws-`, or nothing. */
  readonly prefix: string;
  /** The setting that turns the group's login on. */
  readonly switchedOnBy?: string;
  readonly settings: Schema;
  readonly outputs: Readonly<Record<string, string>>;
}

const outputs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws: awsOutputs,
  gcp: gcpOutputs,
  azure: azureOutputs,
};

export const groups: readonly Group[] = [
  ...(await Promise.all(
    clouds.map(async ({ name, title, switchedOnBy, load }) => ({
      title,
      switchedOnBy,
      prefix: `${name}-`,
      settings: (await load()).settings.schema as Schema,
      outputs: outputs[name] ?? {},
    })),
  )),
  { title: 'General', prefix: '', settings: generalSettings, outputs: generalOutputs },
];
