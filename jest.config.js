import { availableParallelism } from 'node:os';

/**
 * Where a test belongs is told by its path. `unit` needs neither the emulator nor `dist/` nor many processes, and tries
 * few random values: it is the inner loop.
 */
const endToEnd = ['end-to-end/', 'docs/faq', 'action/login-step', 'examples/workflows'];
/** Hostile input of every kind; `npm run attacks` tries far more of it. */
const attacks = ['attacks/'];
/** Each kills a whole step many times: in `npm run attacks` alone. */
const slowAttacks = ['attacks/signals'];
const emulator = [
  'emulator/',
  'action/(plan-step|rival-settings|trust-loop)',
  'bench/(faults|stages)',
  'docs/readme-logins',
  'providers/variables',
  'examples/trust',
  'docs/(set-up|other-services)',
  'helper',
  'providers/[^/]+/(exchange|consumers|cli|server|limits|oauth|presets|template|refusal-rows)\\b',
];

/** Unit tests that take seconds each: many processes, or thousands of random values. */
const thorough = [
  'files/(several-processes|ini\\.properties)',
  'http/hostile-texts',
  'trust/(generated|properties|proposals|terraform)',
  'workflow/migrate/properties',
];

/** The tools that follow a login in real workflows: minutes of their own, so by `npm run downstream` alone. */
const downstream = ['downstream/'];

const at = (paths) => `/__tests__/(${paths.join('|')})`;

/** @param {{ only?: string, without?: readonly string[] }} tests */
function project(displayName, { only = '', without = [] }) {
  return {
    displayName,
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    testRegex: [`${only || '/__tests__/'}.*\\.test\\.ts$`],
    testPathIgnorePatterns: ['/node_modules/', ...without],
    transform: {
      '^.+\\.ts$': [
        '@swc/jest',
        { jsc: { target: 'es2024', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
      ],
    },
  };
}

export const downstreamProject = project('downstream', { only: at(downstream) });

export default {
  projects: [
    project('unit', { without: [at(endToEnd), at(emulator), at(attacks), at(downstream), at(thorough)] }),
    project('thorough', { only: at(thorough) }),
    project('emulator', { only: at(emulator), without: [at(endToEnd)] }),
    project('end-to-end', { only: at(endToEnd) }),
    project('attacks', { only: at(attacks), without: process.env.ATTACK_RUNS ? [] : [at(slowAttacks)] }),
  ],
  // Without a record of earlier runs the longest files are started last otherwise, and one core waits for them.
  testSequencer: './scripts/test-sequencer.js',
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
  testTimeout: 60_000,
  // Most of the time goes into the processes that the tests start, and some of it is waiting.
  maxWorkers: Math.ceil(availableParallelism() * 1.5),
};
