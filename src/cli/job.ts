/** The job that a verb is about: from options that describe it, or from the claims of a token. */
import { type Assumptions, claimsOfJob, type JobClaims, MissingClaims } from '../identity/github-claims.ts';
import { issuerOfServer } from '../identity/issuer.ts';
import { immutableSince } from '../identity/subject.ts';
import { isObject } from '../text/json.ts';
import { oneOf } from './arguments.ts';
import { readText } from './text-file.ts';
import { type Files, UsageError } from './verb.ts';

/** For `parseArgs`. */
export const jobOptions = {
  claims: { type: 'string' },
  repository: { type: 'string' },
  'repository-id': { type: 'string' },
  'owner-id': { type: 'string' },
  environment: { type: 'string' },
  ref: { type: 'string' },
  event: { type: 'string' },
  workflow: { type: 'string' },
  'job-workflow-ref': { type: 'string' },
  visibility: { type: 'string' },
  server: { type: 'string' },
  issuer: { type: 'string' },
  audience: { type: 'string' },
  'immutable-subject': { type: 'boolean' },
  'subject-claims': { type: 'string' },
} as const;

/** For `--help`. */
export const jobHelp = `The job, by its claims or by its description:
  --claims FILE         JSON with the claims of an ID token
  --repository OWNER/NAME
                        (default: GITHUB_REPOSITORY)
  --repository-id ID, --owner-id ID
                        as "gh api repos/OWNER/NAME --jq '.id, .owner.id'" prints them
  --environment NAME    of the job
  --ref REF             branch, or refs/… (default: main)
  --event NAME          such as push or pull_request (default: push)
  --workflow FILE       the workflow, such as deploy.yml
  --job-workflow-ref REF
                        the reusable workflow that holds the job: owner/name/path@ref
  --visibility WORD     public, private or internal
  --server URL          of GitHub (default: GITHUB_SERVER_URL, else https://github.com)
  --issuer URL          of the ID tokens, if it is not the usual one of the server
  --audience TEXT       other than the one that each cloud wants
  --immutable-subject   the subject has the IDs of owner and repository, as on github.com
                        in repositories made, renamed or transferred since ${immutableSince}
  --subject-claims LIST the subject template of the repository, with commas`;

type Values = Readonly<{ [name in keyof typeof jobOptions]?: string | boolean }>;

/** @throws {UsageError} if no job is given, or its description makes no sense */
export async function jobOf(
  values: Values,
  env: Readonly<Record<string, string | undefined>>,
  files: Files,
): Promise<JobClaims> {
  // Scripts pass empty values for what a job does not have.
  const text = (name: keyof Values) => (typeof values[name] === 'string' && values[name]) || undefined;
  const file = text('claims');
  if (file !== undefined) {
    refuseDescription(values);
    return { claims: await readClaims(file, files), unknown: new Set(), assumed: {} };
  }
  const repository = text('repository') ?? env.GITHUB_REPOSITORY;
  if (repository === undefined)
    throw new UsageError('Name the job: `--repository OWNER/NAME` or `--claims FILE`');
  const given = {
    repositoryId: text('repository-id'),
    ownerId: text('owner-id'),
    environment: text('environment'),
    ref: text('ref'),
    event: text('event'),
    workflow: text('workflow'),
    jobWorkflowRef: text('job-workflow-ref'),
    visibility: visibilityOf(text('visibility')),
    issuer: text('issuer') ?? issuerOf(text('server') ?? env.GITHUB_SERVER_URL),
    audience: text('audience'),
    immutableSubject: values['immutable-subject'] === true ? true : undefined,
    subjectClaims: text('subject-claims')
      ?.split(',')
      .map((name) => name.trim()),
  };
  if (given.immutableSubject && !(given.repositoryId && given.ownerId))
    throw new UsageError('`--immutable-subject` needs the IDs in it: `--owner-id` and `--repository-id`');
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  try {
    return claimsOfJob({ repository, ...Object.fromEntries(known) });
  } catch (error) {
    const { message } = error as Error;
    throw new UsageError(
      error instanceof MissingClaims
        ? `${message} Describe the job with the option for it, or pass all claims with \`--claims FILE\`.`
        : message,
    );
  }
}

/** @throws {UsageError} if a job is described that is given by its claims */
function refuseDescription(values: Values): void {
  const given = (Object.keys(jobOptions) as (keyof Values)[]).filter(
    (name) => name !== 'claims' && values[name] !== undefined,
  );
  if (given.length === 0) return;
  const options = given.map((name) => `\`--${name}\``).join(', ');
  throw new UsageError(
    `\`--claims\` says all about the job: leave out ${options}, or leave out \`--claims\``,
  );
}

function visibilityOf(word: string | undefined): string | undefined {
  return word === undefined ? undefined : oneOf('visibility', word, ['public', 'private', 'internal']);
}

const replacing: Readonly<Record<keyof Assumptions, string>> = {
  event: '--event',
  ref: '--ref',
  immutableSubject: '--immutable-subject',
};

/** A line that says what was assumed, and the options that say otherwise; none if nothing was. */
export function assumptionLine(assumed: Assumptions): string | undefined {
  const texts = Object.values(assumed);
  if (texts.length === 0) return undefined;
  const options = (Object.keys(assumed) as (keyof Assumptions)[]).map((name) => replacing[name]);
  return `Assumed: ${texts.join(', ')}. Options such as ${options.join(', ')} say otherwise.`;
}

/** @throws {UsageError} when it is not the address of a server */
function issuerOf(server: string | undefined): string | undefined {
  if (server === undefined || server === '') return undefined;
  const issuer = issuerOfServer(server);
  if (issuer === undefined)
    throw new UsageError(
      `\`--server\` must be the address of a GitHub server such as https://github.example.com, and is \`${server}\``,
    );
  return issuer;
}

async function readClaims(path: string, files: Files): Promise<Record<string, string>> {
  const value = parsed(await readText(path, files), path);
  if (!isObject(value) || typeof value.sub !== 'string')
    throw new UsageError(`${path} must hold the claims of an ID token as a JSON object, \`sub\` among them`);
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new UsageError(`${path} is not JSON`);
  }
}
