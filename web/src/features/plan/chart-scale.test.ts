import { describe, expect, it } from 'vitest';
import { barOf, scaleOf } from './chart-scale.js';

const terms = [
  { from: '2026-09-28', until: '2026-11-03' },
  { from: null, until: '2026-10-05' },
];

describe('the time chart', () => {
  const scale = scaleOf(terms, '2026-09-22', '2026-11-03');

  it('has every day of the plan inside and keeps their order', () => {
    const places = ['2026-09-22', '2026-09-28', '2026-10-05', '2026-11-03'].map(scale.at);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places.every((at) => at > 0 && at < 100)).toBe(true);
    expect(scale.months).toEqual(['2026-10-01', '2026-11-01']);
  });

  it('draws a measure without a beginning from today, an overdue one at its end, and none without a term', () => {
    expect(barOf(scale, { from: null, until: '2026-10-05' }, '2026-09-22')?.from).toBe(scale.at('2026-09-22'));
    expect(barOf(scale, { from: null, until: '2026-09-21' }, '2026-09-22')?.from).toBe(scale.at('2026-09-21'));
    expect(barOf(scale, { from: null, until: null }, '2026-09-22')).toBeNull();
  });
});
