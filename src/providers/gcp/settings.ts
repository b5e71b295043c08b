/** The settings of a Google Cloud login, and what is derived from them. */
import type { Environment } from '../../environment.ts';
import { boolean, choice, duration, list, quoted, text } from '../../settings/kinds.ts';
import type { Problem, Values } from '../../settings/schema.ts';
import { defineSchema } from '../../settings/schema.ts';
import type { Endpoints } from './endpoints.ts';
import { defaultUniverse, endpointsOf } from './endpoints.ts';
import { defaultIdTokenAudience, providerName } from './provider-name.ts';
import { mayBeServiceAccount, projectOf, serviceAccountName } from './service-account.ts';

/** Without the characters that would end a word in the credentials file's command line. */
const audience = text({ pattern: /^[^\s"'\p{Cc}]+$/u, rule: 'one audience, without blanks and quotes' });
/** A scope-token of RFC 6749 section 3.3. */
const scope = text({ pattern: /^[\x21\x23-\x5b\x5d-\x7e]+$/, rule: 'an OAuth scope' });
const headerValue = text({
  pattern: /^[\x20-\x7e]{1,512}$/,
  rule: 'one line of at most 512 ASCII characters',
});
const projectId = text({
  label: 'project ID',
  pattern: /^[a-z0-9][a-z0-9.:-]*$/,
  rule: 'a project ID: lower-case letters, digits and hyphens (the display name does not work)',
});
const domain = text({ label: 'domain', pattern: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/, rule: 'a domain name' });

export const schema = defineSchema({
  'workload-identity-provider': {
    kind: providerName,
    required: true,
    description:
      'Full resource name of the workload identity provider that trusts this repository. Setting it switches the Google Cloud login on.',
  },
  'service-account': {
    kind: serviceAccountName,
    description:
      'E-mail address of the service account to impersonate. Without one the job acts as its own federated principal (direct federation), whose tokens end in about five minutes.',
  },
  'project-id': {
    kind: projectId,
    derivedDefault: "the project in the service account's address",
    description: 'Project that later steps work in.',
  },
  audience: {
    kind: audience,
    derivedDefault: '`https://iam.googleapis.com/<workload-identity-provider>`',
    description:
      'Audience of the ID token. Anything but the default must be among the allowed audiences of the provider.',
  },
  'access-token-lifetime': {
    kind: duration({ minSeconds: 60, maxSeconds: 43_200 }),
    default: '3600s',
    description:
      'How long an access token of the service account lives. More than one hour needs the organization policy `constraints/iam.allowServiceAccountCredentialLifetimeExtension`. Tokens that tools get through the credentials file live as long, but at least 10 minutes.',
  },
  'access-token-scopes': {
    kind: list(scope, { separator: /[\s,]/ }),
    default: 'https://www.googleapis.com/auth/cloud-platform',
    description: 'OAuth scopes of the access token.',
  },
  'id-token-audience': {
    kind: list(audience, { separator: /[\s,]/ }),
    description:
      'One or more audiences, for example the URL of a Cloud Run service. Each yields an ID token of the service account: one as the bare token, several as a JSON object from audience to token.',
  },
  'id-token-include-email': {
    kind: boolean,
    default: 'false',
    description:
      "Put the service account's e-mail address into those ID tokens. Identity-Aware Proxy needs it.",
  },
  delegates: {
    kind: list(serviceAccountName, { separator: /[\s,]/ }),
    description:
      'Service accounts to pass through, in order, before the last one is impersonated. Each needs the role Service Account Token Creator on the next. The format of the credentials file has no place for them.',
  },
  universe: {
    kind: domain,
    default: defaultUniverse,
    description: 'Domain of the Google Cloud universe.',
  },
  'request-reason': {
    kind: headerValue,
    description: 'Text that the audit logs of Google Cloud record with each request of this login.',
  },
  'credentials-source': {
    kind: choice(['url', 'executable']),
    default: 'url',
    description:
      "How the credentials file gets ID tokens. `url`: it holds the job's request token, and works with every tool. `executable`: it holds no secret and names a helper program instead, for tools that run programs (`GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1`), outside containers.",
  },
});

/** A complete Google Cloud login. */
export interface GcpSettings {
  /** `projects/…/providers/…`, without a host. */
  readonly provider: string;
  /** E-mail address or unique ID; absent in direct federation. */
  readonly serviceAccount?: string;
  readonly projectId?: string;
  readonly audience: string;
  readonly accessTokenLifetimeSeconds: number;
  readonly scopes: readonly string[];
  readonly idTokenAudiences: readonly string[];
  readonly idTokenIncludeEmail: boolean;
  readonly delegates: readonly string[];
  readonly universe: string;
  readonly requestReason?: string;
  readonly credentialsSource: 'url' | 'executable';
  readonly endpoints: Endpoints;
}

export function resolve(
  values: Values<typeof schema>,
  env: Environment,
): { settings: GcpSettings; problems: readonly Problem[] } {
  const { workloadIdentityProvider: provider, serviceAccount, requestReason } = values;
  const { endpoints, problems } = endpointsOf(values.universe, env);
  const needsServiceAccount = (setting: string, what: string) =>
    problems.push({ setting, message: `needs \`gcp-service-account\`: ${what}` });
  if (serviceAccount === undefined && values.idTokenAudience) {
    needsServiceAccount('id-token-audience', 'only a service account can have Google ID tokens');
  }
  if (serviceAccount === undefined && values.delegates) {
    needsServiceAccount('delegates', 'a chain of impersonation must end at one');
  }
  const accounts = { 'service-account': serviceAccount, delegates: values.delegates };
  for (const [setting, names] of Object.entries(accounts)) {
    for (const name of [names ?? []].flat()) {
      if (values.universe !== defaultUniverse || mayBeServiceAccount(name)) continue;
      problems.push({
        setting,
        message: `must be the address of a service account, which ends in \`.gserviceaccount.com\`, and ${quoted(name)} does not: people and groups cannot be impersonated`,
      });
    }
  }
  if (values.accessTokenScopes.length === 0) {
    problems.push({ setting: 'access-token-scopes', message: 'must hold at least one scope' });
  }
  const project = values.projectId ?? projectOf(serviceAccount);
  return {
    problems,
    settings: {
      provider,
      audience: values.audience ?? defaultIdTokenAudience(provider),
      accessTokenLifetimeSeconds: values.accessTokenLifetime,
      scopes: unique(values.accessTokenScopes),
      idTokenAudiences: unique(values.idTokenAudience ?? []),
      idTokenIncludeEmail: values.idTokenIncludeEmail,
      delegates: values.delegates ?? [],
      universe: values.universe,
      credentialsSource: values.credentialsSource,
      endpoints,
      ...(serviceAccount === undefined ? {} : { serviceAccount }),
      ...(project === undefined ? {} : { projectId: project }),
      ...(requestReason === undefined ? {} : { requestReason }),
    },
  };
}

function unique(items: readonly string[]): readonly string[] {
  return [...new Set(items)];
}
