/** The results as figures, Markdown and a chart. */
import { chart, type Series } from '../chart.ts';
import { deadlineMs, ours, policies } from './policies.ts';
import { mostServed, quotas } from './services.ts';
import { type HerdResult, startsWithinMs } from './simulate.ts';

export interface Figures {
  readonly service: string;
  readonly jobs: number;
  readonly policy: string;
  readonly succeeded: number;
  /** No policy that stops at this action's deadline can achieve more. */
  readonly possible: number;
  /** Seconds beyond one request, for the jobs that succeeded. */
  readonly median: number;
  readonly p95: number;
  readonly max: number;
  readonly requests: number;
}

export function figures({ quota, policy, jobs, added, requests }: HerdResult): Figures {
  const at = (part: number) =>
    Math.round((added[Math.min(added.length - 1, Math.floor(part * added.length))] ?? 0) / 100) / 10;
  return {
    service: quota.name,
    jobs,
    policy: policy.name,
    succeeded: added.length,
    possible: Math.min(jobs, mostServed(quota, startsWithinMs + deadlineMs)),
    median: at(0.5),
    p95: at(0.95),
    max: at(1),
    requests,
  };
}

export function report(results: readonly HerdResult[]): string {
  const rows = results.map(figures).map((row) => {
    const share = `${((100 * row.succeeded) / row.jobs).toFixed(1).replace(/\.0$/, '')} %`;
    const possible = `${((100 * row.possible) / row.jobs).toFixed(1).replace(/\.0$/, '')} %`;
    const cells = [
      row.service,
      row.jobs.toLocaleString('en-US'),
      row.policy,
      share,
      row.policy === ours.name ? possible : '',
      ...[row.median, row.p95, row.max].map((seconds) => `${seconds.toFixed(1)} s`),
      row.requests.toLocaleString('en-US'),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return [
    [
      '| service | jobs | client | succeed | possible in 90 s | added, median | 95 of 100 | longest | requests |',
      '| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ].join('\n'),
    'The quotas:',
    quotas.map(({ name, source }) => `- ${name}: ${source}`).join('\n'),
    'The clients:',
    policies.map(({ name, source }) => `- ${name}: ${source}.`).join('\n'),
  ].join('\n\n');
}

/** The number of logged-in jobs over time, at the service with the smallest quota. */
export function herdChart(results: readonly HerdResult[]): string {
  const quota = quotas.reduce((least, other) =>
    mostServed(other, deadlineMs) < mostServed(least, deadlineMs) ? other : least,
  );
  const here = results.filter((result) => result.quota === quota);
  const seconds = Array.from({ length: deadlineMs / 1000 + 1 }, (_, second) => second);
  return chart(
    'Jobs logged in over time, by retry policy',
    [...new Set(here.map(({ jobs }) => jobs))].map((jobs) => {
      const bound: Series = {
        name: 'what the quota allows',
        colour: '#777777',
        dashed: true,
        points: seconds.map((second) => [second, Math.min(jobs, mostServed(quota, second * 1000))] as const),
      };
      const lines = here
        .filter((result) => result.jobs === jobs)
        .map(({ policy, servedAt }) => ({
          name: policy.name,
          colour: policy.colour,
          points: seconds.map(
            (second) => [second, servedAt.filter((at) => at <= second * 1000).length] as const,
          ),
        }));
      return {
        title: `${jobs.toLocaleString('en-US')} jobs at ${quota.name}`,
        xTitle: 'seconds since the first job started',
        yTitle: 'jobs logged in',
        xMax: deadlineMs / 1000,
        yMax: Math.min(jobs, mostServed(quota, deadlineMs)),
        series: [bound, ...lines],
      };
    }),
  );
}
