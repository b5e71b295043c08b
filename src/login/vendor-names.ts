/** Names of inputs of the vendors' own login actions, and what they are called here. Loaded when a name is unknown. */
import { type InputRule, ruleOf, type Vendor, vendors } from '../workflow/vendor-inputs.ts';
import type { InputProblem } from './login.ts';

/**
 * Whether an action of a vendor has an input of this name.
 * @param clouds restricts the search, except for a stored key (`creds`), which means one cloud however short its name is
 */
export function isVendorInput(name: string, clouds?: readonly string[]): boolean {
  const isKey = rulesOf(name).some(([, rule]) => 'storedKey' in rule && rule.storedKey);
  return isKey || rulesOf(name, clouds).length > 0;
}

/**
 * Replaces the message about an unknown name if the name is a vendor's: a guess from the spelling would be wrong.
 * @param clouds those that the step logs in to; if several vendors use the name, theirs is meant
 */
export function withVendorAnswers(
  problems: readonly InputProblem[],
  clouds: readonly string[],
): InputProblem[] {
  return problems.map((problem) => {
    if (!problem.message.startsWith('is not an input')) return problem;
    const meant = rulesOf(problem.input, clouds);
    const found = meant.length > 0 ? meant : rulesOf(problem.input);
    return found.length === 1 ? { ...problem, message: answer(...found[0]!) } : problem;
  });
}

function rulesOf(name: string, clouds?: readonly string[]): [Vendor, InputRule][] {
  return vendors
    .filter(({ provider }) => clouds === undefined || clouds.includes(provider))
    .flatMap((vendor) => {
      const rule = ruleOf(vendor, name);
      return rule ? [[vendor, rule] satisfies [Vendor, InputRule]] : [];
    });
}

function answer({ action }: Vendor, rule: InputRule): string {
  const start = `is an input of ${action}`;
  const remark = rule.remark === undefined ? '' : ` (${rule.remark})`;
  if ('drop' in rule) return `${start}, and not needed here: ${rule.drop}${remark}`;
  if ('leave' in rule) {
    const instead = rule.storedKey ? ', and this action logs in with ID tokens only' : remark;
    return `${start} that has no counterpart here: it ${rule.leave}${instead}`;
  }
  const here = 'valueIfTrue' in rule ? `${rule.to}: ${rule.valueIfTrue}` : rule.to;
  return `${start}; here it is \`${here}\`${remark}`;
}
