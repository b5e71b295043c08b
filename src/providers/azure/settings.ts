/** The settings of an Azure login, and what is derived from them. */
import type { Kind } from '../../settings/kinds.ts';
import { boolean, choice, list, Refusal, text } from '../../settings/kinds.ts';
import type { Problem, Values } from '../../settings/schema.ts';
import { defineSchema } from '../../settings/schema.ts';
import type { Cloud } from './clouds.ts';
import { cloudOf, environments } from './clouds.ts';
import { foreignCloud, normalizedScope, resourceManagerScope } from './scopes.ts';

const guidPattern = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

export function isGuid(text: string): boolean {
  return guidPattern.test(text);
}

/** A GUID, in lower case. `rule` completes the sentence "must be …". */
function guid(rule: string): Kind<string> {
  return {
    label: 'GUID',
    parse(given) {
      const value = given.toLowerCase();
      if (!isGuid(value)) throw new Refusal(`must be ${rule}`);
      return value;
    },
  };
}

/** `common` and the like mean any directory, to which a workload cannot sign in. */
const placeholderTenants = ['common', 'organizations', 'consumers'];

const tenant: Kind<string> = {
  label: 'GUID or domain',
  parse(given) {
    const value = given.toLowerCase();
    if (placeholderTenants.includes(value)) {
      throw new Refusal('must name one directory: the placeholder works for the sign-in of people only');
    }
    if (!isGuid(value) && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)) {
      throw new Refusal('must be the directory (tenant) ID, a GUID, or a verified domain of the directory');
    }
    return value;
  },
};

const scope = text({
  label: '`<resource>/.default`',
  pattern: /^[^\s/"\\][^\s"\\]*\/\.default$/,
  rule: 'a resource followed by `/.default`, for example `https://vault.azure.net/.default`',
});

export const schema = defineSchema({
  'client-id': {
    kind: guid(
      'the application (client) ID, a GUID, as the overview page of the app registration or managed identity shows it; its name, object ID or resource ID does not work',
    ),
    required: true,
    description:
      'Application (client) ID of the app registration or user-assigned managed identity that trusts this repository. Setting it switches the Azure login on.',
  },
  'tenant-id': {
    kind: tenant,
    required: true,
    description: 'Directory (tenant) ID, or a verified domain of the directory. Required with the client ID.',
  },
  'subscription-id': {
    kind: guid('the subscription ID, a GUID; its display name does not work'),
    description:
      'Subscription that later steps work in. The login checks that the identity has a role in it. Without one the login is at tenant level.',
  },
  environment: {
    kind: choice(environments),
    default: 'azurecloud',
    description:
      'The Azure cloud. It sets the audience, the sign-in address and the scope of Azure Resource Manager.',
  },
  audience: {
    kind: text({ pattern: /^\S{1,600}$/, rule: 'at most 600 characters, without blanks' }),
    derivedDefault: '`api://AzureADTokenExchange`, or what the environment recommends',
    description: 'Audience of the ID token. It must be the audience of the federated credential.',
  },
  scopes: {
    kind: list(scope, { separator: /[\s,]/ }),
    derivedDefault: 'Azure Resource Manager',
    description:
      'What to get access tokens for, one or more, fetched in parallel. The first becomes the output `azure-access-token`; the Azure CLI finds all of them in its cache.',
  },
  cli: {
    kind: boolean,
    default: 'true',
    description:
      'Make the `az` command work in later steps, with a separate configuration directory. The command itself is neither needed nor started.',
  },
});

/** A complete Azure login. */
export interface AzureSettings {
  readonly clientId: string;
  /** GUID or domain, in lower case. */
  readonly tenantId: string;
  readonly subscriptionId?: string;
  readonly cloud: Cloud;
  readonly audience: string;
  /** At least one, without duplicates; Azure Resource Manager in the spelling of the Azure CLI. */
  readonly scopes: readonly string[];
  readonly cli: boolean;
}

export function resolve(values: Values<typeof schema>): {
  settings: AzureSettings;
  problems: readonly Problem[];
} {
  const { clientId, tenantId, subscriptionId, cli } = values;
  const cloud = cloudOf(values.environment);
  const given = values.scopes?.length ? values.scopes : [resourceManagerScope(cloud)];
  const problems = [...mixedUp(clientId, tenantId, subscriptionId), ...foreignScopes(given, cloud)];
  return {
    problems,
    settings: {
      clientId,
      tenantId,
      ...(subscriptionId === undefined ? {} : { subscriptionId }),
      cloud,
      audience: values.audience ?? cloud.audience,
      scopes: [...new Set(given.map((item) => normalizedScope(item, cloud)))],
      cli,
    },
  };
}

/** The three IDs look alike; if two are equal, one was pasted in the wrong place. */
function mixedUp(clientId: string, tenantId: string, subscriptionId: string | undefined): Problem[] {
  const problems: Problem[] = [];
  if (clientId === tenantId) {
    problems.push({
      setting: 'client-id',
      message: 'is the same as the tenant ID: one of the two was pasted in the wrong place',
    });
  }
  for (const [other, what] of [
    [clientId, 'client ID'],
    [tenantId, 'tenant ID'],
  ] as const) {
    if (subscriptionId === other) {
      problems.push({
        setting: 'subscription-id',
        message: `is the same as the ${what}: one of the two was pasted in the wrong place`,
      });
    }
  }
  return problems;
}

function foreignScopes(scopes: readonly string[], cloud: Cloud): Problem[] {
  return scopes.flatMap((item) => {
    const home = foreignCloud(item, cloud);
    if (!home) return [];
    return [
      {
        setting: 'scopes',
        message: `has the item "${item}", which belongs to the environment \`${home.environment}\`, not to \`${cloud.environment}\``,
      },
    ];
  });
}
