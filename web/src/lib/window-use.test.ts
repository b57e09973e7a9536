import { expect, it } from 'vitest';
import { WindowUse } from './window-use.js';

it('[R3] takes somebody for present a minute after the last sign, and calls back at the next one', () => {
  let now = 0;
  const use = new WindowUse(() => now);
  const target = new EventTarget();
  use.watch(target);
  expect(use.attended).toBe(true);
  now = 60_000;
  expect(use.attended).toBe(false);
  let called = 0;
  use.whenAttended(() => (called += 1));
  const stop = use.whenAttended(() => (called += 10));
  stop();
  expect(called).toBe(0);
  target.dispatchEvent(new Event('keydown'));
  expect([called, use.attended]).toEqual([1, true]);
  use.whenAttended(() => (called += 1));
  expect(called).toBe(2);
});
