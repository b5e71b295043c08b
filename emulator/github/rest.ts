/**
 * The parts of GitHub's REST API that say who may be admitted.
 * @see https://docs.github.com/rest/actions/oidc
 * @see https://docs.github.com/rest/deployments/environments
 */
import { type EmulatedRequest, type EmulatedResponse, json } from '../http.ts';
import type { PathRoute, ServiceContext } from '../services/service.ts';
import { type ApiToken, type EnvironmentRules, ownerOf } from './world.ts';

type Permission = ApiToken['permissions'][number];

export const restRoutes: readonly PathRoute[] = [
  {
    operation: 'repositorySubject',
    method: 'GET',
    path: /^(?:\/api\/v3)?\/repos\/([^/]+\/[^/]+)\/actions\/oidc\/customization\/sub$/,
    answer: (request, context, [, repository]) =>
      admit(request, context, 'actions', repository === context.world.job.repository) ??
      json(200, subjectOf(context)),
  },
  {
    operation: 'organizationSubject',
    method: 'GET',
    path: /^(?:\/api\/v3)?\/orgs\/([^/]+)\/actions\/oidc\/customization\/sub$/,
    answer: (request, context, [, owner]) =>
      admit(request, context, 'organization', owner === ownerOf(context.world.job)) ??
      json(200, { include_claim_keys: context.world.github.subjectClaims ?? ['repo', 'context'] }),
  },
  {
    operation: 'environment',
    method: 'GET',
    path: /^(?:\/api\/v3)?\/repos\/([^/]+\/[^/]+)\/environments\/([^/]+)$/,
    answer(request, context, [, repository, encoded = '']) {
      const rules = environmentOf(encoded, context);
      const known = repository === context.world.job.repository && rules !== undefined;
      return (
        admit(request, context, 'actions', known) ??
        json(200, environment(decodeURIComponent(encoded), rules!))
      );
    },
  },
  {
    operation: 'branchPolicies',
    method: 'GET',
    path: /^(?:\/api\/v3)?\/repos\/([^/]+\/[^/]+)\/environments\/([^/]+)\/deployment-branch-policies$/,
    answer(request, context, [, repository, encoded = '']) {
      const rules = environmentOf(encoded, context);
      const known = repository === context.world.job.repository && Array.isArray(rules?.branches);
      return admit(request, context, 'actions', known) ?? json(200, policies(rules?.branches ?? []));
    },
  },
];

/** The answer that refuses a request; undefined if it is valid. */
function admit(
  request: EmulatedRequest,
  { world }: ServiceContext,
  needed: Permission,
  exists: boolean,
): EmulatedResponse | undefined {
  if (!request.headers['user-agent']) {
    return error(
      403,
      'Request forbidden by administrative rules. Please make sure your request has a User-Agent header',
    );
  }
  if (!/json|\*\/\*/.test(request.headers.accept ?? '*/*')) {
    return error(415, "Unsupported 'Accept' header. Must accept 'application/json'.");
  }
  const [, name = ''] = /^(?:token|bearer) (.+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const isPublic = world.job.repositoryVisibility === 'public' && needed !== 'organization';
  if (name === '') return isPublic && exists ? undefined : error(404, 'Not Found');
  const token = Object.hasOwn(world.github.apiTokens, name) ? world.github.apiTokens[name] : undefined;
  if (token === undefined) return error(401, 'Bad credentials');
  if (!exists) return error(404, 'Not Found');
  if (isPublic || token.permissions.includes(needed)) return undefined;
  return error(403, 'Resource not accessible by integration');
}

function error(status: number, message: string): EmulatedResponse {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) });
}

function subjectOf({ world: { github } }: ServiceContext) {
  const { subjectClaims, immutableSubject, immutableSubjectNext } = github;
  return {
    use_default: subjectClaims === undefined,
    ...(subjectClaims && { include_claim_keys: subjectClaims }),
    use_immutable_subject: immutableSubjectNext ?? immutableSubject,
  };
}

function environmentOf(encoded: string, { world }: ServiceContext): EnvironmentRules | undefined {
  const name = decodeURIComponent(encoded);
  // GitHub's environment names are case-insensitive.
  const found = Object.entries(world.github.environments).find(
    ([other]) => other.toLowerCase() === name.toLowerCase(),
  );
  return found?.[1];
}

function environment(name: string, { reviewers, preventSelfReview, branches }: EnvironmentRules) {
  const people = Array.from({ length: reviewers }, (_, index) => ({
    type: 'User',
    reviewer: { login: `reviewer-${index + 1}`, id: 1000 + index },
  }));
  return {
    id: 161171787,
    name,
    can_admins_bypass: true,
    protection_rules: [
      ...(reviewers > 0
        ? [{ id: 1, type: 'required_reviewers', prevent_self_review: preventSelfReview, reviewers: people }]
        : []),
      ...(branches === 'any' ? [] : [{ id: 2, type: 'branch_policy' }]),
    ],
    deployment_branch_policy:
      branches === 'any'
        ? null
        : { protected_branches: branches === 'protected', custom_branch_policies: branches !== 'protected' },
  };
}

function policies(branches: EnvironmentRules['branches']) {
  const names = Array.isArray(branches) ? branches : [];
  return {
    total_count: names.length,
    branch_policies: names.map((name, index) => ({ id: index + 1, name, type: 'branch' })),
  };
}
