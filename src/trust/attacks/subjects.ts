/** The subjects that a job may have: in each form and with each possible template. */
import { isGithubDotCom } from '../../identity/issuer.ts';
import { buildSubject, defaultTemplate, templatesOf } from '../../identity/subject.ts';
import { text } from '../json.ts';
import type { Severity } from '../report.ts';
import type { Changes, Target, Variant } from './attack.ts';

export function keptSubject(claims: Target['claims']): { subject?: string } {
  const subject = text(claims.sub);
  return subject === undefined ? {} : { subject };
}

/** Servers other than github.com have only the classic form; the other form needs both IDs. */
function forms(claims: Readonly<Record<string, unknown>>): readonly ('classic' | 'immutable')[] {
  const hasIds = text(claims.repository_id) !== undefined && text(claims.repository_owner_id) !== undefined;
  return isGithubDotCom(claims.iss) && hasIds ? ['classic', 'immutable'] : ['classic'];
}

/** The job's own template, or the default if its subject does not reveal it. */
function templates(claims: Readonly<Record<string, unknown>>): readonly (readonly string[])[] {
  const found = templatesOf(claims);
  return found.length > 0 ? found : [defaultTemplate];
}

export function merge(claims: Target['claims'], changes: Changes): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...claims, ...changes };
  for (const [name, value] of Object.entries(merged)) if (value === undefined) delete merged[name];
  return merged;
}

/** The same changes once for each form of the subject, with a separate severity for each. */
export function inForms(
  target: Target,
  changes: Changes,
  severity: (form: 'classic' | 'immutable') => Severity,
): Variant[] {
  const merged = merge(target.claims, changes);
  return forms(merged).flatMap((form) =>
    templates(target.claims).map((template) => ({
      changes,
      subject: buildSubject(merged, form, template),
      severity: severity(form),
    })),
  );
}

export function subjectsOf(
  claims: Readonly<Record<string, unknown>>,
  target: Target,
  subject: string | undefined,
): string[] {
  if (subject !== undefined) return [subject];
  const own = templates(target.claims);
  // Owners of foreign repositories choose their templates too.
  const isForeign = claims.repository_owner !== target.owner;
  const all = isForeign ? [...own, defaultTemplate] : own;
  return [
    ...new Set(all.flatMap((template) => forms(claims).map((form) => buildSubject(claims, form, template)))),
  ];
}
