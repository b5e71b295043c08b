import type { LoginFacts } from '../../contract/facts.ts';
import { ownOutputs } from './limits.ts';
import type { Preset } from './preset.ts';
import { type ExchangeSettings, originOf } from './request-settings.ts';

type PresetFacts<S extends ExchangeSettings> = Pick<
  Preset<never>,
  'exportsByDefault' | 'placedVariables' | 'reusable' | 'placedOutputs'
> & { renewsItself?(settings: S): boolean };

export function factsOf<S extends ExchangeSettings>(settings: S, preset: PresetFacts<S>): LoginFacts {
  const { audience, audienceFrom, asksForVariables, env, outputs, singleUse } = settings;
  const origin = originOf(settings);
  const audiences = audienceFrom?.allow ?? (audience === undefined ? [] : [audience]);
  return {
    audience,
    audiences: origin === undefined ? [] : audiences,
    origin,
    bindsIdToken: false,
    sharesIdTokens: !singleUse,
    reusable: preset.reusable ?? true,
    exportsByDefault: asksForVariables || (preset.exportsByDefault ?? true),
    variables: [...Object.keys(env), ...(preset.placedVariables ?? [])],
    sharedVariables: [],
    outputs: [...ownOutputs, ...Object.keys(outputs), ...(preset.placedOutputs ?? [])],
    writes: {},
    renewedBy: preset.renewsItself?.(settings) ? 'itself' : undefined,
    secrets: [],
  };
}
