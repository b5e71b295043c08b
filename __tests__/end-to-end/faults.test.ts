import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../emulator/index.ts';
import { operations, scenario, threeClouds } from '../support/scenario.ts';

const world = scenario();

/** Every request that a login to the three clouds makes. */
const endpoints = [
  { service: 'github-id-token', operation: 'idToken', requests: 3 },
  { service: 'aws-sts', operation: 'AssumeRoleWithWebIdentity', requests: 1 },
  { service: 'google-sts', operation: 'token', requests: 1 },
  { service: 'google-iam-credentials', operation: 'generateAccessToken', requests: 1 },
  { service: 'entra', operation: 'token', requests: 1 },
  { service: 'azure-resource-manager', operation: 'subscriptions.list', requests: 1 },
];

const transient: [string, Omit<Fault, 'service' | 'operation' | 'times'>][] = [
  ['HTTP 503', { kind: 'status', status: 503 }],
  ['HTTP 500', { kind: 'status', status: 500 }],
  ['HTTP 502 with a gateway page', { kind: 'html', status: 502 }],
  ['HTTP 429 with Retry-After', { kind: 'status', status: 429, retryAfter: 1 }],
  ['a connection reset', { kind: 'reset' }],
  ['an empty answer', { kind: 'empty' }],
  ['a web page with status 200', { kind: 'html' }],
  ['an answer that is cut off', { kind: 'truncate' }],
];

describe.each([1, 2])('%i time(s) in a row at every endpoint', (times) => {
  it.each(transient)('%s ends in success', async (_, fault) => {
    for (const { service, operation, requests } of endpoints) {
      world.emulator.inject({ ...fault, service, operation, times: times * requests });
    }
    // Three ID-token requests share the faults of their endpoint: one of them may meet more than its part.
    const step = await world.login({ ...threeClouds, 'retry-max-attempts': '8' });
    expect(step.log).not.toContain('##[error]');
    expect(step.outcome).toBe('success');
    const struck = world.emulator.requests.filter((request) => request.fault);
    expect(struck).toHaveLength(endpoints.reduce((sum, { requests }) => sum + requests * times, 0));
    expect(step.log.split('\n').filter((line) => line.includes('; trying again in '))).toHaveLength(
      struck.length,
    );
  });

  it('silence ends in success', async () => {
    for (const { service, operation, requests } of endpoints) {
      world.emulator.inject({ kind: 'hang', service, operation, times: times * requests });
    }
    const step = await world.login({ ...threeClouds, 'timeout-seconds': '45', 'retry-max-attempts': '8' });
    expect(step.outcome).toBe('success');
    expect(step.log).toContain('did not answer within 5 s');
  }, 120_000);
});

describe('retries', () => {
  it('are logged in one line each, with reason, delay and count', async () => {
    world.emulator.inject({ kind: 'status', service: 'aws-sts', status: 503 });
    const { log } = await world.login(threeClouds);
    expect(log).toMatch(
      /^AssumeRoleWithWebIdentity: .+; trying again in (\d+ ms|\d\.\d s) \(attempt 2 of 5\)$/m,
    );
  });

  it('keep to the number of attempts', async () => {
    world.emulator.inject({ kind: 'status', service: 'aws-sts', status: 503, times: 99 });
    const step = await world.login({ ...threeClouds, 'retry-max-attempts': '2' });
    expect(step.outcome).toBe('failure');
    expect(operations(world.emulator).filter((name) => name.startsWith('aws-sts'))).toHaveLength(2);
  });

  it('end at the step’s deadline, with the last failure', async () => {
    world.emulator.inject({ kind: 'hang', service: 'entra', times: 99 });
    const step = await world.login({ ...threeClouds, 'timeout-seconds': '5', 'retry-max-attempts': '10' });
    expect(step.outcome).toBe('failure');
    expect(step.log).toMatch(/did not answer within|deadline of the step/);
  });

  it('use a new ID token when the old one is refused as expired', async () => {
    world.emulator.inject({
      kind: 'status',
      service: 'aws-sts',
      status: 400,
      headers: { 'content-type': 'text/xml' },
      body: '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>ExpiredTokenException</Code><Message>Token expired</Message></Error><RequestId>r</RequestId></ErrorResponse>',
    });
    const step = await world.login(threeClouds);
    expect(step.outcome).toBe('success');
    expect(operations(world.emulator).filter((name) => name === 'github-id-token idToken')).toHaveLength(4);
  });
});
