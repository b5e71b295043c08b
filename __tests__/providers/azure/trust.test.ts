import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { trust } from '../../../src/providers/azure/trust.ts';
import { claims, clientId, settingsOf } from './support.ts';

const settings = settingsOf();
const titled = (part: string, changed = {}) =>
  trust({ ...claims, ...changed }, settings).find(({ title }) => title.includes(part))?.text;

/** The words that a POSIX shell makes of a command, the command replaced by one that prints them. */
function wordsOf(command: string): string[] {
  const script = `az() { printf '%s\\0' "$@"; }; ${command}`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('trust', () => {
  it('gives the federated credential for this token as JSON', () => {
    expect(JSON.parse(titled('as JSON')!)).toEqual({
      name: 'github-octo-org-octo-repo-ref-refs-heads-main',
      issuer: claims.iss,
      subject: claims.sub,
      audiences: ['api://AzureADTokenExchange'],
    });
  });

  it('gives the command for an app registration', () => {
    const words = wordsOf(titled('App registration: trust this job')!);
    expect(words.slice(0, -1)).toEqual([
      'ad',
      'app',
      'federated-credential',
      'create',
      '--id',
      clientId,
      '--parameters',
    ]);
    expect(JSON.parse(words.at(-1)!)).toEqual(JSON.parse(titled('as JSON')!));
  });

  it('finds the managed identity by its client ID, so that the command needs no further name', () => {
    const text = titled('User-assigned managed identity')!;
    expect(text).toContain(`[?clientId=='\\''${clientId}'\\''].[name, resourceGroup]`);
    const inner = /^ {2}(az identity federated-credential[\s\S]*)\ndone$/m.exec(text)![1]!;
    expect(wordsOf(inner)).toEqual([
      ...['identity', 'federated-credential', 'create', '--identity-name', '', '--resource-group', ''],
      ...['--name', 'github-octo-org-octo-repo-ref-refs-heads-main', '--issuer', claims.iss],
      ...['--subject', claims.sub, '--audiences', 'api://AzureADTokenExchange'],
    ]);
  });

  it('also gives the subject with IDs for the same job, and never the reverse', () => {
    expect(titled('subjects with IDs')).toContain(
      '"subject":"repo:octo-org@65/octo-repo@74:ref:refs/heads/main"',
    );
    expect(titled('subjects with IDs', { iss: 'https://github.example/_services/token' })).toBeUndefined();
    const sub = 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main';
    expect(titled('subjects with IDs', { sub })).toBeUndefined();
  });

  it('gives that for both kinds of identity', () => {
    const later = trust(claims, settings).filter(({ title }) => title.includes('subjects with IDs'));
    expect(later.map(({ title }) => title.split(':')[0])).toEqual([
      'App registration',
      'User-assigned managed identity',
      'App registration, with Terraform',
      'User-assigned managed identity, with Terraform',
    ]);
    expect(later[1]!.text).toContain('--subject repo:octo-org@65/octo-repo@74:ref:refs/heads/main');
  });

  it('gives an expression for one workflow file, together with the subject', () => {
    const words = wordsOf(titled('narrower', { sub: "repo:octo-org/octo-repo:environment:it's" })!);
    expect(words).toContain(
      `https://graph.microsoft.com/beta/applications(appId='${clientId}')/federatedIdentityCredentials`,
    );
    const body = JSON.parse(words.at(-1)!);
    expect(body).toMatchObject({
      issuer: claims.iss,
      claimsMatchingExpression: {
        value: `claims['sub'] eq 'repo:octo-org/octo-repo:environment:it''s' and claims['job_workflow_ref'] eq '${claims.job_workflow_ref}'`,
        languageVersion: 1,
      },
    });
    expect(body).not.toHaveProperty('subject');
  });

  it.each([
    ['a workflow at a tag', { job_workflow_ref: 'octo-org/a/.github/workflows/b.yml@refs/tags/v1' }],
    ['an issuer that Entra does not evaluate', { iss: 'https://token.actions.githubusercontent.com/octo' }],
  ])('gives no expression for %s', (_, changed) => {
    expect(titled('narrower', changed)).toBeUndefined();
  });

  it('passes any subject to the shell as one word, and gives each credential a name that Entra accepts', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
    fc.assert(
      fc.property(text, (sub) => {
        const parameters = JSON.parse(wordsOf(titled('App registration: trust this job', { sub })!).at(-1)!);
        expect(parameters.subject).toBe(sub);
        expect(parameters.name).toMatch(/^[A-Za-z0-9][\w-]{2,119}$/);
      }),
      { numRuns: 30 },
    );
  });
});
