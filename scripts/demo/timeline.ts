/** A request with its start and end in monotonic milliseconds; without an end it is still in flight. */
export interface TimedRequest {
  at: number;
  endedAt?: number;
  status?: number;
  service: string;
  operation: string;
  method: string;
  host: string;
}

const barWidth = 40;

/** One line per request, in order of arrival, with a bar on a common time axis that starts with the first request. */
export function timeline(requests: readonly TimedRequest[]): string[] {
  const start = Math.min(...requests.map(({ at }) => at));
  const end = Math.max(...requests.map(({ at, endedAt }) => endedAt ?? at));
  const column = (time: number) => Math.round(((time - start) / Math.max(1, end - start)) * barWidth);
  const labels = requests.map(({ service, operation }) => `${service}: ${operation}`);
  const labelWidth = Math.max(0, ...labels.map((label) => label.length));
  return requests.map(({ at, endedAt = end, status }, index) => {
    const from = column(at);
    const bar = ' '.repeat(from) + '█'.repeat(Math.max(1, column(endedAt) - from));
    const times = `${Math.round(at - start)}–${Math.round(endedAt - start)} ms`;
    return `${labels[index]!.padEnd(labelWidth)}  ${bar.padEnd(barWidth + 1)}  ${status ?? '–'}  ${times}`;
  });
}
