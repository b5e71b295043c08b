/** What a step did, as text that is the same for each run: log, summary, exports, outputs, requests. */
import type { RecordedRequest } from '../../emulator/index.ts';
import type { Job, StepResult } from '../../emulator/runner/index.ts';

export function transcript(step: StepResult, job: Job, requests: readonly RecordedRequest[]): string {
  const masked = (values: Readonly<Record<string, string>>) =>
    Object.entries(values)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${job.mask(value)}`)
      .join('\n');
  const parts = {
    Outcome: step.outcome,
    Log: step.log,
    'Exported to later steps': masked(step.exported),
    Outputs: masked(step.outputs),
    'Job summary': step.summary.trimEnd(),
    'Requests, in order for each service': requestLines(requests),
  };
  return Object.entries(parts)
    .map(([title, text]) => `━━ ${title} ━━\n${text === '' ? '(none)' : withoutChance(text, job)}\n`)
    .join('\n');
}

/** Logins run side by side, so that only the order within a service is always the same. */
function requestLines(requests: readonly RecordedRequest[]): string {
  const lines = requests.map(({ service, method, host, operation, query }) => {
    const audience = service === 'github-id-token' ? ` for ${query.audience}` : '';
    return { service, line: `${service}: ${operation}${audience} (${method} ${host})` };
  });
  const services = [...new Set(lines.map(({ service }) => service))].sort();
  return services
    .flatMap((service) => {
      const own = lines.filter((line) => line.service === service).map(({ line }) => line);
      return service === 'github-id-token' ? own.sort() : own;
    })
    .join('\n');
}

/** Identifiers that are made at random: those of requests. */
const handles = /\b(RequestId|trace ID|correlation ID) [\w-]+/g;

function withoutChance(text: string, job: Job): string {
  return text
    .replaceAll(job.temp, '$RUNNER_TEMP')
    .replaceAll(job.workspace, '$GITHUB_WORKSPACE')
    .replaceAll(job.home, '$HOME')
    .replace(/\buse-[0-9a-f]{12}\b/g, 'use-<id>')
    .replace(handles, '$1 <id>')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\dZ/g, '<date>T<time>Z')
    .replace(/(?:\d{4}&#8209;\d\d&#8209;\d\d&nbsp;)?\d\d:\d\d(?=&nbsp;UTC)/g, '<time>')
    .replace(/\d+ ms :\d+, \d+/g, '<duration> :<from>, <to>')
    .replace(/\b\d+(\.\d+)?( |&nbsp;)(ms|s)\b/g, '<duration>')
    .replace(/\(\d+ min\)/g, '(<minutes> min)')
    .replace(/"milliseconds":\d+/g, '"milliseconds":<duration>');
}
