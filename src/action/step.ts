/** What the steps of the action need from the world. */
import type { Environment } from '../environment.ts';
import type { HttpClient } from '../http/client.ts';
import type { RetryDependencies } from '../http/retry.ts';
import { escapeLog } from '../text/escape.ts';
import type { JsonObject } from '../text/json.ts';
import type { Secrets } from '../text/secrets.ts';
import type { PublishDependencies } from './publish.ts';
import type { Runner } from './runner.ts';

export interface StepDependencies {
  readonly env: Environment;
  readonly runner: Runner;
  readonly secrets: Secrets;
  readonly http: HttpClient;
  readonly userAgent: string;
  readonly publishing: Pick<PublishDependencies, 'temp' | 'actionDirectory' | 'nodePath' | 'useId'>;
  /** The payload of the event that started the run; undefined when it cannot be read. */
  readEvent(): Promise<JsonObject | undefined>;
  now(): number;
  random(): number;
  sleep: RetryDependencies['sleep'];
  /** A signal that aborts after the given milliseconds, or when the step is cancelled. */
  deadline(milliseconds: number): AbortSignal;
}

/** A text in the form that the log may show. */
export function shown(text: string, { secrets }: Pick<StepDependencies, 'secrets'>): string {
  return escapeLog(secrets.redact(text));
}
