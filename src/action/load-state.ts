/** Reading what main saved. Apart from saving it, because main has no use for the guards. */
import type { Revocation, Variable } from '../contract/publication.ts';
import type { Applied } from '../files/apply-edits.ts';
import { isClaim } from '../files/claim.ts';
import { isUseId } from '../files/job-directory.ts';
import type { TlsMaterial } from '../http/client.ts';
import { isObject } from '../text/json.ts';
import {
  type Guard,
  isFlag,
  isNothing,
  isNumber,
  isText,
  listOf,
  mapOf,
  objectOf,
  oneOf,
  optional,
} from '../text/shape.ts';
import type { Runner } from './runner.ts';
import { type SavedState, stateName } from './state.ts';

/**
 * The state main saved, or undefined when main never came that far. Anything else by the same name is `damaged`: a program
 * of the job can write to the file that main tells its state by.
 */
export function loadState(runner: Runner): SavedState | 'damaged' | undefined {
  const text = runner.state(stateName);
  if (text === '' || text === '{}') return undefined;
  try {
    const value = withParts(JSON.parse(text), runner);
    return isState(value) ? (value as SavedState) : 'damaged';
  } catch {
    return 'damaged';
  }
}

/** A large state, put together again. @throws {Error} if a part is missing or not what was saved */
function withParts(value: unknown, runner: Runner): unknown {
  if (!isObject(value) || !Array.isArray(value.parts)) return value;
  const { parts, ...rest } = value;
  const pieces = parts.flatMap((name) => JSON.parse(runner.state(String(name))));
  const listed = (key: 'files' | 'edits' | 'revocations') => pieces.flatMap((piece) => piece[key] ?? []);
  return {
    ...rest,
    files: listed('files'),
    edits: listed('edits'),
    revocations: listed('revocations'),
    variables: Object.fromEntries(pieces.flatMap(({ variables = {} }) => Object.entries(variables))),
  };
}

const isRevocation = objectOf<Revocation>({
  what: isText,
  method: (value) => value === 'POST' || value === 'DELETE',
  url: isText,
  headers: mapOf(isText),
  body: optional(isText),
  goneStatuses: optional(listOf(isNumber)),
  hint: optional(isText),
  expiresAt: optional(isNumber),
  tls: optional(
    objectOf<TlsMaterial>({ ca: optional(isText), cert: optional(isText), key: optional(isText) }),
  ),
});

const areVariables: Guard = (value) =>
  mapOf(
    objectOf<SavedState['variables'][string]>({
      previous: oneOf(isText, isNothing),
      emptyMeansUnset: isFlag,
      leftBehind: optional(
        objectOf<NonNullable<Variable['leftBehind']>>({ path: isText, unless: optional(isText) }),
      ),
    }),
  )(value) && Object.keys(value as object).every((name) => /^[A-Za-z_]\w*$/.test(name));

const isState = objectOf<SavedState>({
  use: (value) => typeof value === 'string' && isUseId(value),
  temp: isText,
  cleanup: isFlag,
  files: listOf(isText),
  edits: listOf(objectOf<Applied>({ path: isText, id: isText, claim: isClaim, warning: optional(isText) })),
  revocations: listOf(isRevocation),
  refresher: optional((value) => Number.isSafeInteger(value) && Number(value) > 0),
  variables: areVariables,
});
