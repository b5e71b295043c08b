import type { Environment } from '../environment.ts';
import type { Claims } from './claims.ts';

/** The issuer of github.com, the only server whose subjects can contain IDs. */
export const githubIssuer = 'https://token.actions.githubusercontent.com';

/** Its host, which is AWS's name for the identity provider. */
export const githubIssuerHost = new URL(githubIssuer).host;

/** Whether an issuer is github.com's, with or without an enterprise slug. */
export function isGithubDotCom(issuer: unknown): boolean {
  return issuer === githubIssuer || (typeof issuer === 'string' && issuer.startsWith(`${githubIssuer}/`));
}

/**
 * Whether an issuer belongs to the GitHub server that runs this job: github.com and data-residency servers (both with
 * an optional enterprise slug), GitHub Enterprise Server, or Forgejo, whose issuer is a path of the server itself.
 * @see https://docs.github.com/actions/reference/security/oidc
 */
export function isGithubIssuer(issuer: string, env: Environment): boolean {
  const server = URL.parse(env.GITHUB_SERVER_URL || 'https://github.com');
  const url = URL.parse(issuer);
  if (!server || url?.protocol !== 'https:') return false;
  const slug = /^(\/[\w.-]+)?\/?$/;
  if (server.host === 'github.com') return url.host === githubIssuerHost && slug.test(url.pathname);
  if (server.host.endsWith('.ghe.com'))
    return url.host === `token.actions.${server.host}` && slug.test(url.pathname);
  return url.host === server.host && /^(.*)\/(_services\/token|api\/actions)(\/[\w.-]+)?$/.test(url.pathname);
}

/**
 * The issuer of a GitHub server, without an enterprise's slug; undefined if the address is not one of a server.
 * @see https://docs.github.com/actions/reference/security/oidc
 */
export function issuerOfServer(address: string): string | undefined {
  const server = URL.parse(address);
  if (server?.protocol !== 'https:') return undefined;
  if (server.host === 'github.com') return githubIssuer;
  return server.host.endsWith('.ghe.com')
    ? `https://token.actions.${server.host}`
    : `https://${server.host}/_services/token`;
}

/** The least that is asked of the issuer of a token whose origin we do not know: relying parties find its keys by it. */
export function httpsIssuerProblem({ iss }: Claims): string | undefined {
  if (URL.parse(iss)?.protocol === 'https:') return undefined;
  return `was issued by ${iss}, and relying parties accept issuers with https only`;
}
