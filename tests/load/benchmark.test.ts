import { describe, expect, it } from 'vitest';
import { interleaved, median, medians, percentile, spread } from './benchmark.js';

describe('the figures of a benchmark', () => {
  it('are medians and percentiles of what was measured, whatever its order', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5]);
    const hundred = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(spread(hundred)).toEqual({ p50: 50.5, p99: 99, max: 100 });
    expect([percentile([7], 0.5), percentile([7], 0)]).toEqual([7, 7]);
    expect(medians([{ a: 1 }, { a: 3, b: 9 }, { a: 2 }])).toEqual({ a: 2, b: 9 });
  });

  it('come from rounds in which the subjects take turns and another one begins', async () => {
    const turns: string[] = [];
    const subject = (name: string) => async () => {
      turns.push(name);
      return { turn: turns.length };
    };
    const figures = await interleaved({ a: subject('a'), b: subject('b') }, { rounds: 2, warmUps: 1 });
    expect(turns.join('')).toBe('abbaab');
    expect(figures).toEqual({ a: { turn: 4.5 }, b: { turn: 4.5 } });
  });
});
