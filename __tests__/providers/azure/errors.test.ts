import { describe, expect, it } from '@jest/globals';
import type { RetryAdvice } from '../../../src/failure/failure.ts';
import { Failure } from '../../../src/failure/failure.ts';
import type { HttpAnswer } from '../../../src/http/client.ts';
import { diagnose } from '../../../src/providers/azure/diagnose.ts';
import { azureErrors } from '../../../src/providers/azure/errors.ts';
import { entraRefusal, resourceManagerRefusal } from '../../../src/providers/azure/refusal.ts';
import { claims, clientId, settingsOf, subscriptionId, tenantId } from './support.ts';

const settings = settingsOf({ 'subscription-id': subscriptionId });

function entraAnswer(code: number, status = 401, error = 'invalid_client'): HttpAnswer {
  const body = {
    error,
    error_description: `AADSTS${code}: Something is wrong.\r\nTrace ID: t-1\r\nCorrelation ID: c-1\r\nTimestamp: 2026-01-01 00:00:00Z`,
    error_codes: [code],
    timestamp: '2026-01-01 00:00:00Z',
    trace_id: 't-1',
    correlation_id: 'c-1',
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
  };
  return { status, headers: {}, body: JSON.stringify(body) };
}

const rows: [code: number, retry: RetryAdvice, text: string][] = [
  [70021, 'few', 'federated-credential create'],
  [70025, 'few', 'no federated credential'],
  [700211, 'few', claims.iss],
  [700212, 'few', 'api://AzureADTokenExchange'],
  [700213, 'few', claims.sub],
  [7002138, 'no', 'upper and lower case'],
  [700024, 'fresh', 'clock'],
  [700027, 'fresh', 'signature'],
  [700016, 'no', 'object ID'],
  [700011, 'no', clientId],
  [7000112, 'no', 'disabled'],
  [70001, 'no', 'disabled'],
  [1000031, 'no', 'Enable the enterprise application'],
  [700025, 'no', 'public client'],
  [7000215, 'no', 'client secret'],
  [7000222, 'no', 'client secret'],
  [7000218, 'no', 'malformed'],
  [900144, 'no', 'report'],
  [9002313, 'no', 'malformed'],
  [90014, 'no', 'malformed'],
  [70011, 'no', '/.default'],
  [700022, 'no', 'azure-scopes'],
  [700023, 'no', 'azure-scopes'],
  [500011, 'no', 'consent'],
  [650057, 'no', 'azure-scopes'],
  [65005, 'no', 'azure-scopes'],
  [90002, 'no', tenantId],
  [900023, 'no', tenantId],
  [1002012, 'no', '/.default'],
  [28002, 'no', '/.default'],
  [28003, 'no', '/.default'],
  [7000229, 'few', `az ad sp create --id ${clientId}`],
  [500014, 'no', 'disabled'],
  [501051, 'no', 'Assignment required'],
  [50105, 'no', 'Assignment required'],
  [900382, 'no', 'azure-environment'],
  [900432, 'no', 'azure-environment'],
  [90038, 'no', 'azure-environment'],
  [90051, 'no', 'azure-environment'],
  [50049, 'no', 'azure-environment'],
  [50027, 'no', 'cannot read the ID token'],
  [50048, 'no', 'proxy'],
  [900384, 'no', 'proxy'],
  [70023, 'no', '25 hours'],
  [53003, 'no', 'Conditional Access'],
  [530032, 'no', 'Conditional Access'],
  [530035, 'no', 'Conditional Access'],
  [50131, 'no', 'Conditional Access'],
  [50196, 'no', 'too many identical requests'],
  [90055, 'throttled', 'throttles'],
  [50033, 'yes', 'an internal error'],
  [50087, 'yes', 'an internal error'],
  [90006, 'yes', 'an internal error'],
  [90012, 'yes', 'an internal error'],
  [90024, 'yes', 'an internal error'],
  [90033, 'yes', 'an internal error'],
  [90090, 'yes', 'an internal error'],
  [90091, 'yes', 'an internal error'],
  [90036, 'few', 'an internal error'],
  [90092, 'few', 'an internal error'],
  [100007, 'no', 'regional'],
];

describe('refusals of Entra', () => {
  it.each(rows)('AADSTS%d: advice %s, explained with "%s"', (code, retry, text) => {
    const error = entraRefusal(entraAnswer(code), 'Entra token', 0);
    expect(error).toMatchObject({
      code: `azure/AADSTS${code}`,
      retry,
      stage: 'exchange',
      status: 401,
      operation: 'Entra token',
    });
    const { summary, causes, fix, paste, page } = diagnose(error, claims, settings);
    expect(JSON.stringify([summary, causes, fix, paste?.text])).toContain(text);
    expect(causes.length).toBeGreaterThan(0);
    expect(fix.length).toBeGreaterThan(0);
    expect(page).toBe('azure.md');
  });

  it('covers the whole table, each code once', () => {
    const codes = azureErrors.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.startsWith('AADSTS')).sort()).toEqual(
      rows.map(([code]) => `AADSTS${code}`).sort(),
    );
  });

  it.each(azureErrors.map(({ code }) => code))('explains %s even without an ID token', (code) => {
    const error = new Failure('', { code: `azure/${code}`, stage: 'exchange', retry: 'no' });
    const text = JSON.stringify(diagnose(error, undefined, settings));
    expect(text).not.toMatch(/undefined|null|federated-credential create/);
  });

  it('separates the service’s words from the IDs for its support', () => {
    expect(entraRefusal(entraAnswer(700213), 'Entra token', 0)).toMatchObject({
      message: 'AADSTS700213: Something is wrong.',
      requestIds: { 'trace ID': 't-1', 'correlation ID': 'c-1', timestamp: '2026-01-01 00:00:00Z' },
    });
  });

  it('prefers the known one of several codes', () => {
    const body = { error: 'invalid_client', error_description: 'x', error_codes: [999999, 700016] };
    expect(entraRefusal({ status: 400, headers: {}, body: JSON.stringify(body) }, 'x', 0).code).toBe(
      'azure/AADSTS700016',
    );
  });

  it('finds the code in the text if the list is missing', () => {
    const body = { error: 'invalid_client', error_description: 'AADSTS90002: Tenant not found.' };
    expect(entraRefusal({ status: 400, headers: {}, body: JSON.stringify(body) }, 'x', 0).code).toBe(
      'azure/AADSTS90002',
    );
  });

  it.each([
    ['an unknown code is permanent with 400', entraAnswer(123456, 400), 'azure/AADSTS123456', 'no'],
    ['an unknown code is transient with 503', entraAnswer(123456, 503), 'azure/unavailable', 'yes'],
    [
      'an unknown code is transient when OAuth says so',
      entraAnswer(123456, 400, 'temporarily_unavailable'),
      'azure/unavailable',
      'yes',
    ],
    [
      'an OAuth error without a code',
      { status: 400, headers: {}, body: '{"error":"invalid_scope"}' },
      'azure/other',
      'no',
    ],
    ['a web page with 502', { status: 502, headers: {}, body: '<html>' }, 'azure/unavailable', 'yes'],
    ['an empty 429', { status: 429, headers: {}, body: '' }, 'azure/throttled', 'throttled'],
    ['a proxy that refuses', { status: 407, headers: {}, body: '' }, 'azure/http-407', 'no'],
  ])('%s', (_, answer, code, retry) => {
    const error = entraRefusal(answer, 'Entra token', 0);
    expect(error).toMatchObject({ code, retry });
    expect(error.message).not.toBe('');
  });

  it('passes on the wait that the service asks for', () => {
    expect(
      entraRefusal({ status: 429, headers: { 'retry-after': '7' }, body: '' }, 'x', 0).retryAfterMs,
    ).toBe(7000);
  });

  it('links to Microsoft for a code it does not know', () => {
    const { fix } = diagnose(entraRefusal(entraAnswer(123456), 'x', 0), claims, settings);
    expect(fix.join()).toContain('https://login.microsoftonline.com/error?code=123456');
  });

  it('offers the credential for both kinds of identity if none matches', () => {
    const { paste } = diagnose(entraRefusal(entraAnswer(700213), 'x', 0), claims, settings);
    expect(paste?.text).toContain(`az ad app federated-credential create --id ${clientId}`);
    expect(paste?.text).toContain('az identity federated-credential create');
    expect(paste?.text).toContain(claims.sub);
  });
});

describe('refusals of Azure Resource Manager', () => {
  const answer = (status: number, code: string): HttpAnswer => ({
    status,
    headers: { 'x-ms-request-id': 'r-1', 'x-ms-correlation-request-id': 'c-1' },
    body: JSON.stringify({ error: { code, message: 'No.' } }),
  });

  it.each([
    [401, 'InvalidAuthenticationTokenTenant', 'no', 'belongs to another directory'],
    [403, 'AuthorizationFailed', 'few', 'az role assignment create'],
    [404, 'SubscriptionNotFound', 'few', `cannot see the subscription ${subscriptionId}`],
  ])('%d %s has the advice %s and is explained with "%s"', (status, code, retry, text) => {
    const error = resourceManagerRefusal(answer(status, code), 'Azure subscription', 0);
    expect(error).toMatchObject({
      code: `azure/${code}`,
      retry,
      stage: 'verify',
      message: 'No.',
      status,
    });
    expect(error.requestIds).toEqual({ 'request ID': 'r-1', 'correlation ID': 'c-1' });
    expect(JSON.stringify(diagnose(error, claims, settings))).toContain(text);
  });

  it.each([
    [403, 'SomethingElse', 'no', 'other', 'refused the login with a code'],
    [429, 'TooManyRequests', 'throttled', 'throttled', 'is throttling'],
    [503, 'ServerTimeout', 'yes', 'unavailable', 'is unavailable'],
  ])('%d %s has the advice %s', (status, wireCode, retry, code, summary) => {
    const error = resourceManagerRefusal(answer(status, wireCode), 'Azure subscription', 0);
    expect(error).toMatchObject({ code: `azure/${code}`, wireCode, retry });
    expect(diagnose(error, claims, settings).summary).toContain(summary);
  });

  it('copes with an answer in another format', () => {
    const error = resourceManagerRefusal(
      { status: 403, headers: {}, body: '<html>Blocked by the firewall' },
      'Azure subscription',
      0,
    );
    expect(error).toMatchObject({
      code: 'azure/http-403',
      message: '<html>Blocked by the firewall',
      requestIds: {},
    });
    const { summary, causes } = diagnose(error, claims, settings);
    expect(summary).toBe('Something other than Azure Resource Manager answered.');
    expect(causes).toEqual([expect.stringContaining('proxy or gateway')]);
  });
});

describe('failures around the login', () => {
  it('names the addresses that must be reachable', () => {
    const error = new Failure('no answer', { code: 'http/timeout', stage: 'exchange', retry: 'yes' });
    expect(diagnose(error, claims, settings).fix[0]).toContain(
      'login.microsoftonline.com and management.azure.com',
    );
  });

  it('does not blame Azure if there was no ID token', () => {
    const error = new Failure('no', {
      code: 'id-token/http-403',
      stage: 'id-token',
      retry: 'no',
      status: 503,
    });
    expect(diagnose(error, undefined, settings).summary).toBe(
      'There was no ID token for the login to Azure.',
    );
  });
});
