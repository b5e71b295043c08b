import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chart } from '../../bench/chart.ts';
import { spreadOfIdTokens, stagesOf } from '../../bench/stages.ts';

const request = (service: string, at: number, audience = '') => ({
  service,
  operation: 'x',
  query: { audience },
  at,
  endedAt: at + 10,
});

describe('the stages of a step', () => {
  const requests = [
    request('github-id-token', 100, 'sts.amazonaws.com'),
    request('github-id-token', 104, 'https://iam.googleapis.com/projects/1/x'),
    request('google-sts', 130),
    request('aws-sts', 125),
    request('google-iam-credentials', 150),
  ];

  it('say what each request waits for, and when it could have been sent at the earliest', () => {
    expect(stagesOf({ bootMs: 40, requests }).map((stage) => [stage.waitsFor, stage.readyAt])).toEqual([
      ['the action’s code', 40],
      ['the action’s code', 40],
      ['ID token for the Google provider', 114],
      ['ID token for sts.amazonaws.com', 110],
      ['google-sts x', 140],
    ]);
  });

  it('refuse to guess', () => {
    expect(() => stagesOf({ bootMs: 0, requests: [request('new-service', 1)] })).toThrow('new-service');
  });

  it('show how far apart the ID-token requests are', () => {
    expect(spreadOfIdTokens(requests)).toBe(4);
  });
});

describe('a chart', () => {
  it('has one legend for all panels, escapes names, and stays inside its axes', () => {
    const series = [{ name: 'a < b', colour: '#000', points: [[0, 0] as const, [20, 99] as const] }];
    const panel = { title: 't', xTitle: 'x', yTitle: 'y', xMax: 10, yMax: 50, series };
    const svg = chart('A title', [panel, panel]);
    expect(svg.match(/a &lt; b/g)).toHaveLength(1);
    expect(svg).toContain('d="M64 212L444 36"');
    expect(svg).toContain('<title>A title</title>');
    expect(svg).not.toMatch(/NaN|undefined/);
  });
});

describe('the benchmark', () => {
  it('imports nothing from the tests', () => {
    const files = readdirSync('bench', { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.[cm]?[jt]s$/.test(name),
    );
    const guilty = files.filter((name) =>
      /from '[^']*__tests__/.test(readFileSync(join('bench', name), 'utf8')),
    );
    expect(files.length).toBeGreaterThan(10);
    expect(guilty).toEqual([]);
  });
});
