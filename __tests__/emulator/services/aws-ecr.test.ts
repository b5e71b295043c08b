import { describe, expect, it } from '@jest/globals';
import { awsEcr } from '../../../emulator/services/aws-ecr.ts';
import { bodyOf, createContext, createRequest, send } from '../support.ts';

const host = 'api.ecr.eu-west-1.amazonaws.com';
const ask = (headers: Record<string, string> = {}) =>
  send(awsEcr, createRequest(`https://${host}/`, { method: 'POST', headers, json: {} }), createContext());

describe('the container registry', () => {
  it('is at the regional hosts of its API, not at those of STS or of the images', () => {
    const { world } = createContext();
    const others = ['sts.eu-west-1.amazonaws.com', '111122223333.dkr.ecr.eu-west-1.amazonaws.com'];
    expect(awsEcr.hosts(host, world)).toBe(true);
    expect(others.filter((other) => awsEcr.hosts(other, world))).toEqual([]);
  });

  it('gives no password for a request that is not signed', async () => {
    const target = 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken';
    const response = await ask({ 'x-amz-target': target, 'x-amz-date': '20261001T120000Z' });
    expect([response.status, bodyOf(response).__type]).toEqual([400, 'MissingAuthenticationTokenException']);
  });

  it('implements nothing else', async () => {
    const response = await ask({ 'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.ListImages' });
    expect([response.status, bodyOf(response).__type]).toEqual([400, 'UnknownOperationException']);
  });
});
