/** The public interface, group by group, as declared in the sources. */
import { generalOutputs } from '../../src/action/outputs.ts';
import { generalSettings } from '../../src/login/general-settings.ts';
import { clouds } from '../../src/providers/registry.ts';
import type { Schema } from '../../src/settings/schema.ts';

export interface Group {
  readonly title: string;
  /** The prefix of each name: `aws-`, or nothing. */
  readonly prefix: string;
  /** The setting that switches the group's login on. */
  readonly switchedOnBy?: string;
  readonly settings: Schema;
  readonly outputs: Readonly<Record<string, string>>;
}

export const groups: readonly Group[] = [
  ...(await Promise.all(
    clouds.map(async ({ name, title, switchedOnBy, load }) => {
      const { settings, outputs = {} } = await load();
      return { title, switchedOnBy, prefix: `${name}-`, settings: settings.schema as Schema, outputs };
    }),
  )),
  { title: 'General', prefix: '', settings: generalSettings, outputs: generalOutputs },
];
