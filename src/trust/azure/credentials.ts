/** Whether the federated credentials of an Entra application or managed identity admit an ID token. Pure. */
import { githubIssuer } from '../../identity/issuer.ts';
import { brief, get, isObject, text, texts } from '../json.ts';
import { audiencesOf, isUnknown, type Token } from '../token.ts';
import { absent, equality, invalid, type Judgement, judge, oneOf, type Test } from '../verdict.ts';
import { parseExpression, termHolds } from './expression.ts';

/** The shape of Microsoft Graph's `federatedIdentityCredential`. */
export interface FederatedCredential {
  readonly name?: string;
  readonly issuer: string;
  /** An exact subject; absent in a flexible credential. */
  readonly subject?: string;
  readonly audiences: readonly string[];
  readonly claimsMatchingExpression?: { readonly value: string; readonly languageVersion?: unknown };
}

/** The only GitHub issuer for which Entra evaluates expressions. */
const flexibleIssuer = githubIssuer;
export const flexibleClaims: readonly string[] = ['sub', 'job_workflow_ref'];

const maximumCredentials = 20;
const maximumCharacters = 600;

/** A credential from a value of unknown origin: Graph's and Azure CLI's shape, or ARM's with `properties`. */
export function credentialOf(value: unknown): FederatedCredential | undefined {
  if (!isObject(value)) return undefined;
  const properties = isObject(value.properties) ? value.properties : value;
  const issuer = text(properties.issuer);
  if (issuer === undefined) return undefined;
  const name = text(value.name) ?? text(properties.name);
  const subject = text(properties.subject);
  const expression = properties.claimsMatchingExpression;
  const flexible = isObject(expression) && text(expression.value) !== undefined;
  return {
    ...(name !== undefined && { name }),
    issuer,
    // The portal lists flexible credentials with an empty subject.
    ...(subject !== undefined && !(flexible && subject === '') && { subject }),
    audiences: texts(properties.audiences),
    ...(flexible && {
      claimsMatchingExpression: {
        value: text(expression.value)!,
        languageVersion: get(expression, 'languageVersion'),
      },
    }),
  };
}

/** Entra's rules that a list of credentials breaks; Entra would not have stored it. */
export function credentialProblems(credentials: readonly FederatedCredential[]): Test[] {
  if (credentials.length > maximumCredentials) {
    return [problem('federated credentials', `at most ${maximumCredentials}`, String(credentials.length))];
  }
  const pairs = credentials.map(({ issuer, subject }) =>
    subject === undefined ? undefined : `${issuer} ${subject}`,
  );
  const names = credentials.map(({ name }) => name?.toLowerCase());
  return [
    ...credentials.flatMap(ownProblems),
    ...repeated(pairs).map((pair) => problem('issuer and subject', 'each pair once', pair)),
    ...repeated(names).map((name) => problem('name', 'each name once', name)),
  ];
}

function ownProblems(credential: FederatedCredential): Test[] {
  const { name, issuer, subject, audiences, claimsMatchingExpression: expression } = credential;
  const where = name ?? 'federated credential';
  return [
    ...(name === undefined || /^[A-Za-z0-9][\w-]{2,119}$/.test(name)
      ? []
      : [
          problem(
            `${where}: name`,
            '3 to 120 letters, digits, hyphens and underscores, the first a letter or digit',
            name,
          ),
        ]),
    ...(audiences.length === 1
      ? []
      : [problem(`${where}: audiences`, 'exactly one', audiences.join(', ') || absent)]),
    ...(subject === undefined && expression === undefined
      ? [problem(where, 'a subject or an expression', 'neither')]
      : []),
    ...(subject !== undefined && expression !== undefined
      ? [problem(where, 'a subject or an expression', 'both')]
      : []),
    ...[issuer, subject ?? '', ...audiences]
      .filter((value) => value.length > maximumCharacters)
      .map((value) => problem(where, `at most ${maximumCharacters} characters`, brief(value))),
    ...(expression === undefined ? [] : expressionProblems(expression, issuer, where)),
  ];
}

function expressionProblems(
  { value, languageVersion }: NonNullable<FederatedCredential['claimsMatchingExpression']>,
  issuer: string,
  where: string,
): Test[] {
  const terms = parseExpression(value);
  return [
    ...(languageVersion === 1 || languageVersion === undefined
      ? []
      : [problem(`${where}: languageVersion`, '1', brief(languageVersion))]),
    ...(issuer === flexibleIssuer
      ? []
      : [problem(`${where}: issuer of an expression`, flexibleIssuer, issuer)]),
    ...(terms === undefined
      ? [problem(`${where}: expression`, "claims['…'] eq|matches '…', joined by and", value)]
      : terms
          .filter(({ claim }) => !flexibleClaims.includes(claim))
          .map(({ claim }) =>
            problem(`${where}: claim of an expression`, flexibleClaims.join(' or '), claim),
          )),
  ];
}

/** One matching credential is enough. The tests are those of the matching credential, or of the closest one. */
export function judgeCredentials(credentials: readonly FederatedCredential[], token: Token): Judgement {
  const problems = credentialProblems(credentials);
  if (problems.length > 0) return invalid(problems);
  const judged = credentials.map((credential) => judge(credentialTests(credential, token)));
  const failures = ({ tests }: Judgement): number =>
    tests.reduce((sum, { holds }) => sum + (holds === true ? 0 : holds === null ? 1 : 1000), 0);
  return (
    [...judged].sort((a, b) => failures(a) - failures(b))[0] ??
    judge([problem('federated credentials', 'at least one', absent)])
  );
}

/** Issuer, audience and subject, compared byte for byte. */
export function credentialTests(
  { name, issuer, subject, audiences, claimsMatchingExpression: expression }: FederatedCredential,
  token: Token,
): Test[] {
  const { claims } = token;
  const where = name === undefined ? '' : `${name}: `;
  const rest =
    expression === undefined
      ? [equality(`${where}sub`, subject ?? absent, text(claims.sub))]
      : (parseExpression(expression.value) ?? []).map((term) => {
          const actual = text(claims[term.claim]);
          const open = isUnknown(token, term.claim);
          return {
            what: `${where}${term.claim}`,
            expected: `${term.operator} ${term.value}`,
            actual: open ? '(not known)' : (actual ?? absent),
            holds: open ? null : termHolds(term, actual),
          };
        });
  return [
    equality(`${where}iss`, issuer, text(claims.iss)),
    oneOf(`${where}aud`, audiences, audiencesOf(token)),
    ...rest,
  ];
}

function repeated(values: readonly (string | undefined)[]): string[] {
  const present = values.filter((value) => value !== undefined);
  const seen = new Set<string>();
  const again = present.filter((value) => seen.size === seen.add(value).size);
  return [...new Set(again)];
}

function problem(what: string, expected: string, actual: string): Test {
  return { what, expected, actual, holds: false };
}
