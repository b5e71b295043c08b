/** The shipped action in front of a service that demands a client certificate, with a proxy in between. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { MutualTlsService } from '../support/mutual-tls.ts';
import { startMutualTls } from '../support/mutual-tls.ts';
import { inputs, scenario } from '../support/scenario.ts';
import { selfSigned } from '../support/self-signed.ts';

const world = scenario();
let service: MutualTlsService;
beforeAll(async () => {
  service = await startMutualTls(world.emulator.proxyUrl);
});
beforeEach(() => {
  service.requests.length = 0;
  service.tunnels.length = 0;
});
afterAll(() => service.close());

/** An entry of `logins`; JSON is YAML, and keeps the line breaks of PEM. */
const partner = (change: Record<string, unknown> = {}) => ({
  name: 'partner',
  provider: 'exchange',
  url: `${service.url}/token`,
  form: { grant_type: 'client_credentials', client_id: 'ci' },
  'client-certificate': service.client.cert,
  'client-key': service.client.key,
  ca: service.ca,
  revoke: { url: `${service.url}/revoke`, form: { token: '$token' } },
  ...change,
});

function login(entry: unknown, given: Record<string, string> = {}) {
  const behindProxy = { HTTPS_PROXY: service.proxyUrl, https_proxy: service.proxyUrl };
  return world.login(
    { ...given, logins: JSON.stringify([entry]) },
    {},
    { environment: behindProxy, secrets: [service.client.key] },
  );
}

const keyLines = () => service.client.key.split('\n').filter((line) => line && !line.startsWith('-'));

describe('mutual TLS through a proxy', () => {
  it('shows the certificate only to the service, to get the token and to revoke it', async () => {
    const { outcome, outputs, log, masks, job } = await login(partner(), inputs.aws);
    expect({ outcome, log: outcome === 'success' ? '' : log }).toEqual({ outcome: 'success', log: '' });
    expect(outputs['partner-token']).toBe(service.token);
    expect(service.requests).toEqual([
      { line: 'POST /token', by: service.fingerprint, body: 'grant_type=client_credentials&client_id=ci' },
    ]);
    // The clouds are behind the same proxy, and demand nothing.
    expect(outputs['aws-account-id']).toBe('111122223333');
    expect(service.tunnels).toEqual(
      expect.arrayContaining(['auth.octo.example:443', 'sts.eu-west-1.amazonaws.com:443']),
    );
    expect(masks).toEqual(expect.arrayContaining(keyLines()));

    service.requests.length = 0;
    const [post] = await job.finish();
    expect(post!.log).toContain('Revoked: Token exchange token "partner"');
    expect(service.requests).toEqual([
      { line: 'POST /revoke', by: service.fingerprint, body: `token=${service.token}` },
    ]);
    for (const line of keyLines()) expect(`${log}${post!.log}`).not.toContain(line);
  });

  it('revokes the token at once if another login of the step fails', async () => {
    const { outcome, log } = await login(partner(), {
      ...inputs.aws,
      'aws-role-to-assume': 'arn:aws:iam::111122223333:role/nobody',
    });
    expect(outcome).toBe('failure');
    expect(log).toContain('Revoked: Token exchange token "partner"');
    expect(service.requests.map(({ line, by }) => [line, by])).toEqual([
      ['POST /token', service.fingerprint],
      ['POST /revoke', service.fingerprint],
    ]);
  });

  it('is required: nobody is admitted without the certificate', async () => {
    const { 'client-certificate': _, 'client-key': __, ...rest } = partner({ grant: 'jwt-bearer' });
    const { outcome, log } = await login({ ...rest, audience: service.url }, { 'retry-max-attempts': '1' });
    expect(outcome).toBe('failure');
    expect(log).toContain('Response: auth.octo.example (through the proxy 127.0.0.1:');
    expect(service.requests).toEqual([]);
  });

  it('is not attempted with a key that does not belong to the certificate', async () => {
    const { key } = selfSigned('ci');
    const { outcome, log } = await login(partner({ 'client-key': key }));
    expect(outcome).toBe('failure');
    expect(log).toContain(
      '`logins.partner.client-certificate` does not belong to the private key that was given',
    );
    expect(service.tunnels).toEqual([]);
  });
});
