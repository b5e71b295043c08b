// Which access key the AWS SDK for JavaScript 2 uses in each of the environments of the file that is named as last argument.
const { appendFileSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const AWS = createRequire(`${process.argv[2]}/`)('aws-sdk');

async function main() {
  const found = {};
  for (const { name, env } of JSON.parse(readFileSync(process.argv[3], 'utf8'))) {
    for (const variable of Object.keys(process.env))
      if (/^(AWS|AMAZON)_/.test(variable)) delete process.env[variable];
    Object.assign(process.env, env);
    AWS.util.iniLoader?.clearCachedFiles?.();
    try {
      found[name] = (await new AWS.CredentialProviderChain().resolvePromise()).accessKeyId;
    } catch (error) {
      found[name] = String(error);
    }
  }
  appendFileSync(process.env.GITHUB_OUTPUT, `keys=${JSON.stringify(found)}\n`);
}

main();
