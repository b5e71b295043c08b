/** What every service can answer, whichever it is: from overload to the page of a gateway. */
import { exchangingUses } from '../uses.ts';
import type { Refusal, Row } from './refusal.ts';
import { says } from './refusal.ts';

const rows: readonly Row[] = [
  {
    answer: { kind: 'status', status: 429 },
    code: 'rate-limit',
    retry: 'throttled',
    cause: 'Too many requests came from this account or runner.',
    fix: 'Run the job again later, or spread the jobs out.',
  },
  {
    answer: { kind: 'status', status: 504 },
    code: 'outage',
    retry: 'yes',
    cause: 'has an outage',
    fix: 'Run the job again in a few minutes.',
  },
  {
    answer: { kind: 'html' },
    code: 'http/unusable-answer',
    retry: 'yes',
    cause: 'The service is unavailable for the moment.',
    fix: 'Let the runner reach the host named above',
  },
  {
    answer: says(307, {}, { headers: { location: 'https://elsewhere.octo.example/login' } }),
    code: 'redirect',
    retry: 'no',
    cause: 'A sign-in page or gateway is in front of the service.',
    fix: 'Give the final address.',
  },
  {
    answer: says(200, { welcome: 'home' }),
    code: 'no-token',
    retry: 'no',
    cause: 'Something other than the service answered, for example a gateway.',
    fix: 'Check the address and the proxy.',
  },
];

/** Services that know better. */
const better: Readonly<Record<string, Readonly<Record<string, Partial<Row>>>>> = {
  vault: {
    redirect: {
      cause: 'This node is a standby, and redirects to the active one.',
      fix: 'Give the address of the load balancer',
    },
  },
};

/** octo-sts has a limit of another kind. */
const hasOwnRateLimit = (provider: string) => provider.endsWith('octo-sts');

export const anyRefusals: readonly Refusal[] = exchangingUses.flatMap(({ provider }) =>
  rows
    .filter(({ code }) => !(code === 'rate-limit' && hasOwnRateLimit(provider)))
    .map((row) => ({ provider, ...row, ...better[provider]?.[row.code] })),
);
