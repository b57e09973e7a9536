import { expect, it } from 'vitest';
import { parseId, type PartyId, type UnitId } from '@soulad/shared/ids';
import type { CaretMessage } from '@soulad/shared/protocol';
import type { SyncClock } from '@soulad/shared/sync';
import { LiveCarets } from './live-carets.js';

class ManualClock implements SyncClock {
  #now = 0;
  readonly #calls: { readonly at: number; readonly call: () => void }[] = [];
  now(): number {
    return this.#now;
  }
  after(ms: number, call: () => void): () => void {
    const entry = { at: this.#now + ms, call };
    this.#calls.push(entry);
    return () => void this.#calls.splice(this.#calls.indexOf(entry), 1);
  }
  forward(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#calls.filter((entry) => entry.at <= until).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      this.#calls.splice(this.#calls.indexOf(next), 1);
      this.#now = next.at;
      next.call();
    }
    this.#now = until;
  }
}

const unitId = parseId<UnitId>('0b1f3f0e-8a51-4c1e-9d3b-2f3a5c7d9e10');
const partyId = parseId<PartyId>('1b1f3f0e-8a51-4c1e-9d3b-2f3a5c7d9e10');
if (!unitId || !partyId) throw new Error('the test ids are malformed');
const caret = (head: number): CaretMessage => ({
  key: 'k',
  unitId,
  gen: 1,
  partyId,
  name: 'Tichá',
  anchor: head,
  head,
});

it('keeps the name of a caret that moves and drops it after ten still seconds', () => {
  const clock = new ManualClock();
  const carets = new LiveCarets(clock, () => undefined);
  carets.heard(caret(1));
  clock.forward(8_000);
  carets.heard(caret(2));
  clock.forward(4_000);
  expect(carets.list().map((one) => one.idle)).toEqual([false]);
  clock.forward(6_000);
  expect(carets.list().map((one) => one.idle)).toEqual([true]);
});

it('a repeated caret keeps the person here and does not count as movement', () => {
  const clock = new ManualClock();
  const carets = new LiveCarets(clock, () => undefined);
  for (let at = 0; at < 4; at += 1) {
    carets.heard(caret(1));
    clock.forward(15_000);
  }
  expect(carets.list().map((one) => one.idle)).toEqual([true]);
  clock.forward(40_000);
  expect(carets.list()).toEqual([]);
});

it('a caret that is said to be gone is gone at once', () => {
  const carets = new LiveCarets(new ManualClock(), () => undefined);
  carets.heard(caret(1));
  carets.gone('k');
  expect(carets.list()).toEqual([]);
});
