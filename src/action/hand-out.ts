/** What a step hands to later steps, for all its logins together. Pure: nothing is written yet. */
import type {
  PrivateFile,
  Publications,
  Revocation,
  RivalSetting,
  Variable,
} from '../contract/publication.ts';
import type { FileEdit } from '../files/edit.ts';
import { useOf } from '../files/job-directory.ts';
import type { FileLink } from '../files/link.ts';
import type { Login } from '../login/login.ts';
import type { Outcome, Success } from '../login/outcome.ts';
import { timestamp } from '../text/timestamp.ts';
import { excludedFromConversion } from './git-bash.ts';
import { NotHandedOut } from './not-handed-out.ts';
import { type ContextOptions, contextOf, type Place, specificationOf } from './publish-context.ts';
import type { SavedState } from './state.ts';

export interface HandOutOptions extends ContextOptions {
  readonly outputCredentials: boolean;
  readonly cleanup: boolean;
}

export interface HandOut {
  /** Masked before anything else happens. */
  readonly secrets: readonly string[];
  readonly files: readonly Owned<PrivateFile>[];
  readonly edits: readonly Owned<FileEdit>[];
  readonly links: readonly FileLink[];
  readonly variables: ReadonlyMap<string, Variable>;
  readonly outputs: Readonly<Record<string, string>>;
  /** About job variables that interfere with a login, and about settings that do not work together. */
  readonly warnings: readonly string[];
  /** Settings in files of the user's own that would interfere with a login, if they are there. */
  readonly rivals: readonly OfLogin<RivalSetting>[];
  /** Where later steps find what was published, keyed by the login's name. */
  readonly notes: Readonly<Record<string, readonly string[]>>;
  /** What the post step needs, except the edits, which are known only once they are made. */
  readonly state: SavedState;
  /** Paths of the specifications of the logins that the refresher keeps alive. */
  readonly refresherSpecifications: readonly string[];
}

/** With the name of the login. */
export type OfLogin<T> = T & { readonly login: string };

/** A file or edit with the login that it belongs to. */
export type Owned<T> = T & { readonly owner: Login };

/** @throws {NotHandedOut} if a login has no publications */
export function handOutOf(
  successes: readonly Success[],
  options: HandOutOptions,
  place: Place,
  platform: NodeJS.Platform = process.platform,
): HandOut {
  const parts = successes.map((success) => partOf(success, options, place));
  const exported = options.exportEnvironment ? parts.filter(isExported) : [];
  const conflicts = conflictsOf(exported, parts, place);
  const secrets = parts.flatMap(({ publications }) => publications.secrets);
  const ofLogins = variablesOf(parts, options, conflicts);
  const excluded = excludedFromConversion(ofLogins, new Set(secrets), place.env, platform);
  const variables = new Map([...ofLogins, ...excluded]);
  const files = parts.flatMap(({ files, login }) => files.map((file) => ({ ...file, owner: login })));
  return {
    secrets: [...secrets, ...previousSecrets(variables, new Set(secrets), place)],
    files,
    edits: inOrder(parts).flatMap(({ login, publications: { edits = [] } }) =>
      edits.map((edit) => ({ ...edit, owner: login })),
    ),
    links: parts.flatMap(({ publications }) => publications.links ?? []),
    variables,
    outputs: Object.assign({}, ...parts.map((part) => outputsOf(part, options))),
    warnings: [
      ...parts.flatMap(({ publications }) => publications.warnings ?? []),
      ...conflicts.map(({ line }) => line),
    ],
    rivals: rivalsOf(exported, variables, place),
    notes: Object.fromEntries(
      parts.map(({ login, publications }) => [login.name, notesOf(publications, variables, place)]),
    ),
    state: {
      use: place.useId,
      temp: place.temp,
      cleanup: options.cleanup,
      files: files.map(({ path }) => path),
      edits: [],
      revocations: revocationsOf(successes),
      variables: savedVariables(variables, place),
    },
    refresherSpecifications: parts.flatMap(({ refresherSpecification = [] }) => refresherSpecification),
  };
}

function notesOf(
  { notes = [], notesBeside = [] }: Publications,
  variables: ReadonlyMap<string, Variable>,
  { env }: Place,
): string[] {
  const applying = notesBeside.filter(({ variable, unless }) => {
    const value = variables.get(variable)?.value ?? env[variable];
    return value && value !== unless;
  });
  return [...notes, ...applying.map(({ note }) => note)];
}

/**
 * The requests that revoke the tokens minted by this use. A token from the cache is revoked by the use that obtained
 * it, whose post step runs later.
 */
export function revocationsOf(outcomes: readonly Outcome[]): Revocation[] {
  return outcomes.flatMap((outcome) => {
    if (!outcome.succeeded || outcome.from === 'cache') return [];
    const { login, credential } = outcome;
    return login.provider.publish.revocations?.(credential, login.settings, login.name) ?? [];
  });
}

interface Part extends Pick<Success, 'login' | 'description'> {
  readonly publications: Publications;
  readonly files: readonly PrivateFile[];
  readonly rivals: readonly OfLogin<RivalSetting>[];
  readonly refresherSpecification?: string;
}

function partOf({ login, credential, description }: Success, options: HandOutOptions, place: Place): Part {
  try {
    const context = contextOf(login, options, place);
    const publications = login.provider.publish.publications(credential, login.settings, context);
    const specification = specificationOf(login, context, place);
    const rivals = login.provider.publish.rivalSettings?.(context) ?? [];
    return {
      login,
      description,
      publications,
      files: [...(publications.files ?? []), ...(specification ? [specification] : [])],
      rivals: rivals.map((rival) => ({ ...rival, login: login.name })),
      ...(specification && login.provider.renewal && { refresherSpecification: specification.path }),
    };
  } catch (error) {
    throw new NotHandedOut(login, error);
  }
}

/** A command-line tool uses its newest login by default, so the exported one comes last. */
function inOrder(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((a, b) => Number(a.login.exportEnvironment) - Number(b.login.exportEnvironment));
}

interface FoundConflict {
  readonly variable: string;
  readonly neutralise: boolean;
  readonly line: string;
}

/** Job variables that would interfere with an exported login, unless a login of the step sets them itself. */
function conflictsOf(
  exported: readonly Part[],
  parts: readonly Part[],
  { env, temp, useId }: Place,
): FoundConflict[] {
  const { shared } = useOf(temp, useId);
  const own = new Set(parts.flatMap(({ publications }) => Object.keys(publications.variables)));
  return exported
    .flatMap(({ login }) => login.provider.publish.conflicts(login.settings, env, { shared }))
    .filter(({ variable }) => !own.has(variable))
    .filter(
      ({ variable }, at, all) => !all.slice(0, at).some((one) => one.variable === variable && one.neutralise),
    )
    .map(({ variable, effect, neutralise = false }) => ({
      variable,
      neutralise,
      line: `\`${variable}\` is set in this job and ${effect}${neutralise ? '. It is emptied for later steps.' : '.'}`,
    }));
}

function isExported({ login, publications }: Part): boolean {
  return login.exportEnvironment && Object.keys(publications.variables).length > 0;
}

/** Without those that a variable of the login or of the job makes ineffective. */
function rivalsOf(
  exported: readonly Part[],
  variables: ReadonlyMap<string, Variable>,
  { env }: Place,
): OfLogin<RivalSetting>[] {
  return exported
    .flatMap(({ rivals }) => rivals)
    .filter(({ unless }) => !unless.some((name) => variables.has(name) || env[name]));
}

function variablesOf(
  parts: readonly Part[],
  { exportEnvironment }: HandOutOptions,
  conflicts: readonly FoundConflict[],
): Map<string, Variable> {
  const all = parts.flatMap(({ publications }) => Object.entries(publications.variables));
  const emptied = conflicts.filter(({ neutralise }) => neutralise);
  return new Map<string, Variable>([
    ...all.filter(([, { always }]) => exportEnvironment || always),
    ...emptied.map(({ variable }) => [variable, { value: '', emptyMeansUnset: true }] as const),
  ]);
}

/** Names of variables that hold no secret. Masking a path or a role would make the job's log unreadable. */
const harmless = /_(FILE|PATH|DIR|ARN|EXPIRATION)$/;

/** The previous values of credential variables are credentials too, and debug mode shows a step's state. */
function previousSecrets(
  variables: ReadonlyMap<string, Variable>,
  secrets: ReadonlySet<string>,
  { env }: Place,
): string[] {
  return [...variables]
    .filter(([name, { value }]) => secrets.has(value) || (value === '' && !harmless.test(name)))
    .map(([name]) => env[name] ?? '');
}

function savedVariables(variables: ReadonlyMap<string, Variable>, { env }: Place): SavedState['variables'] {
  return Object.fromEntries(
    [...variables].map(([name, { emptyMeansUnset = false, leftBehind }]) => [
      name,
      { previous: env[name] ?? null, emptyMeansUnset, ...(leftBehind && { leftBehind }) },
    ]),
  );
}

/** In addition to its provider's outputs, an entry of `logins` has the two that every entry has. */
function outputsOf(
  { login: { name, kind }, description, publications: { outputs, credentialOutputs = {} } }: Part,
  { outputCredentials }: HandOutOptions,
): Readonly<Record<string, string>> {
  const isEntry = kind === 'entry';
  const token = credentialOutputs['access-token'];
  const all = {
    ...(isEntry ? { 'expires-at': timestamp(description.expiresAt) } : {}),
    ...outputs,
    ...(outputCredentials && isEntry && token ? { token } : {}),
    ...(outputCredentials ? credentialOutputs : {}),
  };
  return Object.fromEntries(Object.entries(all).map(([output, value]) => [`${name}-${output}`, value]));
}
