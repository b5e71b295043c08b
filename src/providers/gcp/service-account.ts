/** Names of service accounts. */
import type { Kind } from '../../settings/kinds.ts';
import { Refusal } from '../../settings/kinds.ts';
import type { Endpoints } from './endpoints.ts';

const collection = 'projects/-/serviceAccounts/';
const email = /^[a-z0-9][a-z0-9._-]*@[a-z0-9-]+(\.[a-z0-9-]+)+$/i;
const uniqueId = /^\d{10,}$/;

/** An e-mail address or a numeric unique ID, with or without its collection as a prefix; yields the bare name. */
export const serviceAccountName: Kind<string> = {
  label: 'service account e-mail',
  parse(given) {
    const name = given.replace(/^projects\/[^/]+\/serviceAccounts\//, '').replace(/^serviceAccount:/, '');
    if (email.test(name) || uniqueId.test(name)) return name;
    throw new Refusal(
      "must be a service account's e-mail address (`name@project.iam.gserviceaccount.com`) or its numeric unique ID",
    );
  },
};

/** Whether a name can be a service account of Google's own universe: people and groups have addresses of other domains. */
export function mayBeServiceAccount(name: string): boolean {
  return uniqueId.test(name) || /\.gserviceaccount\.com$/i.test(name);
}

/** The form that the IAM Credentials API expects: `-` stands for the project that the account belongs to. */
export function resourceName(account: string): string {
  return collection + account;
}

/** The address of a method of a service account in the IAM Credentials API. */
export function methodUrl(
  { endpoints }: { readonly endpoints: Endpoints },
  account: string,
  method: string,
): string {
  return `${endpoints.iamCredentials}/${resourceName(account)}:${method}`;
}

/**
 * The project that an account belongs to, if its address reveals it. Only user-created accounts do: the default
 * accounts of Compute Engine and App Engine have addresses of another form. Projects of a domain, or of another
 * universe, have an ID with a prefix, which follows the name in the address: `account@name.example.com.iam…` is
 * `example.com:name`.
 */
export function projectOf(account: string | undefined): string | undefined {
  const scope = /@(.+)\.iam\.gserviceaccount\.com$/i.exec(account ?? '')?.[1];
  if (scope === undefined) return undefined;
  const [name, ...domain] = scope.split('.');
  return domain.length > 0 ? `${domain.join('.')}:${name}` : name;
}
