/** Explanations of failures that are the same for every provider: ID tokens, the network, the step itself. Pure. */
import type { Diagnosis, Failure } from './failure.ts';

interface Row {
  readonly code: RegExp;
  readonly explain: Diagnosis;
}

const page = 'troubleshooting.md';

const rows: readonly Row[] = [
  {
    code: /^deadline$/,
    explain: {
      summary: 'The step reached its deadline before this login was done.',
      causes: ['A service or the network answers too slowly, or keeps failing.'],
      fix: ['Run the job again; if the network is slow as a rule, raise `timeout-seconds`.'],
      page,
    },
  },
  {
    code: /^cancelled$/,
    explain: { summary: 'The step was cancelled during this login.', causes: [], fix: [], page },
  },
  {
    code: /^internal$/,
    explain: {
      summary: 'This login ended in an error of the action itself.',
      causes: ['A defect of this action, or a runtime it does not support.'],
      fix: ['Run the job again with debug logging, and report the stack that is printed then.'],
      page,
    },
  },
  {
    code: /^id-token\/http-400$/,
    explain: {
      summary: 'GitHub refuses to issue an ID token for this audience.',
      causes: [
        'The audience contains `github.com`, which GitHub allows only for the own owner and repository.',
      ],
      fix: ['Choose an audience without `github.com`, here and in the trust policy.'],
      page,
    },
  },
  {
    code: /^id-token\/http-401$/,
    explain: {
      summary: 'GitHub no longer accepts the token that this job asks for ID tokens with.',
      causes: ['The job is older than about six hours, after which it gets no more ID tokens.'],
      fix: ['Log in earlier in the job, or split the job.'],
      page,
    },
  },
  {
    code: /^id-token\/http-403$/,
    explain: {
      summary: 'GitHub refuses to issue an ID token to this job.',
      causes: [
        'The job lacks the permission `id-token: write`.',
        'A proxy removed or changed the query of the request.',
      ],
      fix: [
        'Grant the permission to the job, and let the proxy pass requests to *.actions.githubusercontent.com unchanged.',
      ],
      page,
    },
  },
  {
    code: /^id-token\/http-404$/,
    explain: {
      summary: 'The address that the runner announced for ID tokens does not exist.',
      causes: [
        'The server has ID tokens switched off, or the runner is not connected to it as it should be.',
      ],
      fix: [
        'Update the runner, and ask the administrator of the GitHub server whether OpenID Connect is enabled.',
      ],
      page,
    },
  },
  {
    code: /^id-token\/(audience|issuer|malformed)$/,
    explain: {
      summary: 'The ID token that was received is not the one that was asked for.',
      causes: ['Something between this runner and the issuer answers in its place.'],
      fix: ['Let the proxy pass these requests unchanged.'],
      page,
    },
  },
  {
    code: /^id-token\/expired$/,
    explain: {
      summary: 'The ID token that was received has ended already.',
      causes: ['The clock of this machine is wrong.'],
      fix: ['Set the clock by NTP.'],
      page,
    },
  },
  {
    code: /^id-token\/(file|variable)$/,
    explain: {
      summary: 'There is no ID token at the place that `id-token-source` names.',
      causes: [],
      fix: [],
      page,
    },
  },
  {
    code: /^id-token\/fly$/,
    explain: { summary: 'Fly.io gives this Machine no ID token.', causes: [], fix: [], page },
  },
  {
    code: /^http\/certificate$/,
    explain: {
      summary: 'The TLS certificate that was shown is not trusted on this runner.',
      causes: [
        'A proxy or firewall opens TLS connections and signs them with a certificate authority of its own.',
      ],
      fix: ['Name the file with that authority in `NODE_EXTRA_CA_CERTS` for the runner.'],
      page,
    },
  },
  {
    code: /^http\/client-certificate$/,
    explain: {
      summary: 'The service knows its clients by certificate, and does not accept this one.',
      causes: [
        'No certificate was given.',
        'The certificate has ended, or is not one that the service trusts.',
      ],
      fix: ['Give an `exchange` the right `client-certificate` with its key.'],
      page,
    },
  },
  {
    code: /^http\/proxy-authentication$/,
    explain: {
      summary: 'The proxy of this runner demands a user name and password.',
      causes: ['The proxy variable has no user name and password, or the proxy does not accept them.'],
      fix: [
        'Set `HTTPS_PROXY` to `http://user:password@host:port` from a secret, with special characters percent-encoded. Only Basic authentication is supported.',
      ],
      page,
    },
  },
  {
    code: /^http\/proxy-refused$/,
    explain: {
      summary:
        'The proxy of this runner did not open a connection to the service. The service was not asked.',
      causes: [
        'The rules of the proxy do not allow the host that the answer names (port 443).',
        'The proxy cannot reach the host itself.',
      ],
      fix: ['Allow this host in the proxy, or name it in `NO_PROXY` if the runner reaches it directly.'],
      page,
    },
  },
  {
    code: /^http\/proxy-(unreachable|timeout)$/,
    explain: {
      summary: 'The proxy of this runner could not be used. The service was not asked.',
      causes: [
        'The address in `HTTPS_PROXY` is wrong, or there is no HTTP proxy at it.',
        'The proxy is unavailable, or too slow.',
      ],
      fix: [
        'Correct `HTTPS_PROXY` (`http://host:port`), or name the host in `NO_PROXY` if the runner reaches it directly.',
      ],
      page,
    },
  },
  {
    code: /^http\/proxy-unsupported$/,
    explain: {
      summary: 'The proxy that the environment names cannot be used.',
      causes: ['`HTTPS_PROXY` or `ALL_PROXY` is not the address of an HTTP proxy.'],
      fix: [
        'Set `HTTPS_PROXY` to an HTTP proxy (`http://host:port`), or name the hosts of the services in `NO_PROXY`.',
      ],
      page,
    },
  },
  {
    code: /^(http\/|id-token\/http-)/,
    explain: {
      summary: 'The service could not be reached, or gave no usable answer.',
      causes: [
        'The network, a proxy or a firewall between this runner and the service interferes.',
        'The service is in trouble for the moment.',
      ],
      fix: [
        'Let the runner reach the host named above, directly or through the proxy in `HTTPS_PROXY`, and run the job again.',
      ],
      page,
    },
  },
];

/** The explanation that does not depend on the provider, or undefined. */
export function commonDiagnosis({ code }: Failure): Diagnosis | undefined {
  return rows.find((row) => row.code.test(code))?.explain;
}

/** What only the provider can explain, or explains better; the rest is common. */
export function chooseDiagnosis(error: Failure, own: Diagnosis): Diagnosis {
  const common = commonDiagnosis(error);
  if (error.advice) return { ...(common ?? own), ...error.advice };
  const ownIsSilent = own.causes.length === 0 && own.fix.length === 0;
  const isCommonMatter =
    error.stage === 'id-token' || !error.code.includes('/') || /^http\/proxy-/.test(error.code);
  return common && (ownIsSilent || isCommonMatter) ? common : own;
}
