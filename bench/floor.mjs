/**
 * The floor: a bare process that makes the same requests as logins to the three clouds, each as early as its inputs
 * allow, and does nothing else: no checks, no vendor library, no files.
 *
 *     node floor.mjs         # one login to each cloud
 *     node floor.mjs 50 8    # 50 logins, 8 at once
 */
import { request } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';

const { aws, google, azure } = JSON.parse(process.env.LOGINS);
const agent = new HttpsProxyAgent(process.env.HTTPS_PROXY, { keepAlive: true });

const idTokens = new Map();

function idToken(audience) {
  if (!idTokens.has(audience)) idTokens.set(audience, requestIdToken(audience));
  return idTokens.get(audience);
}

async function requestIdToken(audience) {
  const url = new URL(process.env.ACTIONS_ID_TOKEN_REQUEST_URL);
  url.searchParams.set('audience', audience);
  const answer = await send('GET', url.href, {
    authorization: `Bearer ${process.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}`,
  });
  return JSON.parse(answer).value;
}

function send(method, url, headers, body) {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(text) : reject(new Error(`${url}: ${answer.statusCode} ${text}`)),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

async function loginToAws() {
  const body = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: aws.roleArn,
    RoleSessionName: 'floor',
    WebIdentityToken: await idToken('sts.amazonaws.com'),
  });
  await send('POST', `https://sts.${aws.region}.amazonaws.com/`, form, body.toString());
}

async function loginToGoogleCloud() {
  const scope = 'https://www.googleapis.com/auth/cloud-platform';
  const body = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: `//iam.googleapis.com/${google.workloadIdentityProvider}`,
    scope,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token: await idToken(`https://iam.googleapis.com/${google.workloadIdentityProvider}`),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
  });
  const { access_token } = JSON.parse(
    await send('POST', 'https://sts.googleapis.com/v1/token', form, body.toString()),
  );
  await send(
    'POST',
    `https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/${google.serviceAccount}:generateAccessToken`,
    { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' },
    JSON.stringify({ scope: [scope], lifetime: '3600s' }),
  );
}

async function loginToAzure() {
  const body = new URLSearchParams({
    client_id: azure.clientId,
    scope: 'https://management.core.windows.net//.default',
    grant_type: 'client_credentials',
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await idToken('api://AzureADTokenExchange'),
  });
  const answer = await send(
    'POST',
    `https://login.microsoftonline.com/${azure.tenantId}/oauth2/v2.0/token`,
    form,
    body.toString(),
  );
  const url = `https://management.azure.com/subscriptions/${azure.subscriptionId}?api-version=2022-12-01`;
  await send('GET', url, { authorization: `Bearer ${JSON.parse(answer).access_token}` });
}

const logins = [loginToAws, loginToGoogleCloud, loginToAzure];
const [count = 3, atOnce = 3] = process.argv.slice(2).map(Number);
let next = 0;
const worker = async () => {
  while (next < count) await logins[next++ % logins.length]();
};
await Promise.all(Array.from({ length: atOnce }, worker));
