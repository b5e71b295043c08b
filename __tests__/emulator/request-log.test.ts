import { describe, expect, it } from '@jest/globals';
import { mostInFlight, type RecordedRequest } from '../../emulator/request-log.ts';

const request = (at: number, endedAt?: number): RecordedRequest =>
  ({ at, ...(endedAt !== undefined && { endedAt }) }) as RecordedRequest;

describe('mostInFlight', () => {
  it.each([
    ['no requests', [], 0],
    ['requests one after the other', [request(0, 10), request(10, 20)], 1],
    ['overlapping requests', [request(0, 10), request(5, 20), request(15, 30)], 2],
    ['an unfinished request', [request(0), request(5, 6), request(7, 8)], 2],
    ['requests all at once', [request(0, 10), request(1, 10), request(2, 10)], 3],
  ])('counts %s', (_, requests, expected) => {
    expect(mostInFlight(requests)).toBe(expected);
  });
});
