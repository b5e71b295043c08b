import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { handOutOf, revocationsOf } from '../../src/action/hand-out.ts';
import { postStep } from '../../src/action/post-step.ts';
import { publish } from '../../src/action/publish.ts';
import type { AnyProvider } from '../../src/contract/provider.ts';
import type { Publications, PublishContext, RivalSetting } from '../../src/contract/publication.ts';
import type { HttpRequest } from '../../src/http/client.ts';
import type { Success } from '../../src/login/outcome.ts';
import { createSecrets } from '../../src/text/secrets.ts';
import { testLogin, testProvider } from '../support/provider.ts';
import { type RecordedRunner, recordedRunner } from '../support/runner.ts';

let temp: string;
beforeEach(async () => {
  temp = await mkdtemp(join(tmpdir(), 'publish-test-'));
});
afterEach(() => rm(temp, { recursive: true, force: true }));

function success(
  publications: (context: PublishContext) => Partial<Publications>,
  exportEnvironment = true,
  change: Parameters<typeof testProvider>[0] = {},
): Success {
  const base = testProvider(change);
  const provider: AnyProvider = {
    ...base,
    publish: {
      ...base.publish,
      publications: (credential, settings, context) => ({
        ...base.publish.publications(credential, settings, context),
        ...publications(context),
      }),
    },
  };
  return {
    succeeded: true,
    login: testLogin(provider, { kind: 'entry', settings: { audience: 'a' }, exportEnvironment }),
    credential: { token: 'secret-token' },
    description: { identity: 'x', expiresAt: 1 },
    from: 'exchange',
    startedAt: 0,
    endedAt: 1,
    spans: [],
  };
}

const options = { exportEnvironment: true, outputCredentials: true, cleanup: true, refresh: false };

function dependencies(runner: RecordedRunner, env: Record<string, string> = {}, useId = 'one') {
  return {
    runner,
    secrets: createSecrets(runner.mask),
    env,
    temp,
    actionDirectory: '/action',
    nodePath: '/node',
    useId,
    now: () => 0,
  } as never;
}

const noHttp = { send: () => Promise.reject(new Error('nothing to revoke')) };

describe('publish', () => {
  it('writes how to repeat a renewed login to a file without secrets, and writes none for other logins', async () => {
    const runner = recordedRunner();
    const renewed = success(() => ({}), true, { facts: { renewedBy: 'refresh' } });
    const login = { ...renewed.login, name: 'kept' };
    const deps = { ...(dependencies(runner) as object), cacheDirectory: join(temp, 'cache') } as never;
    await publish([{ ...renewed, login }, success(() => ({}))], { ...options, refresh: true }, deps);
    const state = JSON.parse(runner.saved.login!);
    expect(state.files).toEqual([expect.stringMatching(/kept\.refresh\.json$/)]);
    const specification = await readFile(state.files[0], 'utf8');
    expect(JSON.parse(specification)).toMatchObject({ login: 'kept', provider: 'test', audience: 'a' });
    expect(specification).not.toContain('secret-token');
  });

  it('masks, then saves what the post step needs, then exports, then sets outputs', async () => {
    const runner = recordedRunner();
    await publish([success(() => ({}))], options, dependencies(runner));
    expect([...new Set(runner.order)]).toEqual(['mask', 'state', 'export', 'output']);
    expect(runner.order.lastIndexOf('mask')).toBeLessThan(runner.order.indexOf('export'));
    expect(runner.outputs).toEqual({
      'test-role': 'r',
      'test-token': 'secret-token',
      'test-expires-at': '1970-01-01T00:00:00Z',
    });
    expect(runner.exported).toEqual({ TEST_TOKEN: 'secret-token', TEST_ROLE: 'r' });
  });

  it('exports nothing if told so, except what tools could not find otherwise', async () => {
    const runner = recordedRunner();
    const always = success(() => ({ variables: { A: { value: 'a' }, B: { value: 'b', always: true } } }));
    await publish([always], { ...options, exportEnvironment: false }, dependencies(runner));
    expect(runner.exported).toEqual({ B: 'b' });
  });

  it('keeps Git Bash on Windows from rewriting a secret, and leaves that exemption in place, because it is harmless', async () => {
    const token = '/token+of+base64==';
    const one = success(() => ({ secrets: [token], variables: { TEST_TOKEN: { value: token } } }));
    const runner = recordedRunner();
    const deps = dependencies(runner) as unknown as Parameters<typeof handOutOf>[2];
    const { variables, state } = handOutOf([one], options, deps, 'win32');
    expect(variables.get('MSYS2_ENV_CONV_EXCL')).toEqual({ value: 'TEST_TOKEN' });
    expect(state.variables.MSYS2_ENV_CONV_EXCL).toEqual({ previous: null, emptyMeansUnset: false });
    expect([...handOutOf([one], options, deps, 'linux').variables.keys()]).toEqual(['TEST_TOKEN']);
  });

  describe('warns of a setting in a file of the user', () => {
    const rival: RivalSetting = {
      base: { home: 'tool.ini' },
      format: 'ini',
      keys: ['user'],
      effect: 'makes the tool work as that user',
      unless: ['TEST_ROLE', 'TOOL_FILE'],
    };
    const publishedWith = async (
      unless: readonly string[],
      {
        env = {},
        exports = true,
        ...given
      }: { env?: Record<string, string>; exports?: boolean; isMinor?: true } = {},
    ) => {
      await writeFile(join(temp, 'tool.ini'), 'user = octocat\n');
      const change = success(() => ({}), exports);
      const { login } = change;
      const provider = { ...login.provider };
      provider.publish = { ...provider.publish, rivalSettings: () => [{ ...rival, unless, ...given }] };
      const deps = dependencies(recordedRunner(), { HOME: temp, ...env });
      return publish([{ ...change, login: { ...login, provider } }], options, deps);
    };

    it('that wins over the login', async () => {
      expect((await publishedWith(['TOOL_FILE'])).warnings).toEqual([
        `\`user\` in ${join(temp, 'tool.ini')} makes the tool work as that user.`,
      ]);
    });

    it('in a line of the log, if few tools read it', async () => {
      const { warnings, notes } = await publishedWith(['TOOL_FILE'], { isMinor: true });
      expect(warnings).toEqual([]);
      expect(Object.values(notes)).toEqual([[expect.stringContaining('makes the tool work as that user')]]);
    });

    it.each([
      ['the login sets a variable that wins over it', ['TEST_ROLE'], {}],
      ['the job does', ['TOOL_FILE'], { env: { TOOL_FILE: '/x' } }],
      ['the login is not exported', ['TOOL_FILE'], { exports: false }],
    ])('but not if %s', async (_, unless, given) => {
      expect((await publishedWith(unless, given)).warnings).toEqual([]);
    });
  });

  it('withholds credentials on request', async () => {
    const runner = recordedRunner();
    await publish([success(() => ({}))], { ...options, outputCredentials: false }, dependencies(runner));
    expect(runner.outputs).toEqual({ 'test-role': 'r', 'test-expires-at': '1970-01-01T00:00:00Z' });
  });

  it('gives the one token of an entry a short name, and none to the flat inputs', async () => {
    const withToken = success(() => ({ credentialOutputs: { 'access-token': 'a-token' } }));
    const runner = recordedRunner();
    await publish(
      [withToken, { ...withToken, login: { ...withToken.login, name: 'azure', kind: 'flat' } }],
      options,
      dependencies(runner),
    );
    expect(Object.keys(runner.outputs).sort()).toEqual([
      'azure-access-token',
      'azure-role',
      'test-access-token',
      'test-expires-at',
      'test-role',
      'test-token',
    ]);
  });

  it('notes what overrides a login in later steps, if they have it', async () => {
    const notesBeside = [
      { variable: 'REGION', unless: 'here', note: 'another region' },
      { variable: 'KEY', note: 'other keys' },
    ];
    const notes = async (env: Record<string, string>) => {
      const { notes: found } = await publish(
        [success(() => ({ notes: ['always'], notesBeside }))],
        options,
        dependencies(recordedRunner(), env),
      );
      return Object.values(found).flat();
    };
    expect(await notes({})).toEqual(['always']);
    expect(await notes({ REGION: 'here', KEY: '' })).toEqual(['always']);
    expect(await notes({ REGION: 'there', KEY: 'x' })).toEqual(['always', 'another region', 'other keys']);
  });

  it('masks the credentials that it replaces, because the state contains them', async () => {
    const runner = recordedRunner();
    await publish(
      [success(() => ({}))],
      options,
      dependencies(runner, { TEST_TOKEN: 'older-token', TEST_ROLE: 'older-role' }),
    );
    expect(runner.masks).toContain('older-token');
    expect(runner.masks).not.toContain('older-role');
  });

  it.each([
    ['AWS_SECURITY_TOKEN', '/older/token+==', true],
    ['AWS_ROLE_ARN', 'arn:aws:iam::111122223333:role/older', false],
    ['AWS_WEB_IDENTITY_TOKEN_FILE', 'C:\\older\\token', false],
    ['ARM_OIDC_TOKEN_FILE_PATH', '/older/token', false],
  ])(
    'masks the values that it empties, %s, unless it is a path or a name',
    async (name, previous, masked) => {
      const runner = recordedRunner();
      const emptying = success(() => ({ variables: { [name]: { value: '', emptyMeansUnset: true } } }));
      await publish([emptying], options, dependencies(runner, { [name]: previous }));
      expect(runner.masks.includes(previous)).toBe(masked);
    },
  );

  it('undoes everything if one file cannot be written, and exports nothing', async () => {
    const runner = recordedRunner();
    const broken = success(({ directory }) => ({
      files: [
        { path: join(directory, 'good'), content: 'x' },
        { path: join(directory, 'good', 'below-a-file'), content: 'x' },
      ],
    }));
    await expect(publish([broken], options, dependencies(runner))).rejects.toThrow();
    expect(runner.exported).toEqual({});
    expect(existsSync(join(temp, 'multi-cloud-login'))).toBe(false);
  });

  it('leaves nothing behind if something cannot be published', async () => {
    const impossible = success(() => {
      throw new Error('unwritable');
    });
    await expect(publish([impossible], options, dependencies(recordedRunner()))).rejects.toThrow(
      'an unforeseen Error inside the action',
    );
    expect(await readdir(temp)).toEqual([]);
  });

  it('names job variables that interfere with a login, and empties those that may be emptied', async () => {
    const runner = recordedRunner();
    const conflicts = () => [
      { variable: 'OLD', effect: 'wins over the login', neutralise: true },
      { variable: 'PROFILE', effect: 'is read first' },
      { variable: 'TEST_ROLE', effect: 'is ours' },
    ];
    const disturbed = success(() => ({}), true, { publish: { conflicts } });
    const { warnings, variables } = await publish([disturbed], options, dependencies(runner));
    expect(warnings).toEqual([
      '`OLD` is set in this job and wins over the login. It is emptied for later steps.',
      '`PROFILE` is set in this job and is read first.',
    ]);
    expect(runner.exported.OLD).toBe('');
    expect(variables).toContain('OLD');
    const silent = success(() => ({ variables: {} }), true, { publish: { conflicts } });
    const quiet = await publish([silent], options, dependencies(runner, {}, 'two'));
    expect(quiet.warnings).toEqual([]);
  });

  it('lists revocations without changing anything', () => {
    const revocation = { what: 'it', method: 'POST' as const, url: 'https://x', headers: {} };
    const revocable = success(() => ({}), true, { publish: { revocations: () => [revocation] } });
    expect(revocationsOf([revocable, success(() => ({})), { ...revocable, from: 'cache' }])).toEqual([
      revocation,
    ]);
  });
});

describe('postStep', () => {
  it('has nothing to do if main saved nothing', async () => {
    const runner = recordedRunner();
    await postStep({ runner, http: noHttp, temp });
    expect(runner.lines).toEqual(['info: Nothing to clean up: no login was published.']);
  });

  it('undoes files, edits and variables from the saved state alone', async () => {
    const runner = recordedRunner();
    const shared = join(temp, 'multi-cloud-login', 'shared');
    const edited = join(shared, 'theirs.ini');
    await mkdir(shared, { recursive: true });
    await writeFile(edited, '[other]\na = 1\n');
    const other = join(temp, 'multi-cloud-login', 'use-other');
    await mkdir(other);
    const login = success(({ directory }) => ({
      files: [{ path: join(directory, 'file'), content: 'x' }],
      edits: [{ format: 'ini', path: edited, section: 'ours', keys: { k: 'v' } }],
    }));
    await publish([login], options, dependencies(runner, { TEST_ROLE: 'before' }));
    expect(await readFile(edited, 'utf8')).toContain('[ours]');
    const post = recordedRunner(runner.saved);
    await postStep({ runner: post, http: noHttp, temp });
    expect(await readFile(edited, 'utf8')).toBe('[other]\na = 1\n');
    expect(await readdir(join(temp, 'multi-cloud-login'))).toEqual(['shared', 'use-other']);
    expect(post.exported).toEqual({ TEST_TOKEN: '', TEST_ROLE: 'before' });
    expect(post.lines).toEqual([
      `info: Removed this action's entries from ${edited}`,
      expect.stringMatching(/^info: Removed .*file$/),
      'info: Restored: TEST_ROLE',
      'info: Emptied: TEST_TOKEN',
    ]);
  });

  it('leaves everything in place with cleanup: false', async () => {
    const runner = recordedRunner();
    await publish([success(() => ({}))], { ...options, cleanup: false }, dependencies(runner));
    const post = recordedRunner(runner.saved);
    await postStep({ runner: post, http: noHttp, temp });
    expect(post.exported).toEqual({});
    expect(post.lines.join()).toContain('cleanup: false');
  });

  it('warns and continues if something cannot be removed', async () => {
    const runner = recordedRunner();
    await publish(
      [success(({ directory }) => ({ files: [{ path: join(directory, 'file'), content: 'x' }] }))],
      options,
      dependencies(runner),
    );
    const state = JSON.parse(runner.saved.login!);
    const folder = join(temp, 'multi-cloud-login', 'folder');
    await mkdir(join(folder, 'inside'), { recursive: true });
    const post = recordedRunner({ login: JSON.stringify({ ...state, files: [folder] }) });
    await postStep({ runner: post, http: noHttp, temp });
    expect(post.lines[0]).toMatch(/^warning: Could not clean up .*folder/);
    expect(post.failed).toBe(false);
    expect(post.exported).toEqual({ TEST_TOKEN: '' });
  });

  it('says that something is revoked only if the service says so', async () => {
    const sent: HttpRequest[] = [];
    const answers: Record<string, number | Error> = {
      'https://a.example': 204,
      'https://b.example': 401,
      'https://c.example': 400,
      'https://d.example': new Error('d is down'),
      'https://e.example': 403,
      'https://f.example': 404,
      'https://g.example': 403,
      'https://h.example': 307,
    };
    const revocations = Object.keys(answers).map((url, index) => ({
      what: url.slice(8, 9),
      method: 'DELETE' as const,
      url,
      headers: { authorization: 'Bearer t' },
      ...(index === 0 ? { body: 'x=1' } : {}),
      goneStatuses: [401],
      ...(/\/[eg]\./.test(url) ? { hint: 'Perhaps the policy.' } : {}),
      expiresAt: url.includes('g.example') ? 1 : Date.now() + 60_000,
    }));
    const runner = recordedRunner();
    await publish(
      [success(() => ({}), true, { publish: { revocations: () => revocations } })],
      options,
      dependencies(runner),
    );
    const post = recordedRunner(runner.saved);
    await postStep({
      runner: post,
      temp,
      http: {
        send: async (request) => {
          sent.push(request);
          const answer = answers[request.url]!;
          if (answer instanceof Error) throw answer;
          return { status: answer, headers: {}, body: '' };
        },
      },
    });
    expect(sent.map(({ url }) => url)).toEqual(Object.keys(answers));
    expect(sent[0]!.body).toBe('x=1');
    expect(post.lines.filter((line) => line.includes('Revoked:'))).toEqual(['info: Revoked: a']);
    expect(post.lines).toEqual(
      expect.arrayContaining([
        'info: Revoked: a',
        'info: Not revoked: b. By HTTP 401, it is no longer valid or cannot be revoked.',
        'warning: Could not revoke c: HTTP 400. It expires on its own.',
        'warning: Could not revoke d: d is down. It expires on its own.',
        'warning: Could not revoke e: HTTP 403. Perhaps the policy. It expires on its own.',
        'warning: Could not revoke f: HTTP 404. It expires on its own.',
        'info: Not revoked: g had expired on its own (HTTP 403).',
        'warning: Could not revoke h: HTTP 307. It expires on its own.',
      ]),
    );
  });

  it('never fails the job, even if its state is damaged', async () => {
    const post = recordedRunner({ login: '[]' });
    await postStep({ runner: post, http: noHttp, temp });
    expect(post.lines).toEqual([expect.stringMatching(/^warning: Nothing was cleaned up: .* changed since/)]);
    expect(post.failed).toBe(false);
  });
});
