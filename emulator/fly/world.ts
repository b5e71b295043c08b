/** The Fly Machine that the job's runner runs in, in addition to what GitHub knows about it. */
export interface FlyWorld {
  /** Slug of the organization. */
  organization: string;
  organizationId: string;
  app: string;
  appId: string;
  machineId: string;
  machineName: string;
  machineVersion: string;
  image: string;
  imageDigest: string;
  region: string;
}

/** The issuer of all Machines of the organization. */
export function flyIssuer({ organization }: Pick<FlyWorld, 'organization'>): string {
  return `https://oidc.fly.io/${organization}`;
}
