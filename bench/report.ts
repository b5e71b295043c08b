/** The figures of a run, for people and for machines. */
import { chart, type Series } from './chart.ts';
import type { Measured, Variant } from './measure.ts';
import type { Size } from './size.ts';
import { spreadOfIdTokens, stagesOf } from './stages.ts';
import { empty, logins, many, mixed, type Pair, post, second, three } from './variants.ts';

export interface Results {
  readonly rounds: number;
  /** The three clouds, built without the other services. */
  readonly alone: Variant;
  readonly measured: ReadonlyMap<Variant, readonly Measured[]>;
  readonly sizes: Readonly<Record<string, Size>>;
}

/** Everything, as plain data. */
export function summary(results: Results) {
  const processes = [...results.measured.keys()].map((variant) => ({
    name: variant.name,
    latencyMs: variant.latencyMs ?? 0,
    medianMs: Math.round(medianMs(results, variant)),
    peakMegabytes: megabytes(peakBytes(results, variant)),
    requests: results.measured.get(variant)![0]!.requests.length,
  }));
  const ofMixed = results.measured.get(mixed) ?? [];
  return {
    node: process.version,
    rounds: results.rounds,
    processes,
    stages: ofMixed.length > 0 ? stagesOf(typical(ofMixed)) : [],
    spreadOfIdTokensMs: ofMixed.map(({ requests }) => Math.round(spreadOfIdTokens(requests))),
    sizes: results.sizes,
  };
}

/** @throws {Error} if not all variants were measured */
export function markdown(results: Results): string {
  const { processes, stages, spreadOfIdTokensMs, sizes } = summary(results);
  const ratio = (a: Variant, b: Variant) => (medianMs(results, a) / medianMs(results, b)).toFixed(2);
  const line = (...cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const against = ({ action, floor, latencyMs }: Pair, what: string) =>
    line(`${what}, ${latencyMs} ms per request`, 'the floor', ratio(action, floor));
  return [
    `Medians of ${results.rounds} rounds in one run, Node.js ${process.version}.`,
    [
      line('process', 'compared with', 'ratio'),
      '| --- | --- | ---: |',
      ...three.map((pair) => against(pair, 'three clouds')),
      ...many.flatMap(({ count, pairs }) => pairs.map((pair) => against(pair, logins(count)))),
      line(
        'three clouds',
        'the same built without the other services',
        ratio(three[0]!.action, results.alone),
      ),
      line('second use, all from the cache', 'an empty Node.js process', ratio(second, empty)),
      line('post step', 'an empty Node.js process', ratio(post, empty)),
    ].join('\n'),
    '### What waits for what',
    `One step with six logins at 80 ms per request; milliseconds since its process was started. "Idle" is the time between the moment when a request could be made and its arrival: start-up, loading of code, connecting. The ID-token requests arrived within ${Math.max(...spreadOfIdTokensMs)} ms of each other in the worst of ${results.rounds} rounds.`,
    [
      line('request', 'waits for', 'possible from', 'arrived', 'answered', 'idle'),
      '| --- | --- | ---: | ---: | ---: | ---: |',
      ...stages.map(({ request, waitsFor, readyAt, arrivedAt, endedAt }) =>
        line(
          request,
          waitsFor,
          ...[readyAt, arrivedAt, endedAt, arrivedAt - readyAt].map((ms) => ms.toFixed(0)),
        ),
      ),
    ].join('\n'),
    '### Time and memory',
    [
      line('process', 'median ms', 'peak memory MB', 'requests'),
      '| --- | ---: | ---: | ---: |',
      ...processes.map(({ name, medianMs: median, peakMegabytes, requests }) =>
        line(name, median, peakMegabytes, requests),
      ),
    ].join('\n'),
    '### Size',
    [
      line('folder', 'files', 'MB', 'MB compressed'),
      '| --- | ---: | ---: | ---: |',
      ...Object.entries(sizes).map(([name, { files, bytes, compressedBytes }]) =>
        line(
          name === 'dist' ? '`dist`' : `\`dist/${name}\``,
          files,
          megabytes(bytes),
          megabytes(compressedBytes),
        ),
      ),
    ].join('\n'),
  ].join('\n\n');
}

const colours = ['#2a9d4a', '#1f77b4', '#e07b00', '#c0392b'];

/** Time by latency: the three clouds and their floor, and many logins. */
export function measuredChart(results: Results): string {
  const line = (name: string, colour: string, pairs: readonly Pair[], pick: 'action' | 'floor'): Series => ({
    name,
    colour,
    dashed: pick === 'floor',
    points: pairs.map((pair) => [pair.latencyMs, medianMs(results, pair[pick])] as const),
  });
  const left = [line('three clouds', '#777777', three, 'action'), line('floor', '#777777', three, 'floor')];
  const right = many.flatMap(({ count, pairs }, index) => [
    line(logins(count), colours[index]!, pairs, 'action'),
    line(`floor, ${count}`, colours[index]!, pairs, 'floor'),
  ]);
  const panel = (title: string, series: readonly Series[]) => ({
    title,
    xTitle: 'ms per request',
    yTitle: 'ms, median',
    xMax: Math.max(...three.map(({ latencyMs }) => latencyMs)),
    yMax: roundUp(Math.max(...series.flatMap(({ points }) => points.map(([, y]) => y)))),
    series,
  });
  return chart('Time of a step by the latency of its requests', [
    panel('Three clouds', left),
    panel('Many logins', right),
  ]);
}

function medianMs(results: Results, variant: Variant): number {
  return typical(measurementsOf(results, variant)).milliseconds;
}

function peakBytes(results: Results, variant: Variant): number {
  return Math.max(...measurementsOf(results, variant).map((measured) => measured.peakBytes));
}

/** The median measurement. */
function typical(all: readonly Measured[]): Measured {
  return all.toSorted((a, b) => a.milliseconds - b.milliseconds)[Math.floor(all.length / 2)]!;
}

function measurementsOf({ measured }: Results, variant: Variant): readonly Measured[] {
  const all = measured.get(variant);
  if (all === undefined) throw new Error(`"${variant.name}" was not measured`);
  return all;
}

function megabytes(bytes: number): number {
  return Math.round((bytes / 2 ** 20) * 10) / 10;
}

/** Rounds up to the next round number, for an axis. */
function roundUp(value: number): number {
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}
