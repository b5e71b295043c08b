import { type Job, ownerOf } from './github/world.ts';
import { idTokenRequestUrl } from './services/github-id-token.ts';
import type { World } from './world.ts';

export type Environment = Record<string, string>;

/** Variables that send a process's HTTPS and HTTP requests to the emulator and make it trust the answers. */
export function networkEnvironment(proxyUrl: string, certificateFile: string): Environment {
  return {
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    HTTP_PROXY: proxyUrl,
    http_proxy: proxyUrl,
    NO_PROXY: '',
    no_proxy: '',
    NODE_EXTRA_CA_CERTS: certificateFile,
    SSL_CERT_FILE: certificateFile,
    CURL_CA_BUNDLE: certificateFile,
    REQUESTS_CA_BUNDLE: certificateFile,
    AWS_CA_BUNDLE: certificateFile,
    CLOUDSDK_CORE_CUSTOM_CA_CERTS_FILE: certificateFile,
  };
}

/** The variables that GitHub's runner sets for every step of the world's job, as far as the world decides them. */
export function jobEnvironment(world: World, requestToken: string): Environment {
  const { job, github } = world;
  return {
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_SERVER_URL: github.serverUrl,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: `${github.apiUrl}/graphql`,
    GITHUB_REPOSITORY: job.repository,
    GITHUB_REPOSITORY_ID: job.repositoryId,
    GITHUB_REPOSITORY_OWNER: ownerOf(job),
    GITHUB_REPOSITORY_OWNER_ID: job.repositoryOwnerId,
    GITHUB_REF: job.ref,
    GITHUB_REF_NAME: job.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    GITHUB_REF_TYPE: job.refType,
    GITHUB_REF_PROTECTED: String(job.refProtected),
    GITHUB_SHA: job.sha,
    GITHUB_HEAD_REF: job.headRef,
    GITHUB_BASE_REF: job.baseRef,
    GITHUB_EVENT_NAME: job.eventName,
    GITHUB_ACTOR: job.actor,
    GITHUB_ACTOR_ID: job.actorId,
    GITHUB_TRIGGERING_ACTOR: job.actor,
    GITHUB_WORKFLOW: job.workflow,
    GITHUB_WORKFLOW_REF: job.workflowRef,
    GITHUB_WORKFLOW_SHA: job.workflowSha,
    GITHUB_JOB: job.name,
    GITHUB_RUN_ID: job.runId,
    GITHUB_RUN_NUMBER: job.runNumber,
    GITHUB_RUN_ATTEMPT: job.runAttempt,
    RUNNER_ENVIRONMENT: job.runnerEnvironment,
    ...(job.idTokenPermission && {
      ACTIONS_ID_TOKEN_REQUEST_URL: idTokenRequestUrl(world),
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken,
    }),
  };
}

/** The facts about a job in its environment: the inverse of `jobEnvironment`. */
export function jobOfEnvironment(environment: Partial<Environment>): Partial<Job> {
  const facts: { [Fact in keyof Job]?: string | undefined } = {
    repository: environment.GITHUB_REPOSITORY,
    repositoryId: environment.GITHUB_REPOSITORY_ID,
    repositoryOwnerId: environment.GITHUB_REPOSITORY_OWNER_ID,
    ref: environment.GITHUB_REF,
    refType: environment.GITHUB_REF_TYPE,
    sha: environment.GITHUB_SHA,
    headRef: environment.GITHUB_HEAD_REF,
    baseRef: environment.GITHUB_BASE_REF,
    eventName: environment.GITHUB_EVENT_NAME,
    actor: environment.GITHUB_ACTOR,
    actorId: environment.GITHUB_ACTOR_ID,
    workflow: environment.GITHUB_WORKFLOW,
    workflowRef: environment.GITHUB_WORKFLOW_REF,
    workflowSha: environment.GITHUB_WORKFLOW_SHA,
    jobWorkflowRef: environment.GITHUB_WORKFLOW_REF,
    jobWorkflowSha: environment.GITHUB_WORKFLOW_SHA,
    name: environment.GITHUB_JOB,
    runId: environment.GITHUB_RUN_ID,
    runNumber: environment.GITHUB_RUN_NUMBER,
    runAttempt: environment.GITHUB_RUN_ATTEMPT,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
