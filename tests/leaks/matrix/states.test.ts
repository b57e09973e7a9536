import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readsAboutChild } from '../oracle/cells.oracle.js';
import { STATES } from '../oracle/seats.oracle.js';
import { beginEmergency, closeCase, endEmergency, endMeeting, HEAD, reopenCase } from '../steps/office-steps.js';
import type { Step } from '../steps/step.js';
import { openHouse, type House } from '../table/house.js';
import { LaidTable } from '../table/laid-table.js';
import { Viewer } from '../transcript/viewer.js';
import { layFullTable, type Canary, type FullTable } from './full-table.js';

const FAMILY: ReadonlySet<PartyType> = new Set(['parent_a', 'parent_b', 'child', 'guardian', 'representative']);
/** What is done to come from one state of the case to the next. */
const STEPS: readonly (readonly [keyof typeof STATES, Step | undefined])[] = [
  ['live', undefined],
  ['ended', endMeeting()],
  ['closed', closeCase()],
  ['reopened', reopenCase()],
];

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

/** What a seat of the type gets of the case by name, by its register of passages, and by searching for the words. */
async function answersFor(type: PartyType | 'head'): Promise<Viewer['notices']> {
  const { table, seats } = full;
  const by = type === 'head' ? HEAD : seats.find((seat) => seat.type === type)?.id;
  if (!by) throw new Error(`nobody sits as ${type}`);
  const players = new Map([...table.laid.players, ['viewer', table.player(by)] as const]);
  const viewer = new Viewer(new LaidTable(house, table.plan, { ...table.laid, players }));
  await viewer.sweep();
  const { recordId, caseId, conferenceId } = table;
  await viewer.ask('query', 'case', { id: caseId });
  await viewer.ask('query', 'record', { id: recordId });
  await viewer.ask('query', 'recordHistory', { recordId });
  await viewer.ask('query', 'conference', { id: conferenceId });
  for (const { words } of full.canaries.slice(0, 6)) await viewer.ask('query', 'search', { text: words });
  for (const { unit } of full.canaries) await viewer.ask('query', 'whoSees', { unitId: table.id(unit) });
  return viewer.notices;
}

function readsIn(state: keyof typeof STATES, type: PartyType, { author, category }: Canary): boolean {
  if (STATES[state] === 'office and family' && type !== 'ospod' && !FAMILY.has(type)) return false;
  return author === type || readsAboutChild(type, category);
}

describe.each(STEPS)('[P24] in a case that is %s', (state, step) => {
  it('every seat gets what the written matrix gives it then, and nothing else', { timeout: 900_000 }, async () => {
    await step?.act(full.table);
    const faults: string[] = [];
    for (const type of PARTY_TYPES) {
      const answers = await answersFor(type);
      const record = answers.filter(({ label }) => label.startsWith('query record ')).map(({ line }) => line);
      for (const canary of full.canaries) {
        const may = readsIn(state, type, canary);
        const leaks = answers.filter(
          ({ label, line }) => !may && !label.includes(canary.words) && line.includes(canary.words),
        );
        faults.push(...leaks.map(({ label }) => `${type} gets ${canary.words} from ${label}`));
        if (may && !record.some((line) => line.includes(canary.words)))
          faults.push(`${type} is denied ${canary.words}`);
      }
    }
    expect(faults).toEqual([]);
  });

  it(
    '[P21] the head reads everything in an emergency, and nothing before and after',
    { timeout: 900_000 },
    async () => {
      const key = `nouze ${state}`;
      const got = async (): Promise<number> => {
        const lines = (await answersFor('head'))
          .filter(({ label }) => label.startsWith('query record '))
          .map(({ line }) => line);
        return full.canaries.filter(({ words }) => lines.some((line) => line.includes(words))).length;
      };
      expect(await got()).toBe(0);
      await beginEmergency(key).act(full.table);
      expect(await got()).toBe(full.canaries.length);
      await endEmergency(key, HEAD).act(full.table);
      expect(await got()).toBe(0);
    },
  );
});
