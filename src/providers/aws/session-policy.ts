/** Session policies: limits on what a session may do, within what its role may do. */
import type { Kind } from '../../settings/kinds.ts';
import { jsonObject, lines, Refusal, text } from '../../settings/kinds.ts';

const maxLength = 2048;

/**
 * The text of an IAM policy, without the white space between its tokens, which would count towards the length limit.
 */
export const inlinePolicy: Kind<string> = {
  shapes: ['map'],
  example: '{Statement: […]}',
  label: `IAM policy (JSON), at most ${maxLength} characters`,
  parse(given) {
    const policy = jsonObject.parse(given);
    if (!('Statement' in policy))
      throw new Refusal('must be an IAM policy, a JSON object with a `Statement`');
    const minified = given.replace(/"(?:[^"\\]|\\.)*"|\s+/g, (token) => (token.startsWith('"') ? token : ''));
    if (!/^[\x20-\xff]*$/.test(minified)) {
      throw new Refusal('must not hold characters beyond U+00FF; write them as `\\u` escapes');
    }
    if (minified.length > maxLength) {
      throw new Refusal(
        `must have at most ${maxLength} characters without white space, but has ${minified.length}`,
      );
    }
    return minified;
  },
};

const policyArn = text({
  pattern: /^arn:[a-z0-9-]+:iam::(aws|\d{12}):policy\/[\x21-\x7e]+$/,
  rule: 'the ARN of a managed policy, `arn:aws:iam::<account ID or "aws">:policy/<name>`',
});

/** One per line: policy names may contain commas. */
export const managedPolicies: Kind<readonly string[]> = lines(policyArn, { max: 10 });
