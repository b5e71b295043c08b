/** Findings about values next to a login with OIDC: keys that override it, IDs kept as secrets, all secrets at once. */
import { secretsIn } from '../expressions.ts';
import { isOwnAction } from '../own-action.ts';
import { vendorOf } from '../vendor-inputs.ts';
import type { Finding } from './finding.ts';
import { at, type JobInFile, names } from './job-in-file.ts';

/** Keys that tools silently prefer to the login. */
const stronger: Readonly<
  Record<string, { readonly names: RegExp; readonly stepOnly?: RegExp; readonly why: string }>
> = {
  aws: {
    names: /^$/,
    stepOnly: /^AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY)$/,
    why: 'the variables of a step have precedence over those that a login exports',
  },
  gcp: {
    names: /^(GOOGLE_CREDENTIALS|GOOGLE_CLOUD_KEYFILE_JSON|GCLOUD_KEYFILE_JSON)$/,
    stepOnly: /^(GOOGLE_APPLICATION_CREDENTIALS|CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE)$/,
    why: 'Terraform prefers it to the credentials file of a login',
  },
  azure: {
    names: /^(ARM_CLIENT_SECRET|AZURE_CLIENT_SECRET|ARM_CLIENT_CERTIFICATE\w*)$/,
    why: 'Terraform and the SDKs take a client secret first, and OIDC is never tried',
  },
};

export function overridden({ file, job, logins }: JobInFile): Finding[] {
  const clouds = [...new Set(logins.flatMap(({ providers }) => providers))];
  return clouds.flatMap((cloud) => {
    const rule = stronger[cloud];
    if (!rule) return [];
    const first = Math.min(
      ...logins.filter(({ providers }) => providers.includes(cloud)).map(({ step }) => step.index),
    );
    const entries = [
      ...[...file.env, ...job.env].filter(({ name }) => rule.names.test(name)),
      ...job.steps
        .filter(({ index }) => index > first)
        .flatMap(({ env }) => env)
        .filter(({ name }) => rule.names.test(name) || rule.stepOnly?.test(name)),
    ].filter(({ value }) => secretsIn(value).length > 0 || (value !== '' && !value.includes('${{')));
    return entries.slice(0, 1).map(({ name, line }) => ({
      ...at({ file, job }, line),
      id: 'static-key-overrides-login',
      severity: 'high' as const,
      message: `\`${name}\` wins over the login with OIDC of the same job: ${rule.why}. The stored key is what is used, and the login looks as if it worked.`,
      fix: `Remove \`${[...new Set(entries.map((entry) => entry.name))].join('`, `')}\`, and check in the audit log that the next run is a federated one before you revoke the key.`,
    }));
  });
}

const identifiers =
  /^((aws-)?role-to-assume|(azure-)?(client|tenant|subscription)-id|(gcp-)?(workload[-_]identity[-_]provider|service[-_]account|project[-_]id))$/i;

export function idsAsSecrets({ file, job, logins }: JobInFile): Finding[] {
  return logins.flatMap(({ step }) => {
    if (!vendorOf(step.uses?.value) && !isOwnAction(step.uses?.value)) return [];
    const entries = step.with.filter(
      ({ name, value }) => identifiers.test(name) && secretsIn(value).length > 0,
    );
    if (entries.length === 0) return [];
    return [
      {
        ...at({ file, job }, entries[0]!.line),
        id: 'id-stored-as-secret',
        severity: 'info' as const,
        message: `${names(entries)} ${entries.length === 1 ? 'is an ID, and comes' : 'are IDs, and come'} from \`secrets\`. GitHub then masks the value in every log, and drops each job output that holds it.`,
        fix: 'Keep IDs in configuration variables (`vars`). The trust decides who may use them.',
        secrets: entries.flatMap(({ value }) => secretsIn(value)),
      },
    ];
  });
}

export function allSecrets({ file, job }: JobInFile): Finding[] {
  const entry = job.steps
    .flatMap(({ with: inputs, env, run }) => [...inputs, ...env, ...(run ? [run] : [])])
    .find(({ value }) => /\btoJSON\(\s{0,9}secrets\s{0,9}\)/i.test(value));
  if (!entry) return [];
  return [
    {
      ...at({ file, job }, entry.line),
      id: 'all-secrets-passed',
      severity: 'medium',
      message:
        '`toJSON(secrets)` hands every secret of the repository to one step, so this audit cannot tell which keys are used.',
      fix: 'Pass the secrets one by one.',
      zizmor: 'overprovisioned-secrets',
    },
  ];
}
