import { beforeEach, describe, expect, it } from '@jest/globals';
import { defaults } from '../../../emulator/default-world.ts';
import { type AccessToken, issueAccessToken } from '../../../emulator/google/access-tokens.ts';
import { googleResourceManager } from '../../../emulator/services/google-resource-manager.ts';
import { googleStorage } from '../../../emulator/services/google-storage.ts';
import { bodyOf, createContext, createRequest, noon, send, type TestContext } from '../support.ts';

const { projectId, projectNumber, serviceAccount } = defaults.google;
const member = `serviceAccount:${serviceAccount}`;

let context: TestContext;
beforeEach(() => {
  context = createContext();
});

function get(service: typeof googleStorage, url: string, token: Partial<AccessToken> = {}) {
  const bearer = issueAccessToken(
    {
      kind: 'serviceAccount',
      principal: member,
      members: [member],
      scopes: ['https://www.googleapis.com/auth/cloud-platform'],
      expires: noon / 1000 + 300,
      ...token,
    },
    context,
  );
  return send(service, createRequest(url, { headers: { authorization: `Bearer ${bearer}` } }), context);
}

describe('Resource Manager', () => {
  const projects = 'https://cloudresourcemanager.googleapis.com/v1/projects';

  it.each([projectId, projectNumber])('describes the project %s', async (name) => {
    expect(bodyOf(await get(googleResourceManager, `${projects}/${name}`))).toMatchObject({
      projectId,
      projectNumber,
      lifecycleState: 'ACTIVE',
    });
  });

  it.each<[string, string, Partial<AccessToken>, number, string]>([
    ['an unknown project', 'other', {}, 403, 'PERMISSION_DENIED'],
    ['a stranger', projectId, { members: ['serviceAccount:x'] }, 403, 'PERMISSION_DENIED'],
    ['an expired token', projectId, { expires: noon / 1000 }, 401, 'UNAUTHENTICATED'],
    ['another scope', projectId, { scopes: ['email'] }, 403, 'PERMISSION_DENIED'],
  ])('refuses %s', async (_, name, token, status, code) => {
    const response = await get(googleResourceManager, `${projects}/${name}`, token);
    expect([response.status, bodyOf(response).error.status]).toEqual([status, code]);
  });
});

describe('Storage', () => {
  const buckets = 'https://storage.googleapis.com/storage/v1/b';

  it('lists a project’s buckets', async () => {
    const { items } = bodyOf(await get(googleStorage, `${buckets}?project=${projectId}`));
    expect(items.map(({ name }: { name: string }) => name)).toEqual(['octo-project-artifacts']);
  });

  it('accepts its own scopes', async () => {
    const scopes = ['https://www.googleapis.com/auth/devstorage.read_only'];
    expect((await get(googleStorage, `${buckets}?project=${projectId}`, { scopes })).status).toBe(200);
  });

  it.each([
    ['another project', '?project=other'],
    ['no project', ''],
  ])('refuses %s', async (_, query) => {
    expect((await get(googleStorage, `${buckets}${query}`)).status).toBe(403);
  });
});
