/** What GitHub knows about the job's subject and environment, by its REST API. Only read, and only in plan mode. */
import type { Environment } from '../environment.ts';
import { Failure } from '../failure/failure.ts';
import type { HttpClient } from '../http/client.ts';
import { isGithubDotCom } from '../identity/issuer.ts';
import { isImmutableSubject } from '../identity/subject.ts';
import { isObject } from '../text/json.ts';
import type { Warning } from './warnings.ts';

export interface GithubRules {
  readonly warnings: readonly Warning[];
  /** What could not be read, and why. */
  readonly notChecked: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

interface Dependencies {
  readonly http: HttpClient;
  readonly env: Environment;
  readonly signal: AbortSignal;
}

/** Milliseconds for one answer of the API. */
const timeoutMs = 10_000;

/** Reads the customization of the subject and the rules of the environment. Never throws: what fails is named. */
export async function readGithubRules(
  claims: Claims,
  token: string,
  deps: Dependencies,
): Promise<GithubRules> {
  const [owner = '', repo = ''] = String(claims.repository ?? '').split('/');
  const read = await reader(token, deps);
  const { environment } = claims;
  const [subject, ofOrganization, rules] = await Promise.all([
    read('GET /repos/{owner}/{repo}/actions/oidc/customization/sub', { owner, repo }),
    read('GET /orgs/{org}/actions/oidc/customization/sub', { org: owner }),
    typeof environment === 'string'
      ? read('GET /repos/{owner}/{repo}/environments/{environment_name}', {
          owner,
          repo,
          environment_name: environment,
        })
      : undefined,
  ]);
  const branches =
    typeof environment === 'string' && hasCustomBranches(rules?.body)
      ? await read('GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies', {
          owner,
          repo,
          environment_name: environment,
        })
      : undefined;
  return {
    warnings: [
      ...(subject.body ? subjectWarnings(claims, subject.body, ofOrganization.body) : []),
      ...(rules?.body ? environmentRules(String(environment), rules.body, branches?.body) : []),
    ],
    notChecked: [
      ...(subject.body ? [] : [`the subject's customization (${subject.problem})`]),
      ...(rules === undefined || rules.body
        ? []
        : [`the rules of the environment "${environment}" (${rules.problem})`]),
    ],
  };
}

interface Answer {
  readonly body?: Readonly<Record<string, unknown>>;
  readonly problem?: string;
}

type Read = (route: string, parameters: Readonly<Record<string, string>>) => Promise<Answer>;

/** GitHub's client, over the action's one HTTP client. */
async function reader(token: string, { http, env, signal }: Dependencies): Promise<Read> {
  // Not the main module: that reads the event payload and prints what it thinks of it.
  const { GitHub, getOctokitOptions } = await import('@actions/github/lib/utils');
  const octokit = new GitHub(
    getOctokitOptions(token, {
      baseUrl: env.GITHUB_API_URL || 'https://api.github.com',
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      request: {
        fetch: async (url: string, { headers }: { headers: Record<string, string> }) => {
          const {
            status,
            body,
            headers: answered,
          } = await http.send({
            method: 'GET',
            url,
            headers,
            timeoutMs,
            signal,
          });
          // An answer of such a status has no body, not even an empty one.
          return new Response(status === 204 || status === 304 ? null : body, { status, headers: answered });
        },
      },
    }),
  );
  return async (route, parameters) => {
    try {
      const { data } = await octokit.request(route, parameters);
      return isObject(data) ? { body: data } : { problem: 'GitHub gave no usable answer' };
    } catch (error) {
      return { problem: problemOf(error) };
    }
  };
}

function ignore(): void {}

/** GitHub answers 404 for what a token must not see. */
function problemOf(error: unknown): string {
  const { status, cause } = error as { status?: unknown; cause?: unknown };
  if (cause instanceof Failure) return cause.message;
  if (status === 401) return '`github-token` is not accepted';
  if (status === 403) return '`github-token` lacks `actions: read`';
  if (status === 404) return '`github-token` lacks `actions: read`, or there is none';
  return `GitHub answered HTTP ${status}`;
}

function subjectWarnings(
  claims: Claims,
  ofRepository: Readonly<Record<string, unknown>>,
  ofOrganization: Readonly<Record<string, unknown>> | undefined,
): Warning[] {
  const keys = ofRepository.include_claim_keys ?? ofOrganization?.include_claim_keys;
  const isTemplate = ofRepository.use_default === false && Array.isArray(keys);
  const isComing =
    ofRepository.use_immutable_subject === true &&
    isGithubDotCom(claims.iss) &&
    !isImmutableSubject(String(claims.sub));
  return [
    ...(isTemplate
      ? [
          {
            id: 'subject-template-of-github',
            severity: 'info' as const,
            message: `The subject is made from ${keys.map((key) => `\`${key}\``).join(', ')}, by a setting of the ${ofRepository.include_claim_keys ? 'repository' : 'organization'}. Everyone who may change it changes who gets in.`,
            fix: 'Change template and trust together.',
          },
        ]
      : []),
    ...(isComing
      ? [
          {
            id: 'immutable-subject-next',
            severity: 'high' as const,
            message:
              'The repository was switched to subjects with IDs, which the next runs will have. Trust that tests names alone will refuse them.',
            fix: 'Set up the trust for both forms now.',
          },
        ]
      : []),
  ];
}

function hasCustomBranches(rules: Readonly<Record<string, unknown>> | undefined): boolean {
  const policy = rules?.deployment_branch_policy;
  return isObject(policy) && policy.custom_branch_policies === true;
}

function environmentRules(
  environment: string,
  rules: Readonly<Record<string, unknown>>,
  branches: Readonly<Record<string, unknown>> | undefined,
): Warning[] {
  const protections = Array.isArray(rules.protection_rules) ? rules.protection_rules.filter(isObject) : [];
  const reviewers = protections.find(({ type }) => type === 'required_reviewers');
  const policies = Array.isArray(branches?.branch_policies) ? branches.branch_policies.filter(isObject) : [];
  const isOpen =
    !isObject(rules.deployment_branch_policy) ||
    policies.some(({ name }) => typeof name === 'string' && /^\*+(\/\*+)*$/.test(name));
  return [
    ...(isOpen
      ? [
          {
            id: 'environment-without-branch-rule',
            severity: 'high' as const,
            message: `The environment "${environment}" admits every branch and tag: a pull request can name it in its own workflow and get in.`,
            fix: 'Limit its deployment branches and tags (Settings → Environments).',
          },
        ]
      : []),
    ...(reviewers === undefined
      ? [
          {
            id: 'environment-without-reviewers',
            severity: isOpen ? ('high' as const) : ('medium' as const),
            message: `The environment "${environment}" has no required reviewers: everyone who may push to ${isOpen ? 'any branch' : 'its branches'} gets in without approval.`,
            fix: 'Add required reviewers (Settings → Environments).',
          },
        ]
      : reviewers.prevent_self_review === true
        ? []
        : [
            {
              id: 'environment-with-self-review',
              severity: 'low' as const,
              message: `In the environment "${environment}", the person who starts a run may approve it.`,
              fix: 'Switch on "Prevent self-review".',
            },
          ]),
  ];
}
