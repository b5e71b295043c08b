import { delimiter } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  createJobEnvironment,
  lookUpContext,
  type StepLayers,
  stepEnvironment,
} from '../../../emulator/runner/environment.ts';

const folders = {
  root: '/r',
  temp: '/r/temp',
  workspace: '/r/work/repo',
  home: '/r/home',
  tools: '/r/tools',
  eventFile: '/r/temp/event.json',
  commands: '/r/temp/commands',
};

const given = {
  PATH: '/bin',
  HTTPS_PROXY: 'http://proxy',
  GITHUB_REPOSITORY: 'acme/app',
  GITHUB_WORKSPACE: '/elsewhere',
  RUNNER_NAME: 'mine',
  ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id',
  ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
  ACTIONS_RUNTIME_TOKEN: 'bearer',
};

const job = createJobEnvironment(given, folders, { trackingId: 'github_1', debug: false });
const layers: StepLayers = { visible: {}, action: {}, paths: [], step: {}, isAction: true };

describe('createJobEnvironment', () => {
  it('keeps the folders and the tracking ID whatever is given, and accepts the rest of the contexts', () => {
    expect(job.contexts).toMatchObject({
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_WORKSPACE: '/r/work/repo',
      RUNNER_NAME: 'mine',
      RUNNER_TEMP: '/r/temp',
      RUNNER_WORKSPACE: '/r/work',
      RUNNER_TRACKING_ID: 'github_1',
    });
    expect(job.contexts).not.toHaveProperty('RUNNER_DEBUG');
  });

  it('sets RUNNER_DEBUG with debug logging', () => {
    const { contexts } = createJobEnvironment({}, folders, { trackingId: '', debug: true });
    expect(contexts.RUNNER_DEBUG).toBe('1');
  });

  it('passes on nothing of its own process except PATH', () => {
    const { machine } = createJobEnvironment({}, folders, { trackingId: '', debug: false });
    expect(machine).toEqual({ PATH: process.env.PATH, HOME: '/r/home', LANG: 'C.UTF-8', CI: 'true' });
  });
});

describe('stepEnvironment', () => {
  it('lets exports and env override the machine, but nothing override the contexts and tokens', () => {
    const environment = stepEnvironment(job, {
      ...layers,
      visible: {
        HTTPS_PROXY: '',
        CI: 'false',
        GITHUB_REPOSITORY: 'x',
        ACTIONS_ID_TOKEN_REQUEST_URL: 'x',
        GITHUB_TOKEN: 't',
      },
    });
    expect(environment).toMatchObject({
      HTTPS_PROXY: '',
      CI: 'false',
      GITHUB_REPOSITORY: 'acme/app',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://id',
      GITHUB_TOKEN: 't',
      GITHUB_ACTIONS: 'true',
    });
  });

  it('puts added folders at the start of PATH, the last one first', () => {
    const environment = stepEnvironment(job, { ...layers, paths: ['/one', '/two'] });
    expect(environment.PATH).toBe(['/two', '/one', '/bin'].join(delimiter));
  });

  it('gives the ID token variables to every step and the runtime token to actions only', () => {
    const action = stepEnvironment(job, layers);
    const run = stepEnvironment(job, { ...layers, isAction: false });
    expect(action).toMatchObject({
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
      ACTIONS_RUNTIME_TOKEN: 'bearer',
    });
    expect(run).toMatchObject({ ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer' });
    expect(run).not.toHaveProperty('ACTIONS_RUNTIME_TOKEN');
  });

  it('keeps NODE_OPTIONS of the workflow and hides NODE_ICU_DATA from actions', () => {
    const visible = { NODE_OPTIONS: '--trace-warnings', NODE_ICU_DATA: '/icu' };
    expect(stepEnvironment(job, { ...layers, visible })).toMatchObject({ NODE_OPTIONS: '--trace-warnings' });
    expect(stepEnvironment(job, { ...layers, visible })).not.toHaveProperty('NODE_ICU_DATA');
    expect(stepEnvironment(job, { ...layers, visible, isAction: false })).toMatchObject(visible);
  });
});

describe('lookUpContext', () => {
  it('knows the token and the values that variables mirror', () => {
    expect(lookUpContext(job, 'token', 'github.token')).toBe('token');
    expect(lookUpContext(job, '', 'github.repository')).toBe('acme/app');
    expect(lookUpContext(job, '', 'runner.temp')).toBe('/r/temp');
  });

  it('refuses anything else', () => {
    expect(() => lookUpContext(job, '', 'env.PATH')).toThrow("The expression 'env.PATH' is not simulated.");
  });
});
