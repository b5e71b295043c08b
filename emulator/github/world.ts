/** The job that requests ID tokens, as GitHub knows it. */
export interface Job {
  /** `owner/name`. */
  repository: string;
  repositoryId: string;
  repositoryOwnerId: string;
  repositoryVisibility: 'public' | 'private' | 'internal';
  ref: string;
  refType: 'branch' | 'tag';
  refProtected: boolean;
  sha: string;
  /** Source branch, for pull requests. */
  headRef: string;
  /** Target branch, for pull requests. */
  baseRef: string;
  eventName: string;
  /** Deployment environment, if the job names one. */
  environment?: string;
  actor: string;
  actorId: string;
  workflow: string;
  workflowRef: string;
  workflowSha: string;
  jobWorkflowRef: string;
  jobWorkflowSha: string;
  /** Job name in the workflow file. */
  name: string;
  runId: string;
  runNumber: string;
  runAttempt: string;
  checkRunId: string;
  runnerEnvironment: 'github-hosted' | 'self-hosted';
  /** Only for repositories owned by an enterprise. */
  enterprise?: { name: string; id: string };
  /** Custom repository properties the administrator exposes, as `repo_property_<name>`. */
  customProperties: Record<string, string>;
  /** Identifies the run to the service that issues ID tokens. */
  planId: string;
  /** Identifies the job to the service that issues ID tokens. */
  jobId: string;
  /** Whether the workflow grants `id-token: write`. */
  idTokenPermission: boolean;
  state: 'InProgress' | 'Completed';
}

export interface GitHubWorld {
  /** Where the web interface lives; the default audience is below it. */
  serverUrl: string;
  apiUrl: string;
  issuer: string;
  /** Host of the endpoint from which a job requests ID tokens; differs by region. */
  idTokenHost: string;
  /** Whether `sub` carries the owner's and the repository's IDs. */
  immutableSubject: boolean;
  /** Claims of a customised subject (`include_claim_keys`); without it the default form. */
  subjectClaims?: string[];
  /** Whether the next runs will have the immutable form, because of a setting that was just changed. */
  immutableSubjectNext?: boolean;
  /** Tokens for the REST API. */
  apiTokens: Record<string, ApiToken>;
  /** Deployment environments by name, with what protects them. */
  environments: Record<string, EnvironmentRules>;
}

export interface ApiToken {
  /** What it may read in the job's repository. `organization` is beyond what the token of a workflow can have. */
  permissions: ('actions' | 'contents' | 'organization')[];
}

export interface EnvironmentRules {
  reviewers: number;
  preventSelfReview: boolean;
  /** `any`, those with a branch protection rule, or those that match one of the patterns. */
  branches: 'any' | 'protected' | string[];
}

/** The owner's part of `owner/name`. */
export function ownerOf(job: Pick<Job, 'repository'>): string {
  return job.repository.split('/')[0] ?? '';
}
