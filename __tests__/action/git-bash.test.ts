import { describe, expect, it } from '@jest/globals';
import { excludedFromConversion } from '../../src/action/git-bash.ts';
import type { Environment } from '../../src/environment.ts';

const token = '/kPd9+Zx==';
const other = '+/kPd9';
const secrets = new Set([token, other, 'kPd9/Zx']);
const exported = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, { value }]));

function excluded(
  values: Record<string, string>,
  env: Environment = {},
  platform: NodeJS.Platform = 'win32',
) {
  return Object.fromEntries(excludedFromConversion(exported(values), secrets, env, platform));
}

describe('secrets that Git Bash would rewrite', () => {
  it('are exempted by the names of their variables', () => {
    expect(excluded({ TOKEN: token, OTHER: other, REGION: 'eu-west-1' })).toEqual({
      MSYS2_ENV_CONV_EXCL: { value: 'TOKEN;OTHER' },
    });
  });

  it.each<[string, Record<string, string>, Environment, NodeJS.Platform]>([
    ['another system', { TOKEN: token }, {}, 'linux'],
    ['values that are left alone', { TOKEN: 'kPd9/Zx' }, {}, 'win32'],
    ['paths, which shall be converted', { CONFIG: '/d/a/config' }, {}, 'win32'],
    ['a job that excepts everything', { TOKEN: token }, { MSYS2_ENV_CONV_EXCL: '*' }, 'win32'],
    ['a job that excepts the variable', { TOKEN: token }, { MSYS2_ENV_CONV_EXCL: 'A;TOKEN' }, 'win32'],
  ])('need no exemption for %s', (_, values, env, platform) => {
    expect(excluded(values, env, platform)).toEqual({});
  });

  it('are added to the job’s own exemptions', () => {
    expect(excluded({ TOKEN: token }, { MSYS2_ENV_CONV_EXCL: 'HEALTH_PATH' })).toEqual({
      MSYS2_ENV_CONV_EXCL: { value: 'HEALTH_PATH;TOKEN' },
    });
  });
});
