import { expect, it } from 'vitest';
import { Random } from '../random.js';
import { compareSamples, median } from './compare-samples.js';

function drawn(seed: number, shift: number): number[] {
  const random = new Random(seed);
  return Array.from({ length: 2_000 }, () => 5 + random.next() + random.next() + shift);
}

it('[I11] finds no difference between two series of one kind', () => {
  const { difference, p } = compareSamples(drawn(1, 0), drawn(2, 0));
  expect(difference).toBeLessThan(0.05);
  expect(p).toBeGreaterThan(0.01);
});

it('[I11] finds a shift of a tenth of the spread', () => {
  expect(compareSamples(drawn(1, 0), drawn(2, 0.1)).p).toBeLessThan(0.01);
});

it('[I11] takes equal times for equal', () => {
  expect(compareSamples([1, 1, 1, 1], [1, 1, 1, 1])).toEqual({ difference: 0, p: 1 });
  expect(median([1, 2, 3, 10])).toBe(2.5);
});
