import { describe, expect, it } from '@jest/globals';
import { type KeyValue, keyValue } from '../../../src/trust/aws/keys.ts';
import { claims, host } from '../support.ts';

const github = { provider: host, partition: 'aws', claims, uncertain: 'absent' as const };

describe('condition keys of a token', () => {
  it.each<[string, KeyValue]>([
    [`${host}:sub`, [claims.sub]],
    [`${host}:SUB`, [claims.sub]],
    [`${host}:repository_id`, ['74']],
    [`${host}:enterprise_id`, undefined],
    // Claims that STS does not read.
    [`${host}:event_name`, undefined],
    [`${host}:repository_owner`, undefined],
    [`${host}:repository_owner_id`, undefined],
    ['gitlab.com:sub', undefined],
    ['aws:SecureTransport', ['true']],
    ['aws:SourceIp', 'not known'],
    ['sts:RoleSessionName', 'not known'],
    ['aws:username', undefined],
  ])('%s', (key, value) => expect(keyValue(github, key)).toEqual(value));

  it('may be more for issuers whose list is unknown here', () => {
    const gitlab = { ...github, provider: 'gitlab.com', claims: { sub: 'project_path:g/p', ref: 'main' } };
    expect(keyValue(gitlab, 'gitlab.com:sub')).toEqual(['project_path:g/p']);
    expect(keyValue(gitlab, 'gitlab.com:ref')).toBe('not known');
  });

  it('are the default ones for issuers with a path', () => {
    const slug = { ...github, provider: `${host}/octo-org` };
    expect(keyValue(slug, `${host}/octo-org:sub`)).toEqual([claims.sub]);
    expect(keyValue(slug, `${host}/octo-org:ref`)).toBeUndefined();
  });

  it('have several values for a list', () => {
    const listed = { ...github, claims: { amr: ['authenticated', 'x'] } };
    expect(keyValue(listed, `${host}:amr`)).toEqual(['authenticated', 'x']);
  });
});
