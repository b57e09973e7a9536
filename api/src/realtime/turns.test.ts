import { expect, it } from 'vitest';
import { Turns } from './turns.js';

it('[R12] two are at work at a time, the others in the order in which they came, whatever becomes of those before', async () => {
  const turns = new Turns(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const ask = (number: number): Promise<number> =>
    turns.take(async () => {
      begun.push(number);
      await new Promise<void>((end) => ends.push(end));
      if (number === 0) throw new Error('refused');
      return number;
    });
  const all = Promise.allSettled([0, 1, 2, 3].map(ask));
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[2]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[1]?.();
  ends[3]?.();
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled']);
  await expect(turns.take(async () => 'free again')).resolves.toBe('free again');
});
