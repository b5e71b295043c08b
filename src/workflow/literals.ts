/** Keys that appear literally in a text, recognised by the vendors' formats. */

interface Literal {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

const forms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'an AWS access key ID', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  // The preceding character distinguishes it from a longer run of letters.
  {
    what: 'an AWS secret access key',
    pattern: /(?<=secret[_-]?access[_-]?key["']?\s{0,4}[:=]\s{0,4}["']?)[A-Za-z0-9/+]{40}\b/gi,
  },
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g },
  { what: 'the key of a service account', pattern: /"private_key_id"\s{0,4}:\s{0,4}"[0-9a-f]{40}"/g },
  { what: 'a GitHub token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{82})\b/g },
  { what: 'an npm token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/g },
  { what: 'a PyPI token', pattern: /\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}/g },
  {
    what: 'an Azure client secret',
    pattern: /\b[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{34}(?![A-Za-z0-9_~.-])/g,
  },
];

/** All literal keys in the order of the text. Keys in the vendors' own documentation end in EXAMPLE. */
export function literalKeys(text: string): Literal[] {
  return forms
    .flatMap(({ what, pattern }) =>
      [...text.matchAll(pattern)]
        .filter(([found]) => !/EXAMPLE(KEY)?$/.test(found))
        .map(({ index, 0: found }) => ({
          what,
          start: index,
          end: index + found.length,
        })),
    )
    .sort((a, b) => a.start - b.start);
}

/** As long as the lines of a private key, which are in base64; paths and resource names can be too. */
const longRun = /[A-Za-z0-9+/]{60,}/g;

/** The text with every possible key replaced: not even the beginning of one is shown. */
export function withoutLiteralKeys(text: string): string {
  const rest = forms.reduce((left, { pattern }) => left.replace(pattern, '***'), text);
  return rest.replace(longRun, (run) => (isEncoded(run) ? '***' : run));
}

/** Words of a path do not mix digits with letters of both cases; random characters do. */
function isEncoded(run: string): boolean {
  return run
    .split('/')
    .some((part) => part.length >= 10 && /\d/.test(part) && /[a-z]/.test(part) && /[A-Z]/.test(part));
}
