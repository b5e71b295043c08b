/** Turns an answer that refuses into a {@link Failure}. Loaded with the first one. */
import type { Failure } from '../../failure/failure.ts';
import { rowFor } from '../../failure/table.ts';
import { beginning, refused } from '../../http/answer.ts';
import type { HttpAnswer } from '../../http/client.ts';
import { commonErrors } from './errors.ts';
import type { Judging } from './judging.ts';
import { refusalWords } from './refusal-words.ts';
import type { ServiceRow } from './row.ts';
import { codeOf } from './service.ts';
import { shown } from './shown.ts';

export { speaksOfError } from './refusal-words.ts';

export function refusal(answer: HttpAnswer, { url, service, sent, mayHaveEnded, now }: Judging): Failure {
  const { wireCode, text } = refusalWords(answer);
  const { status } = answer;
  const rows: readonly ServiceRow[] = [...service.errors, ...commonErrors];
  const row = rowFor(rows, { status, wireCode, words: beginning(text) })!;
  const words = text === '' ? wireCode : text;
  return refused(
    answer,
    `${new URL(url).host} answered HTTP ${status}${words ? `: ${shown(words, sent)}` : ''}`,
    {
      code: codeOf(service, row),
      wireCode,
      stage: 'exchange',
      retry: row.onlyIfEnded && !mayHaveEnded ? 'no' : row.retry,
    },
    now(),
  );
}
