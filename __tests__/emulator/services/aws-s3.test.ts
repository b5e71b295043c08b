import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from '@jest/globals';
import { defaults } from '../../../emulator/default-world.ts';
import { awsS3 } from '../../../emulator/services/aws-s3.ts';
import { issueCredentials, type SdkCredentials, sdkRequest } from '../aws/sdk-request.ts';
import { createContext, createRequest, send, type TestContext } from '../support.ts';

async function listBuckets(context: TestContext, change: Partial<SdkCredentials> = {}) {
  const { credentials } = issueCredentials(context);
  const request = await sdkRequest((config) => new S3Client(config).send(new ListBucketsCommand()), {
    ...credentials,
    ...change,
  });
  return send(awsS3, request, context);
}

describe('ListBuckets', () => {
  it('lists the account’s buckets for a signed request', async () => {
    const response = await listBuckets(createContext());
    expect(response.status).toBe(200);
    expect(response.body).toContain('<Name>octo-artifacts</Name>');
  });

  it('requires the role’s permission', async () => {
    const context = createContext();
    context.world.aws.accounts[defaults.aws.accountId]!.roles[0]!.permissions = { Statement: [] };
    const response = await listBuckets(context);
    expect(response.status).toBe(403);
    expect(response.body).toContain('<Code>AccessDenied</Code>');
  });

  it('uses S3’s own names for bad credentials', async () => {
    const context = createContext();
    expect((await listBuckets(context, { sessionToken: 'IQoJb3JpZ2luX2Vj' })).body).toContain(
      'InvalidAccessKeyId',
    );
    const unsigned = await send(awsS3, createRequest('https://s3.eu-west-1.amazonaws.com/'), context);
    expect([unsigned.status, unsigned.body]).toEqual([403, expect.stringContaining('AccessDenied')]);
  });

  it('implements nothing else', async () => {
    const request = createRequest('https://s3.eu-west-1.amazonaws.com/key', { method: 'PUT' });
    expect((await send(awsS3, request, createContext())).status).toBe(501);
  });
});
