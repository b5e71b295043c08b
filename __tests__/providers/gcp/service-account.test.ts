import { describe, expect, it } from '@jest/globals';
import { projectOf, resourceName, serviceAccountName } from '../../../src/providers/gcp/service-account.ts';

describe('the name of a service account', () => {
  it.each([
    ['deploy@octo-project.iam.gserviceaccount.com', 'deploy@octo-project.iam.gserviceaccount.com'],
    ['projects/-/serviceAccounts/a@b.iam.gserviceaccount.com', 'a@b.iam.gserviceaccount.com'],
    ['projects/b/serviceAccounts/a@b.iam.gserviceaccount.com', 'a@b.iam.gserviceaccount.com'],
    ['serviceAccount:a@b.iam.gserviceaccount.com', 'a@b.iam.gserviceaccount.com'],
    ['123-compute@developer.gserviceaccount.com', '123-compute@developer.gserviceaccount.com'],
    ['100000000000000000001', '100000000000000000001'],
  ])('is accepted as %s', (given, name) => {
    expect(serviceAccountName.parse(given)).toBe(name);
  });

  it.each([
    ['deploy', /e-mail address/],
    ['deploy@', /e-mail address/],
    ['a@b.c:generateAccessToken', /e-mail address/],
    ['a/../b@c.d', /e-mail address/],
  ])('is refused as %s', (given, message) => {
    expect(() => serviceAccountName.parse(given)).toThrow(message);
  });

  it('becomes a resource of any project', () => {
    expect(resourceName('a@b.c')).toBe('projects/-/serviceAccounts/a@b.c');
  });
});

describe('the project of a service account', () => {
  it.each([
    ['deploy@octo-project.iam.gserviceaccount.com', 'octo-project'],
    ['deploy@name.example.com.iam.gserviceaccount.com', 'example.com:name'],
    ['deploy@name.eu0.iam.gserviceaccount.com', 'eu0:name'],
    ['123-compute@developer.gserviceaccount.com', undefined],
    ['octo-project@appspot.gserviceaccount.com', undefined],
    ['100000000000000000001', undefined],
    [undefined, undefined],
  ])('of %s is %s', (account, project) => {
    expect(projectOf(account)).toBe(project);
  });
});
