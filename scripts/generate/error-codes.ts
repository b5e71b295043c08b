/**
 * The tables of docs/troubleshooting.md and docs/service-error-codes.md, from the tables that the action itself uses.
 */
import { commonErrors } from '../../src/failure/common.ts';
import type { Failure } from '../../src/failure/failure.ts';
import type { Entry, Explanation, Row } from '../../src/failure/table.ts';
import { awsErrors } from '../../src/providers/aws/errors.ts';
import { hopsOf } from '../../src/providers/aws/hops.ts';
import type { RefusalFacts as AwsFacts } from '../../src/providers/aws/refusal-facts.ts';
import { schema as awsSchema, resolve as resolveAws } from '../../src/providers/aws/settings.ts';
import { type RefusalFacts as AzureFacts, azureErrors } from '../../src/providers/azure/errors.ts';
import { schema as azureSchema, resolve as resolveAzure } from '../../src/providers/azure/settings.ts';
import { ownErrors, commonErrors as serviceErrors } from '../../src/providers/exchange/errors.ts';
import { type RefusalFacts as GcpFacts, gcpErrors } from '../../src/providers/gcp/errors.ts';
import { schema as gcpSchema, resolve as resolveGcp } from '../../src/providers/gcp/settings.ts';
import { presets } from '../../src/providers/registry.ts';
import { sshErrors } from '../../src/providers/ssh/errors.ts';
import { parseSettings } from '../../src/settings/schema.ts';

/** Per page: name of the region → its table. */
export interface CodeTables {
  readonly clouds: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
  /** Every code in them. */
  readonly codes: readonly string[];
}

/** A row of the page: codes that mean the same share a row. */
interface Line {
  readonly codes: string[];
  readonly title: string;
  /** The first cause; the log has all. */
  readonly cause: string;
  readonly fix: string;
}

/** Placeholders in capitals; the log has the user's own values. */
const aws = settingsOf(
  resolveAws(
    parsed(awsSchema, {
      'role-to-assume': 'arn:aws:iam::111122223333:role/FIRST',
      'role-chain': 'arn:aws:iam::111122223333:role/NEXT',
      region: 'eu-west-1',
    }),
    {},
  ),
);
const guid = '11111111-1111-4111-8111-111111111111';
const azure = {
  ...settingsOf(
    resolveAzure(parsed(azureSchema, { 'client-id': guid, 'tenant-id': guid, 'subscription-id': guid })),
  ),
  clientId: 'CLIENT_ID',
  tenantId: 'TENANT_ID',
  subscriptionId: 'SUBSCRIPTION_ID',
};
/** A refusal without any details that would make an explanation more specific. */
const nothingSaid = { operation: undefined, named: {}, words: '' };

const gcp = settingsOf(
  resolveGcp(
    parsed(gcpSchema, {
      'workload-identity-provider':
        'projects/123456789012/locations/global/workloadIdentityPools/my-pool/providers/my-provider',
      'service-account': 'account@my-project.iam.gserviceaccount.com',
    }),
    {},
  ),
);

export async function codeTables(): Promise<CodeTables> {
  const hops = hopsOf(aws);
  const common = (commonErrors as readonly Entry<string, Failure>[]).map((entry) =>
    line(entry.code, entry, {} as Failure),
  );
  const starting = (...starts: string[]) =>
    common.filter(({ codes: [code] }) => starts.some((start) => code!.startsWith(start)));
  const withPrefix = (area: string, rows: readonly Entry[]) =>
    rows.map((row) => line(`${area}/${row.code}`, row, undefined as never));
  const ofPresets = await Promise.all(
    Object.entries(presets).map(async ([name, load]) => withPrefix(name, (await load()).preset.errors ?? [])),
  );
  const clouds = {
    'id-token': starting('id-token/'),
    http: starting('http/'),
    step: common.filter(({ codes: [code] }) => !code!.includes('/') || code!.startsWith('files/')),
    aws: (awsErrors as readonly Row<string, AwsFacts>[]).map((row) =>
      line(`aws/${row.code}`, row, {
        settings: aws,
        claims: undefined,
        hop: isAboutSignedRequests(row) ? hops[1]! : hops[0],
      }),
    ),
    gcp: (gcpErrors as readonly Row<string, GcpFacts>[]).map((row) =>
      line(`gcp/${row.code}`, row, { ...nothingSaid, settings: gcp, claims: undefined }),
    ),
    azure: (azureErrors as readonly Row<string, AzureFacts>[]).map((row) =>
      line(`azure/${row.code}`, row, { settings: azure, claims: undefined }),
    ),
  };
  const services = {
    ssh: sshErrors.map((row) =>
      line(`ssh/${row.code}`, row as Row<string, { issuer: string }>, { issuer: 'https://ISSUER' }),
    ),
    services: withPrefix('<provider>', [...serviceErrors, ...ownErrors]),
    presets: ofPresets.flat(),
  };
  return {
    clouds: tables(clouds),
    services: tables(services),
    codes: [clouds, services]
      .flatMap(Object.values<readonly Line[]>)
      .flat()
      .flatMap(({ codes }) => codes),
  };
}

function tables(lines: Readonly<Record<string, readonly Line[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lines).map(([name, rows]) => [name, table(merged(rows))]));
}

function line<Facts>(
  code: string,
  entry: Entry<string, Facts> & { retry?: Row['retry'] },
  facts: Facts,
): Line {
  const { causes, fix }: Explanation =
    typeof entry.explain === 'function' ? entry.explain(facts) : entry.explain;
  return { codes: [code], title: entry.title, cause: causes[0] ?? '', fix: fix[0] ?? '' };
}

/** Codes with the same title share one row. */
function merged(lines: readonly Line[]): readonly Line[] {
  return [...Map.groupBy(lines, ({ title }) => title).values()].map(([first, ...others]) => ({
    ...first!,
    codes: [first!, ...others].flatMap(({ codes }) => codes),
  }));
}

function table(lines: readonly Line[]): string {
  return [
    '| code | meaning | likely cause | fix |',
    '| --- | --- | --- | --- |',
    ...lines.map(({ codes, title, cause, fix }) =>
      [codes.map((code) => `\`${code}\``).join(', '), title, cause, fix].map(cell).join(' | '),
    ),
  ]
    .map((row, index) => (index < 2 ? row : `| ${row} |`))
    .join('\n');
}

function cell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replace(/(?<![`(])(https:\/\/[^\s,]+?)(?=[.,;]?(\s|$))/g, '<$1>')
    .replaceAll('*.', '\\*.');
}

function isAboutSignedRequests({ match }: Row): boolean {
  return match !== undefined && [match].flat().some(({ request }) => request === 'signed');
}

function parsed<S extends Parameters<typeof parseSettings>[0]>(
  schema: S,
  given: Record<string, string>,
): ReturnType<typeof parseSettings<S>>['values'] {
  const { values, problems } = parseSettings(schema, given);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return values;
}

function settingsOf<R>(resolution: { settings: R } | object): R {
  if (!('settings' in resolution)) throw new Error('the example settings are not complete');
  return resolution.settings;
}
