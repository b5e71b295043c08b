/** Failures that mean the same for every provider: ID tokens, the network, files, the step itself. Pure. */
import type { Diagnosis, Failure } from './failure.ts';
import type { Entry, Explanation } from './table.ts';
import { explained } from './table.ts';

const page = 'troubleshooting.md';

const changedOnTheWay = {
  causes: ['Something between this runner and the issuer answers instead of it.'],
  fix: ['Let the proxy pass these requests unchanged.'],
};

/** A status alone does not tell who answered: anything between this runner and the issuer can send it. */
const notOfGithub: Explanation = {
  summary: 'The request for an ID token was refused, but not in words that are known of GitHub.',
  causes: [
    'A proxy or firewall between this runner and the issuer refuses the request, or changes it.',
    'The server issues ID tokens in another way than github.com does.',
  ],
  fix: [
    'Let the proxy pass requests to *.actions.githubusercontent.com unchanged, or name that in `NO_PROXY`; on another server, ask its administrator about the response.',
  ],
};

/** The explanation of a refusal in these words of GitHub; without a failure, as in the docs, it is assumed to be one. */
function inWords(words: RegExp, known: Explanation) {
  return ({ message = '' }: Failure): Explanation =>
    message === '' || (words.test(message) && !message.startsWith('<')) ? known : notOfGithub;
}

const unreachable = {
  title: 'The service could not be reached, or gave no usable answer.',
  explain: {
    causes: [
      'The network, a proxy or a firewall between this runner and the service interferes.',
      'The service is unavailable for the moment.',
    ],
    fix: [
      'Let the runner reach the host named above, or name a proxy in `HTTPS_PROXY`, and run the job again.',
    ],
  },
};

const proxyUnusable = {
  title: 'The proxy of this runner could not be used. The service was not asked.',
  explain: {
    causes: [
      'The address in `HTTPS_PROXY` is wrong, or there is no HTTP proxy at it.',
      'The proxy is unavailable, or too slow.',
    ],
    fix: [
      'Correct `HTTPS_PROXY` (`http://host:port`), or name the host in `NO_PROXY` if the runner reaches it directly.',
    ],
  },
};

const occupied = 'Something else has the name of a file or directory that the login writes.';

const wrongPlace = {
  causes: ['Another program put it there.'],
  fix: ['Find out which program that is, and let it use another place.'],
};

export const commonErrors = [
  {
    code: 'deadline',
    title: 'The step reached its deadline before this login was done.',
    explain: {
      causes: ['A service or the network answers too slowly, or keeps failing.'],
      fix: ['Run the job again; if the network is usually slow, raise `timeout-seconds`.'],
    },
  },
  {
    code: 'cancelled',
    title: 'The step was cancelled during this login.',
    explain: { causes: [], fix: [] },
  },
  {
    code: 'internal',
    title: 'This login ended in an error of the action itself.',
    explain: {
      causes: ['A defect of this action, or a runtime it does not support.'],
      fix: ['Run the job again with debug logging, and report the stack that is printed then.'],
    },
  },
  {
    code: 'id-token/unavailable',
    title: 'This job cannot ask for ID tokens: the runner did not announce the token endpoint.',
    explain: {
      causes: [
        'The job lacks the permission `id-token: write`.',
        'A tool that needs ID tokens runs outside the job, for example in a service container.',
      ],
      fix: ['Grant the permission to the job, and run the tool on the runner.'],
    },
  },
  {
    code: 'id-token/http-400',
    title: 'GitHub refuses to issue an ID token for this audience.',
    explain: inWords(/audience/i, {
      causes: [
        'The audience contains `github.com`, which GitHub allows only for your own owner and repository.',
      ],
      fix: ['Choose an audience without `github.com`, here and in the trust policy.'],
    }),
  },
  {
    code: 'id-token/http-401',
    title: 'GitHub no longer accepts the token with which this job requests ID tokens.',
    explain: inWords(/\btoken\b.*\b(expired|invalid)\b/i, {
      causes: [
        'The job is older than about six hours, after which it gets no more ID tokens.',
        'A self-hosted machine runs with variables of another job.',
      ],
      fix: [
        'Log in earlier in the job, or split the job.',
        'Look for stale `ACTIONS_ID_TOKEN_REQUEST_*` variables.',
      ],
    }),
  },
  {
    code: 'id-token/http-403',
    title: 'GitHub refuses to issue an ID token to this job.',
    explain: inWords(/\brunner\b.*\bpermission|id.?token/i, {
      causes: [
        'The job lacks the permission `id-token: write`.',
        'A proxy removed or changed the query of the request.',
      ],
      fix: [
        'Grant the permission to the job, and let the proxy pass requests to *.actions.githubusercontent.com unchanged.',
      ],
    }),
  },
  {
    code: 'id-token/http-404',
    title: 'The address that the runner announced for ID tokens does not exist.',
    explain: {
      causes: [
        'The server has ID tokens switched off, or the runner is not connected to it correctly.',
        'Something overwrites `ACTIONS_ID_TOKEN_REQUEST_URL`.',
        'Something in front of the server answered, for example a proxy.',
      ],
      fix: [
        'Update the runner, and ask the administrator of the GitHub server whether OpenID Connect is enabled.',
      ],
    },
  },
  {
    code: 'id-token/http-429',
    title: 'Requests for ID tokens are being throttled, even after several retries.',
    explain: {
      causes: ['Many jobs ask for ID tokens at the same moment, for example those of a matrix.'],
      fix: ['Lower `max-parallel`, and run the job again later.'],
    },
  },
  {
    code: 'id-token/audience',
    title: 'The ID token that was received is for an audience other than the requested one.',
    explain: changedOnTheWay,
  },
  {
    code: 'id-token/issuer',
    title: 'The ID token that was received comes from an issuer other than the expected one.',
    explain: changedOnTheWay,
  },
  {
    code: 'id-token/malformed',
    title: 'The answer that should hold the ID token is not a JWT.',
    explain: changedOnTheWay,
  },
  {
    code: 'id-token/expired',
    title: 'The ID token that was received has already expired.',
    explain: { causes: ['The clock of this machine is wrong.'], fix: ['Set the clock by NTP.'] },
  },
  {
    code: 'id-token/file',
    title: 'There is no ID token in the file that `id-token-source` names.',
    explain: {
      causes: ['The file is missing, or cannot be read by this user.'],
      fix: ['Check the path, and who may read it.'],
    },
  },
  {
    code: 'id-token/variable',
    title: 'There is no ID token in the variable that `id-token-source` names.',
    explain: { causes: ['The variable is not set in this step.'], fix: ['Set it with `env:`.'] },
  },
  {
    code: 'id-token/fly',
    title: 'Fly.io gives this Machine no ID token.',
    explain: { causes: [], fix: ['Correct what the answer names.'] },
  },
  {
    code: 'http/timeout',
    title: 'The service did not answer in time.',
    explain: {
      causes: unreachable.explain.causes,
      fix: [...unreachable.explain.fix, 'If the network is usually slow, raise `timeout-seconds`.'],
    },
  },
  { code: 'http/reset', ...unreachable },
  {
    code: 'http/refused',
    title: 'Nothing accepts connections at this address.',
    explain: {
      causes: ['The address of a custom endpoint or proxy is wrong.', 'The service is not running.'],
      fix: ['Check the address named above, and run the job again.'],
    },
  },
  {
    code: 'http/missing',
    title: 'The unix socket of the Machine does not exist.',
    explain: {
      causes: ['This is not a Fly Machine, or a container that does not see the socket of its Machine.'],
      fix: ['Mount the socket, and write `fly:<path>`.'],
    },
  },
  {
    code: 'http/forbidden',
    title: 'This process may not connect to the service.',
    explain: {
      causes: ['A local firewall forbids the connection, or the user may not use the unix socket.'],
      fix: ['Allow the connection, or run as another user.'],
    },
  },
  { code: 'http/unreachable', ...unreachable },
  {
    code: 'http/dns',
    title: "The name of the service could not be resolved by this runner's DNS.",
    explain: {
      causes: [
        'The runner uses a DNS server that does not know the host.',
        'The name is wrong, for example because a region is misspelled.',
      ],
      fix: ['Check the name above, and that the DNS server of the runner resolves it.'],
    },
  },
  { code: 'http/connection', ...unreachable },
  {
    code: 'http/certificate',
    title: 'The TLS certificate that was shown is not trusted on this runner.',
    explain: {
      causes: [
        'A proxy or firewall opens TLS connections and signs them with its own certificate authority.',
      ],
      fix: ['Name the file with that authority in `NODE_EXTRA_CA_CERTS` for the runner.'],
    },
  },
  {
    code: 'http/client-certificate',
    title: 'The service identifies its clients by certificate, and does not accept this one.',
    explain: {
      causes: [
        'No certificate was given.',
        'The certificate has expired, or is not one that the service trusts.',
      ],
      fix: ['Give the `exchange` the right `client-certificate` with its key.'],
    },
  },
  {
    code: 'http/proxy-authentication',
    title: 'The proxy of this runner demands a user name and password.',
    explain: {
      causes: ['The proxy variable has no user name and password, or the proxy does not accept them.'],
      fix: [
        'Set `HTTPS_PROXY` to `http://user:password@host:port` from a secret, with special characters percent-encoded. Only Basic authentication is supported.',
      ],
    },
  },
  {
    code: 'http/proxy-refused',
    title: 'The proxy of this runner did not open a connection to the service. The service was not asked.',
    explain: {
      causes: [
        'The rules of the proxy do not allow the host that the answer names (port 443).',
        'The proxy cannot reach the host itself.',
      ],
      fix: ['Allow this host in the proxy, or name it in `NO_PROXY` if the runner reaches it directly.'],
    },
  },
  { code: 'http/proxy-unreachable', ...proxyUnusable },
  { code: 'http/proxy-timeout', ...proxyUnusable },
  {
    code: 'http/proxy-unsupported',
    title: 'The proxy that the environment names cannot be used.',
    explain: {
      causes: ['`HTTPS_PROXY` or `ALL_PROXY` is not the address of an HTTP proxy.'],
      fix: [
        'Set `HTTPS_PROXY` to an HTTP proxy (`http://host:port`), or name the hosts of the services in `NO_PROXY`.',
      ],
    },
  },
  { code: 'http/unusable-answer', ...unreachable },
  {
    code: 'http/too-large',
    title: 'The answer is larger than any answer of this kind.',
    explain: {
      causes: ['Something other than the service answered.'],
      fix: ['Check the endpoint and the proxy.'],
    },
  },
  {
    code: 'http/aborted',
    title: 'The request was abandoned because the step ended.',
    explain: { causes: [], fix: ['Look at the other failures of the step.'] },
  },
  {
    code: 'files/not-a-directory',
    title: occupied,
    explain: wrongPlace,
  },
  {
    code: 'files/not-a-file',
    title: occupied,
    explain: wrongPlace,
  },
  {
    code: 'files/owner',
    title: 'A directory below `RUNNER_TEMP` belongs to another user.',
    explain: {
      causes: ['Runners on one machine share a work directory.'],
      fix: ['Give each runner its own work directory.'],
    },
  },
  {
    code: 'files/locked',
    title: 'Another process held a shared file for too long.',
    explain: {
      causes: ['A step of an earlier job is still running.'],
      fix: ['Run the job again.'],
    },
  },
  {
    code: 'files/not-written',
    title: 'A file of the login cannot be written.',
    explain: {
      causes: [
        "The runner's disk is full, or this user may not write there, or (on Windows) another program has the file open.",
      ],
      fix: ['Make room, correct the permissions, or end the program that has the file open.'],
    },
  },
  {
    code: 'files/unsafe-value',
    title: 'A value cannot be written to a configuration file.',
    explain: {
      causes: ['It has line breaks or characters that the format cannot hold.'],
      fix: ['Correct the value that the message names.'],
    },
  },
] as const satisfies readonly Entry<string, Failure>[];

/** Codes for statuses without an entry are made from the status. */
export type CommonErrorCode = (typeof commonErrors)[number]['code'] | `id-token/http-${number}`;

declare module './failure.ts' {
  interface FailureCodes {
    readonly common: CommonErrorCode;
  }
}

/** The explanation that does not depend on the provider, or undefined. */
export function commonDiagnosis(error: Failure): Diagnosis | undefined {
  const entry: Entry<string, Failure> | undefined = commonErrors.find(({ code }) => code === error.code);
  if (entry) return explained(entry, error, page);
  return error.code.startsWith('id-token/http-') ? explained(unreachable, error, page) : undefined;
}

/**
 * Chooses the provider's explanation where only the provider can explain, or explains better; otherwise the common one.
 */
export function chooseDiagnosis(error: Failure, own: Diagnosis): Diagnosis {
  const common = commonDiagnosis(error);
  if (error.advice) return { ...(common ?? own), ...error.advice };
  const ownIsSilent = own.causes.length === 0 && own.fix.length === 0;
  const isCommonMatter =
    error.stage === 'id-token' || !error.code.includes('/') || /^(http\/proxy-|files\/)/.test(error.code);
  return common && (ownIsSilent || isCommonMatter) ? common : own;
}
