/** What registries that keep the `jti` of ID tokens mean when one comes back. Every attempt of ours uses a new one, where there is one. */
import type { ServiceRow } from '../row.ts';

export const tokenReused: Omit<ServiceRow, 'code'> = {
  retry: 'fresh',
  title: 'The ID token has been used before.',
  explain: {
    causes: [
      'It comes from a file or variable (`id-token-source`) and was sent before: for another login, or in an attempt whose answer was lost.',
      'Something between this runner and the service sends requests twice.',
    ],
    fix: [
      'Put a new ID token into the file or variable for each login.',
      'If the ID tokens come from the runner, run the job again, without the proxy if there is one.',
    ],
  },
};
