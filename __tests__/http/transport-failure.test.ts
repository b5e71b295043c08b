import { describe, expect, it } from '@jest/globals';
import { transportFailure } from '../../src/http/transport-failure.ts';

const failed = (code: string) => Object.assign(new Error(`secret request ${code}`), { code });
const target = { host: 'sts.example.com', stage: 'exchange' as const };

describe('transportFailure', () => {
  it.each([
    ['ECONNRESET', 'http/reset', 'yes', 'closed the connection before'],
    ['EPIPE', 'http/reset', 'yes', 'while the request was being sent'],
    ['ECONNREFUSED', 'http/refused', 'yes', 'refused the connection'],
    ['ETIMEDOUT', 'http/timeout', 'yes', 'in time'],
    ['EHOSTUNREACH', 'http/unreachable', 'yes', 'cannot be reached'],
    ['ENETUNREACH', 'http/unreachable', 'yes', 'cannot be reached'],
    ['ENOENT', 'http/missing', 'yes', 'does not exist on this runner'],
    ['EACCES', 'http/forbidden', 'yes', 'may not be connected to from this process'],
    ['ENOTFOUND', 'http/dns', 'yes', 'could not be resolved'],
    ['EAI_AGAIN', 'http/dns', 'yes', 'DNS did not answer'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'http/certificate', 'no', 'not trusted on this runner'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'http/certificate', 'no', 'not trusted'],
    [
      'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
      'http/client-certificate',
      'no',
      'certificate of the client',
    ],
    ['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', 'http/client-certificate', 'no', 'certificate of the client'],
    ['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', 'http/client-certificate', 'no', 'certificate of the client'],
    ['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', 'http/connection', 'yes', 'HANDSHAKE_FAILURE'],
    ['ABORT_ERR', 'http/aborted', 'no', 'abandoned'],
    ['EPROTO', 'http/connection', 'yes', 'failed (EPROTO)'],
  ])('explains %s', (code, stable, retry, words) => {
    const error = transportFailure(failed(code), target);
    expect(error).toMatchObject({ code: stable, retry, stage: 'exchange' });
    expect(error.message).toContain('sts.example.com');
    expect(error.message).toContain(words);
  });

  it('names the proxy that was used', () => {
    const error = transportFailure(failed('ECONNRESET'), { ...target, via: 'proxy.example.com:3128' });
    expect(error.message).toContain('(through the proxy proxy.example.com:3128)');
  });

  it('says how long it waited', () => {
    const error = transportFailure(failed('ABORT_ERR'), { ...target, timedOutAfterMs: 10_000 });
    expect(error).toMatchObject({ code: 'http/timeout', retry: 'yes' });
    expect(error.message).toBe('sts.example.com did not answer within 10 s');
  });

  it('gives the first reason if several addresses failed', () => {
    expect(transportFailure(new AggregateError([failed('ECONNREFUSED')]), target).code).toBe('http/refused');
  });

  it.each([undefined, null, 'text', new Error('no code')])('copes with %s', (error) => {
    expect(transportFailure(error, target)).toMatchObject({ code: 'http/connection' });
  });

  it('keeps nothing of the original error, which may contain the request', () => {
    const error = transportFailure(failed('EPROTO'), target);
    expect(error.cause).toBeUndefined();
    expect(error.message).not.toContain('secret');
  });
});
