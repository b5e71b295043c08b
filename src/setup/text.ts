/** The set-up of logins as plain text, for the log and the command line. Pure. */
import type { TrustAdvice } from '../contract/explanation.ts';
import type { Format, SetUp } from './set-up.ts';
import { inFormat } from './set-up.ts';
import type { Warning } from './warnings.ts';

/** One block per login: the usual way first, then the alternatives. Ends without a line break. */
export function setUpText(setUp: SetUp, format: Format): string {
  const advice = inFormat(setUp.trust, format);
  const usual = advice.filter(({ alternative }) => !alternative);
  const others = advice.filter(({ alternative }) => alternative);
  return [
    `== ${heading(setUp)}`,
    ...usual.map(adviceText),
    ...(others.length > 0 ? [`== ${heading(setUp)}: alternatives`, ...others.map(adviceText)] : []),
  ].join('\n\n');
}

/** The provider's name, with the login's own where it has one. */
export function heading({ name, provider, title }: Pick<SetUp, 'name' | 'provider' | 'title'>): string {
  return name === provider ? title : `${title} "${name}"`;
}

function adviceText({ title, text }: TrustAdvice): string {
  return `-- ${oneLine(title)}\n\n${text.replace(/^(?=.)/gm, '    ')}`;
}

export function warningText({ severity, message, fix }: Warning): string {
  return oneLine(`${severity}: ${message} Fix: ${fix}`);
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
