/** Every parser that sees what somebody else wrote: it never throws but to explain, never hangs, never shows a secret. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadState } from '../../src/action/load-state.ts';
import { createCacheFiles } from '../../src/cache/cache.ts';
import { seal, sealingKey, unseal } from '../../src/cache/sealing.ts';
import { digest } from '../../src/files/claim.ts';
import { removeSection, sectionBefore, setSection } from '../../src/files/ini.ts';
import { enter, newJournal, noticeOthers, readJournal, withdraw } from '../../src/files/journal.ts';
import { entriesBefore, mergeEntries, removeEntries, withoutPresent } from '../../src/files/json.ts';
import { excerpt, jsonBody, unusableAnswer } from '../../src/http/answer.ts';
import type { HttpAnswer } from '../../src/http/client.ts';
import { createAgents } from '../../src/http/proxy.ts';
import { proxySecrets } from '../../src/http/proxy-secrets.ts';
import { retryAfterMs } from '../../src/http/retry.ts';
import { readClaims } from '../../src/identity/claims.ts';
import { createIdTokens } from '../../src/identity/tokens.ts';
import { parseEntries } from '../../src/login/entries.ts';
import { isSession } from '../../src/providers/aws/cached.ts';
import { hopsOf } from '../../src/providers/aws/hops.ts';
import { createSts, load } from '../../src/providers/aws/sts.ts';
import { isAzureCredential } from '../../src/providers/azure/cached.ts';
import { entraRefusal, resourceManagerRefusal } from '../../src/providers/azure/refusal.ts';
import { readAnswer } from '../../src/providers/exchange/answer.ts';
import { isExchangeCredential } from '../../src/providers/exchange/cached.ts';
import { preset as vault } from '../../src/providers/exchange/presets/vault.ts';
import { requestGaps, templateProblem } from '../../src/providers/exchange/template.ts';
import { isGcpCredential } from '../../src/providers/gcp/cached.ts';
import { refusal as googleRefusal } from '../../src/providers/gcp/refusal.ts';
import { readDiary, readPid, troubleIn } from '../../src/renewal/diary.ts';
import { readSpecification } from '../../src/renewal/specification.ts';
import * as kinds from '../../src/settings/kinds.ts';
import { checkTrust } from '../../src/trust/check.ts';
import { readSource } from '../../src/workflow/source.ts';
import { settingsOf } from '../providers/aws/support.ts';
import { githubClaims, jwt } from '../support/jwt.ts';
import { planOf } from '../support/plan.ts';
import { recordedRunner } from '../support/runner.ts';
import { claims } from '../trust/support.ts';
import { patienceMs, runs, seed } from './support/budget.ts';
import { faultsOf, hostile, hostileValue, marker, problems } from './support/hostile.ts';

type Expected = Parameters<typeof faultsOf>[2];

/** What must hold for a parser: see {@link faultsOf}. */
function withstands<I, T>(
  name: string,
  input: fc.Arbitrary<I>,
  parse: (input: I) => T | Promise<T>,
  messages?: (result: T) => unknown,
  expected?: Expected,
): void {
  it(
    name,
    async () => {
      const property = fc.asyncProperty(input, async (value) => {
        const faults = await faultsOf(() => parse(value), messages, expected);
        if (faults.length > 0) throw new Error(faults.join('\n'));
      });
      await fc.assert(property, { numRuns: runs, seed });
    },
    patienceMs,
  );
}

const directory = mkdtempSync(join(tmpdir(), 'attacks-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const token = jwt({ ...githubClaims, note: marker });

describe('inputs', () => {
  const entries = [
    '- name: a\n  provider: aws\n  role-to-assume: arn:aws:iam::111122223333:role/MARKER\n  region: eu-west-1\n',
    '- {name: a, provider: exchange, url: "https://x.example/MARKER", audience: b, json: {t: $id_token, k: MARKER}}\n',
    '- name: a\n  provider: vault\n  url: https://vault.example\n  role: r\n  headers:\n    X-Key: MARKER\n',
    '[{"name":"a","provider":"gcp","workload-identity-provider":"MARKER"}]',
    '- name: a\n  provider: ssh\n  ca: MARKER\n- name: b\n  provider: pypi\n',
  ];
  withstands('the list of logins', hostile(...entries), parseEntries, ({ problems }) => problems);

  const cloud = hostile(
    'arn:aws:iam::111122223333:role/MARKER',
    'projects/123/locations/global/workloadIdentityPools/p/providers/MARKER',
    'eu-west-1',
    '5d1a4c3e-7b1f-4a55-9f0e-2c6a1b7e8d90',
    '111122223333,MARKER',
    'https://user:MARKER@x.example/',
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"MARKER"}]}',
    'true',
    '1h30m',
    '900',
  );
  withstands(
    'all settings of a step, read together',
    fc.record(
      {
        'aws-role-to-assume': cloud,
        'aws-region': cloud,
        'aws-role-chain': cloud,
        'aws-inline-session-policy': cloud,
        'aws-session-tags': cloud,
        'aws-sts-endpoint': cloud,
        'aws-allowed-account-ids': cloud,
        'gcp-workload-identity-provider': cloud,
        'gcp-service-account': cloud,
        'gcp-access-token-scopes': cloud,
        'gcp-id-token-audiences': cloud,
        'azure-client-id': cloud,
        'azure-tenant-id': cloud,
        'azure-subscription-id': cloud,
        'azure-scopes': cloud,
        'azure-environment': cloud,
        'id-token-source': cloud,
        'retry-timeout-seconds': cloud,
        logins: hostile(...entries),
      },
      { requiredKeys: [] },
    ),
    (given) => planOf(given),
    ({ problems, hints, notes }) => [problems, hints, notes],
  );

  const given = hostile(
    'MARKER',
    '1h30m',
    'a, b\nMARKER',
    '{"a":"MARKER"}',
    'https://a:MARKER@b.example',
    'true',
  );
  withstands(
    'every kind of value',
    fc.tuple(
      given,
      fc.constantFrom<kinds.Kind<unknown>>(
        kinds.text({ pattern: /^[a-z]+$/ }),
        kinds.boolean,
        kinds.integer({ min: 1, max: 5 }),
        kinds.duration({ minSeconds: 1, maxSeconds: 3_600 }),
        kinds.choice(['one', 'two']),
        kinds.list(kinds.integer({ min: 1, max: 5 }), { max: 3 }),
        kinds.lines(kinds.httpsUrl),
        kinds.httpsUrl,
        kinds.jsonObject,
      ),
    ),
    ([text, kind]) => kind.parse(text),
  );

  withstands(
    'templates',
    hostile('Bearer $id_token', '$token', '${body.a.MARKER[0]}', '$$x', '$id_token_form'),
    (text) => templateProblem(text, requestGaps),
    (problem) => problem,
  );

  withstands(
    'the proxy variables',
    hostile('http://user:MARKER@proxy.example:3128', 'user:MARKER@proxy:1', 'socks5://a:MARKER@b', '[::1'),
    (value) => {
      const before = process.env.HTTPS_PROXY;
      // A variable of the environment cannot hold it.
      process.env.HTTPS_PROXY = value.replaceAll('\0', '');
      try {
        proxySecrets({ HTTPS_PROXY: value });
        createAgents()(new URL('https://service.example/'));
      } finally {
        if (before === undefined) delete process.env.HTTPS_PROXY;
        else process.env.HTTPS_PROXY = before;
      }
    },
  );

  withstands(
    'workflow files',
    hostile(
      'on: push\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with: {key: MARKER}\n',
      'a: &a [*a]\n',
    ),
    (text) => readSource('a.yml', text),
    (result) => ('reason' in result ? result.reason : ''),
  );
});

describe('ID tokens', () => {
  const [head, payload, signature] = token.split('.') as [string, string, string];
  const tokens = fc.oneof(
    hostile(token, `Bearer ${token}`, `${head}.${payload}.`, `${payload}.${payload}.${signature}`, 'MARKER'),
    hostileValue({ ...githubClaims, note: marker }).map((value) =>
      [head, Buffer.from(JSON.stringify(value) ?? '').toString('base64url'), signature].join('.'),
    ),
    hostile(JSON.stringify({ ...githubClaims, note: marker })).map((text) =>
      [head, Buffer.from(text).toString('base64url'), signature].join('.'),
    ),
  );
  // The caller makes a failure of these errors; their words are ours alone.
  withstands('claims', tokens, readClaims, undefined, [...problems, Error]);

  withstands('what a token endpoint hands out', tokens, (text) =>
    createIdTokens({
      source: { name: 'test', request: async () => text, issuerProblem: () => undefined },
      request: (_, attempt) => attempt({ number: 1, signal: AbortSignal.abort(), timeoutMs: 1 }),
      mask: () => {},
      now: () => 1_100_000,
    }).single('sts.amazonaws.com'),
  );
});

describe('answers', () => {
  const secret = `${token}`;
  const answers = (...bodies: string[]) =>
    fc.record({
      status: fc.constantFrom(200, 201, 204, 301, 302, 400, 401, 403, 404, 409, 429, 500, 503, 600),
      headers: fc.record(
        {
          'retry-after': hostile('5', 'Wed, 21 Oct 2026 07:28:00 GMT', '1e999'),
          location: hostile('https://x.example/', '//y', 'javascript:MARKER'),
          date: hostile('Wed, 21 Oct 2026 07:28:00 GMT'),
          'x-amzn-requestid': hostile('abc-1'),
          'x-ms-request-id': hostile('abc-1'),
          'content-type': hostile('application/json', 'text/xml'),
        },
        { requiredKeys: [] },
      ),
      body: hostile(...bodies),
    }) as fc.Arbitrary<HttpAnswer>;

  const oauth = [
    '{"access_token":"MARKER","token_type":"Bearer","expires_in":3600}',
    `{"error":"invalid_grant","error_description":"the assertion is not good","error_codes":[700213]}`,
    '{"error":{"code":403,"message":"no","status":"PERMISSION_DENIED","details":[{"@type":"x","reason":"IAM"}]}}',
    '{"errors":["a","b"],"error":{"message":[["x"]]}}',
    '<html><body>Bad Gateway</body></html>',
  ];
  const xml = [
    '<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAX</AccessKeyId><SecretAccessKey>MARKER</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2026-01-02T03:04:05Z</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::1:assumed-role/a/b</Arn></AssumedRoleUser></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>',
    '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidIdentityToken</Code><Message>no</Message></Error><RequestId>abc</RequestId></ErrorResponse>',
  ];

  withstands('bodies of any kind', answers(...oauth, ...xml), (answer) => {
    jsonBody(answer);
    excerpt(answer.body);
    retryAfterMs(answer.headers['retry-after'], 0);
    throw unusableAnswer('x.example', answer, 'exchange');
  });

  withstands(
    'refusals of Entra and Azure Resource Manager',
    answers(...oauth),
    (answer) => [entraRefusal(answer, 'token', 0), resourceManagerRefusal(answer, 'subscriptions.get', 0)],
    (failures) => failures.map(({ message }) => message),
  );

  withstands(
    'refusals of Google',
    answers(...oauth),
    (answer) => [
      googleRefusal('sts', 'token', answer, 0),
      googleRefusal('iamcredentials', 'generateAccessToken', answer, 0),
    ],
    (failures) => failures.map(({ message }) => message),
  );

  withstands(
    'answers of other services',
    answers(...oauth, '{"auth":{"client_token":"MARKER","lease_duration":10}}'),
    (answer) =>
      readAnswer(answer, {
        url: 'https://vault.example/v1/auth/jwt/login',
        service: { name: 'vault', errors: vault.errors ?? [] } as never,
        sent: [secret],
        known: new Set(),
        tokenPaths: ['auth.client_token'],
        publicPaths: [],
        mask: () => {},
        now: () => 0,
      }),
  );

  const sts = { settings: settingsOf(), sdk: load() };
  withstands('answers of AWS STS', answers(...xml), async (answer) => {
    const context = {
      http: { send: async () => answer },
      now: () => 0,
      mask: () => {},
      userAgent: 'test/1',
    } as never;
    const sdk = await sts.sdk;
    const attempt = { number: 1, signal: new AbortController().signal, timeoutMs: 1_000 } as never;
    const command = new sdk.AssumeRoleWithWebIdentityCommand({
      RoleArn: 'arn:aws:iam::111122223333:role/deploy',
      RoleSessionName: 'a',
      WebIdentityToken: secret,
    });
    return createSts(sdk, sts.settings, context).assume(
      hopsOf(sts.settings)[0],
      attempt,
      undefined,
      [secret],
      (client) => client.send(command),
    );
  });
});

describe('files', () => {
  const ini = hostile(
    '[default]\nregion = x\naws_secret_access_key = MARKER\n\n[profile "a b"]\ns3 =\n  a = b\n',
    '\ufeff[default]\r\nkey: value\r\n# c\r\n[default]\r\nkey = MARKER',
    '  [default]\n key = a\n   more\n',
  );
  const keys = { aws_secret_access_key: 'x', region: null, other: 'y' };
  withstands('INI', ini, (text) => {
    const before = sectionBefore(text, 'default', Object.keys(keys));
    const set = setSection(text, 'default', keys);
    removeSection(set, 'default', Object.keys(keys), () => true, before);
  });
  withstands('values for INI', fc.tuple(hostile('MARKER'), hostile('profile a b')), ([value, section]) =>
    setSection('', section, { key: value }),
  );

  const edit = {
    format: 'json' as const,
    path: '/x',
    at: ['subscriptions'],
    entries: { kind: 'list' as const, match: ['id'], items: [{ id: 'a', isDefault: true, token }] },
    exclusive: 'isDefault',
    endsBy: 'token',
    belongsTo: { members: ['user'], warning: 'w' },
  };
  const document = {
    subscriptions: [
      { id: 'a', isDefault: true, token },
      { id: 'b', user: { name: marker } },
    ],
  };
  const json = fc.oneof(
    hostile(JSON.stringify(document), '{"subscriptions":{}}', '[]', `\ufeff${JSON.stringify(document)}`),
    hostileValue(document).map((value) => JSON.stringify(value) ?? ''),
  );
  withstands('JSON', json, (text) => {
    const merged = mergeEntries(text, withoutPresent(text, edit));
    removeEntries(
      merged,
      { at: edit.at, match: ['id'], exclusive: 'isDefault' },
      entriesBefore(text, edit).entries,
    );
  });

  const ledger = { content: '[default]\n', journal: newJournal('', { mode: 0o600 }) };
  const ours = { format: 'ini', path: '/x', section: 'default', keys: { region: 'a' } } as const;
  const entered = enter(ledger, ours, '/owner');
  const journals = fc.oneof(
    hostile(JSON.stringify(entered.ledger.journal)),
    hostileValue(entered.ledger.journal).map((value) => JSON.stringify(value) ?? ''),
    hostileValue({ ...newJournal(''), layers: [] }).map((value) => JSON.stringify(value) ?? ''),
  );
  withstands('journals whose digest is right', journals, (text) => {
    const journal = readJournal(`${digest(text)}\n${text}`);
    if (!journal) return;
    const found = noticeOthers({ content: entered.ledger.content, journal });
    withdraw(enter(found, ours, '/other').ledger, entered.id);
  });
  withstands('journals', hostile('abc\n{}', ''), readJournal);

  const secret = new Uint8Array(32);
  const session = {
    accessKeyId: 'a',
    secretAccessKey: 'MARKER',
    sessionToken: 't',
    expiration: '2026-01-02T03:04:05Z',
    arn: 'arn:aws:sts::1:assumed-role/a/b',
    accountId: '1',
  };
  const sealed = seal('{}', 'name', sealingKey(secret));
  withstands('what should be sealed', hostile('eyJhbGciOiJkaXIifQ..a.b.c', 'MARKER'), async (text) => {
    const jwe = await sealed;
    for (const tried of [text, jwe.slice(0, text.length) + text, jwe.replace('..', `.${text}.`)])
      await unseal(tried, 'name', sealingKey(secret)).catch(() => undefined);
  });
  withstands(
    'credentials of the cache',
    hostileValue({
      credential: session,
      token: { token: 't', expiresAt: 1 },
      idTokens: [],
      tokens: [{ scope: 's' }],
    }),
    (value) => {
      isSession(value, { allowedAccountIds: ['1'] });
      isGcpCredential(value);
      isAzureCredential(value, { scopes: ['s'] });
      isExchangeCredential(value, { env: { A: '$token' }, outputs: {} });
    },
  );
  const files = createCacheFiles(directory, 'secret of the job');
  withstands(
    'entries of the cache',
    hostileValue({ credential: session, issuedAt: 1, expiresAt: 2, idTokenIssuedAt: 1 }),
    async (value) => {
      await files.write('name', value as never);
      await files.read('name');
    },
  );

  const state = {
    use: 'a',
    temp: '/tmp/none',
    cleanup: true,
    files: ['/tmp/none/MARKER'],
    revocations: [{ url: 'https://x.example' }],
    edits: [{ path: '/tmp/none', id: 'a', claim: { format: 'ini', section: 'a', keys: {} } }],
    variables: { A: { previous: null, emptyMeansUnset: true } },
  };
  const states = fc.oneof(
    hostile(JSON.stringify(state)),
    hostileValue(state).map((value) => JSON.stringify(value) ?? ''),
  );
  withstands('the state of the step', states, (text) => loadState(recordedRunner({ login: text })));

  const entry = { at: '2026-01-02T03:04:05Z', event: 'started', pid: 7, login: 'a', reason: 'MARKER' };
  const diary = fc.oneof(
    hostile(`${JSON.stringify(entry)}\n`),
    fc.array(hostileValue(entry)).map((all) => all.map((one) => JSON.stringify(one) ?? '').join('\n')),
  );
  withstands('the diary of the refresher', diary, async (text) => {
    readPid(text);
    const entries = text.split('\n').flatMap((line) => {
      try {
        return [JSON.parse(line)];
      } catch {
        return [];
      }
    });
    troubleIn(
      entries.filter((one) => typeof one?.event === 'string'),
      false,
    );
    await readDiary(directory);
  });
  // An error of this function goes into the log of the tool that asked for a credential.
  withstands(
    'a specification that is not there',
    hostile(join(directory, 'none')),
    (path) => readSpecification(path),
    undefined,
    [...problems, Error],
  );
});

describe('trust policies', () => {
  const policies = [
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: {
            Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
          },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: {
            StringLike: { 'token.actions.githubusercontent.com:sub': ['repo:octo-org/*', marker] },
          },
        },
      ],
    },
    {
      name: 'projects/1/locations/global/workloadIdentityPools/p/providers/q',
      attributeMapping: { 'google.subject': 'assertion.sub' },
      attributeCondition: "assertion.repository == 'octo-org/octo-repo' && assertion.sub.startsWith('repo:')",
      oidc: { issuerUri: 'https://token.actions.githubusercontent.com', allowedAudiences: [marker] },
    },
    [
      {
        name: 'a',
        issuer: 'https://token.actions.githubusercontent.com',
        subject: 'repo:octo-org/octo-repo:ref:refs/heads/main',
        audiences: ['api://AzureADTokenExchange'],
      },
    ],
    {
      bindings: [
        {
          role: 'roles/iam.workloadIdentityUser',
          members: [
            'principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*',
          ],
        },
      ],
    },
  ];
  const texts = fc.oneof(
    hostile(...policies.map((policy) => JSON.stringify(policy))),
    ...policies.map((policy) => hostileValue(policy).map((value) => JSON.stringify(value) ?? '')),
  );
  withstands(
    'of any form',
    texts,
    (text) => checkTrust([{ name: 'trust.json', text }], claims, { attacks: false }),
    ({ unreadable }) => unreadable,
  );
});

describe('texts of a hundred thousand levels', () => {
  const levels = 100_000;
  const deep = [
    '['.repeat(levels) + ']'.repeat(levels),
    '{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
    '<a>'.repeat(levels),
    '- '.repeat(levels),
  ];
  const payloadOf = (text: string) => `e30.${Buffer.from(text).toString('base64url')}.c2ln`;
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    'the list of logins': (text) => parseEntries(text.slice(0, 64 * 1024)),
    'ID tokens': (text) => readClaims(payloadOf(text)),
    'bodies of answers': (body) => jsonBody({ status: 200, headers: {}, body }),
    'refusals of Google': (body) => googleRefusal('sts', 'token', { status: 400, headers: {}, body }, 0),
    'refusals of Entra': (body) => entraRefusal({ status: 400, headers: {}, body }, 'token', 0),
    'the state of the step': (text) => loadState(recordedRunner({ login: text })),
    journals: (text) => readJournal(`${digest(text)}\n${text}`),
    'workflow files': (text) => readSource('a.yml', text),
    'trust policies': (text) => checkTrust([{ name: 'trust.json', text }], claims, { attacks: false }),
  };

  it.each(Object.entries(readers))('do not stop the reader of %s', async (_, read) => {
    for (const text of deep)
      expect(await faultsOf(() => read(text), undefined, [...problems, Error])).toEqual([]);
  });
});
