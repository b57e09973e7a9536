import { describe, expect, it, vi } from 'vitest';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { saved, textOf, type } from '../testing/live-scene.js';

const first = onTestApp();
const second = onTestApp(() => ({ database: first.database }));
const scene = atEachTable(first);

describe('two nodes over one database', () => {
  it('[R40] serve one unit together: every edit arrives once, in one order', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const [left, right] = [await scene.join('worker', [unitId]), await scene.join('teacher', [unitId], second.url)];
    const guests = [left, right];
    for (let round = 0; round < 12; round++) {
      for (const [index, guest] of guests.entries()) type(guest, unitId, ` ${round}${'ab'[index]}`);
      if (round % 3 === 0) await Promise.all(guests.map(saved));
    }
    await Promise.all(guests.map(saved));
    await vi.waitFor(() => expect(textOf(left, unitId)).toBe(textOf(right, unitId)), { timeout: 5000 });
    const words = (textOf(left, unitId) ?? '').split(' ').slice(1);
    const wanted = Array.from({ length: 12 }, (_, round) => [`${round}a`, `${round}b`]).flat();
    expect(words.toSorted()).toEqual(wanted.toSorted());
  });

  it('[I7] cut off a viewer on the other node', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const b = await scene.join('teacher', [unitId], second.url);
    await scene.ask(
      'worker',
      `mutation ($id: ID!, $parties: [ID!]!) { narrowUnit(unitId: $id, partyIds: $parties, reason: "x") { id } }`,
      {
        id: unitId,
        parties: [scene.table.parties.school],
      },
    );
    await vi.waitFor(() => expect(b.record.unit(unitId) === undefined).toBe(true), { timeout: 1000 });
  });
});
