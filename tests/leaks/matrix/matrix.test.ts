import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readsAboutChild } from '../oracle/cells.oracle.js';
import { openHouse, type House } from '../table/house.js';
import { LaidTable } from '../table/laid-table.js';
import { Viewer } from '../transcript/viewer.js';
import { layFullTable, type FullTable } from './full-table.js';

/** Answers that must hold every passage of the viewer, beside the record itself. */
const WHOLE = /^query record /u;

let house: House;
let full: FullTable;

beforeAll(async () => {
  house = await openHouse();
  full = await layFullTable(house);
}, 900_000);

afterAll(async () => {
  await full.table.close();
  await house.stop();
});

/** Everything that the person on a seat of the type gets from every query of the schema. */
async function answersFor(type: PartyType): Promise<readonly { readonly label: string; readonly line: string }[]> {
  const { table, seats } = full;
  const seat = seats.find((one) => one.type === type);
  if (!seat) throw new Error(`nobody sits as ${type}`);
  const players = new Map([...table.laid.players, ['viewer', table.player(seat.id)] as const]);
  const viewer = new Viewer(new LaidTable(house, table.plan, { ...table.laid, players }));
  await viewer.sweep();
  await viewer.sweepAll();
  return viewer.notices;
}

describe.each(PARTY_TYPES)('[P9] what %s gets of passages about the child', (type) => {
  it('is in every answer what the written matrix gives it, and nothing else', { timeout: 900_000 }, async () => {
    const answers = await answersFor(type);
    const record = answers.filter(({ label }) => WHOLE.test(label)).map(({ line }) => line);
    const others = full.canaries.filter(({ author }) => author !== type);
    const leaks = others
      .filter(({ category }) => !readsAboutChild(type, category))
      .flatMap(({ words }) =>
        answers.filter(({ line }) => line.includes(words)).map(({ label }) => `${words}: ${label}`),
      );
    const denials = others
      .filter(({ category, words }) => readsAboutChild(type, category) && !record.some((line) => line.includes(words)))
      .map(({ words }) => words);
    expect({ leaks, denials }).toEqual({ leaks: [], denials: [] });
    expect(answers.length).toBeGreaterThan(20);
  });
});
