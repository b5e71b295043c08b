import type { Environment } from '../../src/environment.ts';
import { generalSettings } from '../../src/login/general-settings.ts';
import { generalInputs, type Inputs } from '../../src/login/inputs.ts';
import type { Planned } from '../../src/login/plan.ts';
import { makePlan } from '../../src/login/plan.ts';
import { parseSettings } from '../../src/settings/schema.ts';

/** The plan of a step with these inputs. */
export function planOf(inputs: Inputs, env: Environment = {}): Promise<Planned> {
  return makePlan(inputs, parseSettings(generalSettings, generalInputs(inputs)).values, env);
}
