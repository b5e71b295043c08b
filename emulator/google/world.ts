export interface GoogleWorld {
  /** Universes whose hosts are emulated; `googleapis.com` is the public one. */
  universeDomains: string[];
  pools: WorkloadIdentityPool[];
  serviceAccounts: ServiceAccount[];
  projects: GoogleProject[];
}

export interface WorkloadIdentityPool {
  projectNumber: string;
  id: string;
  disabled: boolean;
  providers: WorkloadIdentityProvider[];
}

export interface WorkloadIdentityProvider {
  id: string;
  disabled: boolean;
  issuer: string;
  /** Empty: only the provider's own resource name is accepted, with or without `https:`. */
  allowedAudiences: string[];
  /** Attribute → CEL expression over `assertion`; `google.subject` is required. */
  attributeMapping: Record<string, string>;
  /** CEL over `assertion`, `google` and `attribute`; empty if everybody is admitted. */
  attributeCondition: string;
}

export interface ServiceAccount {
  email: string;
  uniqueId: string;
  projectId: string;
  /** Members with `roles/iam.workloadIdentityUser`: `principal://…`, `principalSet://…`. */
  workloadIdentityUsers: string[];
  /** Members with `roles/iam.serviceAccountTokenCreator`, also `serviceAccount:<email>`. */
  tokenCreators: string[];
  /** Whether the organisation policy allows tokens of up to 12 hours. */
  lifetimeExtension: boolean;
}

export interface GoogleProject {
  projectId: string;
  projectNumber: string;
  name: string;
  /** Hosts of disabled APIs, such as `iamcredentials.googleapis.com`. */
  disabledApis: string[];
  /** Members who may read the project and list its buckets. */
  viewers: string[];
  buckets: string[];
}

export interface LocatedProvider {
  /** `projects/<number>/locations/global/workloadIdentityPools/<pool>`. */
  poolName: string;
  /** The pool's name with `/providers/<provider>`. */
  name: string;
  pool: WorkloadIdentityPool;
  provider: WorkloadIdentityProvider;
}

const providerName =
  /^(projects\/(\d+)\/locations\/global\/workloadIdentityPools\/([a-z0-9-]{4,32}))\/providers\/([a-z0-9-]{4,32})$/;

/** Whether text is a full provider resource name, existing or not. */
export function isProviderName(name: string): boolean {
  return providerName.test(name);
}

/** An enabled provider by its resource name. */
export function findProvider(google: GoogleWorld, name: string): LocatedProvider | undefined {
  const [, poolName = '', projectNumber, poolId, providerId] = providerName.exec(name) ?? [];
  const pool = google.pools.find(
    (candidate) =>
      candidate.projectNumber === projectNumber && candidate.id === poolId && !candidate.disabled,
  );
  const provider = pool?.providers.find(({ id, disabled }) => id === providerId && !disabled);
  return pool && provider && { poolName, name, pool, provider };
}

/** A service account by its e-mail address or unique ID. */
export function findServiceAccount(google: GoogleWorld, emailOrId: string): ServiceAccount | undefined {
  return google.serviceAccounts.find(({ email, uniqueId }) => email === emailOrId || uniqueId === emailOrId);
}

/** A project by its ID or number. */
export function findProject(google: GoogleWorld, idOrNumber: string): GoogleProject | undefined {
  return google.projects.find(
    ({ projectId, projectNumber }) => projectId === idOrNumber || projectNumber === idOrNumber,
  );
}
