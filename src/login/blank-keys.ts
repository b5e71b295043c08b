/** Keys that were written without a value, if that makes a login less safe than its author intended. Pure. */
import type { AnyProvider } from '../contract/provider.ts';

/**
 * In a workflow, a secret or variable that does not exist is an empty string: the login would proceed without its
 * client certificate, or accept any host key.
 */
export function blankKeyHints(
  input: string,
  blank: readonly string[],
  { protectedBy = [] }: Pick<AnyProvider['settings'], 'protectedBy'>,
): string[] {
  return blank
    .filter((key) => protectedBy.includes(key))
    .map(
      (key) =>
        `\`${input}.${key}\` is empty and has no effect: this login continues without it. Does the secret or variable exist?`,
    );
}
