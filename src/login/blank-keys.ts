/** Keys that were written without a value, where that makes a login less safe than its author meant it to be. Pure. */
import type { AnyProvider } from '../contract/provider.ts';

/**
 * A secret or variable that does not exist is an empty text in a workflow: a login would go on without its client
 * certificate, or with every host key.
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
