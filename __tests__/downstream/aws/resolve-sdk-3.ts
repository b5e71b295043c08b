/** Which access key the AWS SDK for JavaScript 3 uses in each of the environments of the file that is named as argument. */
import { appendFileSync, readFileSync } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { type Case, isAboutAws } from './cases.ts';

const found: Record<string, string> = {};
for (const { name, env } of JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Case[]) {
  for (const variable of Object.keys(process.env)) if (isAboutAws(variable)) delete process.env[variable];
  Object.assign(process.env, env);
  try {
    found[name] = (await new S3Client({}).config.credentials()).accessKeyId;
  } catch (error) {
    found[name] = String(error);
  }
}
appendFileSync(process.env.GITHUB_OUTPUT!, `keys=${JSON.stringify(found)}\n`);
