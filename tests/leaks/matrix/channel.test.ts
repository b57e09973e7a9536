import { PARTY_TYPES, type PartyType } from '@soulad/shared/policy';
import { CLIENT_EVENTS as EVENTS } from '@soulad/shared/protocol';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readsAboutChild } from '../oracle/cells.oracle.js';
import { CONVENER } from '../steps/room-steps.js';
import { openHouse, type House } from '../table/house.js';
import { openUnits, type Line } from '../table/line.js';
import { SERVER_FRAMES } from '../oracle/operations.oracle.js';
import { AUTHORS, layFullTable, partyOf, type Canary, type FullTable } from './full-table.js';

const SHORT: readonly PartyType[] = ['ospod', 'school', 'ngo', 'parent_b', 'representative'];
const SEATS = process.env.SOULAD_MATRIX === 'all' ? PARTY_TYPES : SHORT;
const EMPTY = Y.encodeStateVector(new Y.Doc());
const HASH = new Uint8Array(32);

/** Every message that names a passage and is answered; the others only say something, or name no passage. */
const ABOUT_UNITS: Readonly<Record<string, (recordId: string, unitId: string) => object>> = {
  'unit:open': (recordId, unitId) => ({ recordId, units: [{ unitId, gen: 1 }] }),
  'unit:pull': (_, unitId) => ({ unitId, gen: 1, sv: EMPTY }),
  'unit:check': (_, unitId) => ({ unitId, gen: 1, seq: 0, hash: HASH }),
  'unit:push': (_, unitId) => ({
    unitId,
    gen: 1,
    epoch: 1,
    clientId: 70_001,
    n: 1,
    update: Y.encodeStateAsUpdate(new Y.Doc()),
  }),
  'unit:here': (_, unitId) => ({ units: [{ unitId, gen: 1, seq: 0 }] }),
};
const OTHERS = ['auth:renew', 'record:open', 'record:close', 'unit:close', 'caret:set'];

let house: House;
let full: FullTable;
let foreign: FullTable;

beforeAll(async () => {
  house = await openHouse();
  full = await layFullTable(house);
  foreign = await layFullTable(house, 78);
}, 900_000);
afterAll(async () => {
  await Promise.all([full, foreign].map(({ table }) => table.close()));
  await house.stop();
});

function lineOf({ table, seats }: FullTable, type: PartyType): Promise<Line> {
  const seat = seats.find((one) => one.type === type);
  if (!seat) throw new Error(`nobody sits as ${type}`);
  return table.lineOf(table.player(seat.id).cookie);
}

const reads = (type: PartyType, { author, category }: Canary): boolean =>
  author === type || readsAboutChild(type, category);

/** What an answer tells whoever knows which identifier was sent. */
function told(answer: unknown, id: string): string {
  const text = JSON.stringify(answer, (_, value: unknown) => (value instanceof Uint8Array ? [...value] : value));
  return text.replaceAll(id, 'sent');
}

it('[I4] every message of the protocol is asked about here', () => {
  expect([...Object.keys(ABOUT_UNITS), ...OTHERS].toSorted()).toEqual([...EVENTS].toSorted());
});

it(
  '[R25] no frame names a passage to a seat that does not read it, and every reader hears of every change',
  {
    timeout: 120_000,
  },
  async () => {
    const { table, canaries } = full;
    const units = canaries.map(({ unit }) => table.id(unit));
    const lines = new Map<PartyType, Line>();
    for (const type of PARTY_TYPES) {
      const line = await lineOf(full, type);
      await line.ask('record:open', { recordId: table.recordId });
      await openUnits(line, table.recordId, units);
      line.take();
      lines.set(type, line);
    }
    for (const author of AUTHORS) {
      const hand = await table.live(partyOf(full.seats, author));
      await hand.join();
      for (const canary of canaries) if (canary.author === author) await hand.type(table.id(canary.unit), ' dál');
    }
    await house.still();
    const faults: string[] = [];
    for (const [type, line] of lines) {
      await line.flush();
      const heard = line.take();
      line.close();
      faults.push(
        ...heard.filter(([name]) => !(String(name) in SERVER_FRAMES)).map(([name]) => `${type} hears ${name}`),
      );
      for (const canary of canaries) {
        const id = table.id(canary.unit);
        const about = heard.filter((frame) => JSON.stringify(frame).includes(id)).map(([name]) => name);
        if (reads(type, canary) ? !about.includes('unit:upd') : about.length > 0)
          faults.push(`${type} hears of ${canary.words}: ${about.join()}`);
      }
    }
    expect(faults).toEqual([]);
  },
);

it('[R32] a term of the office and a proposal to it say nothing on the line of anybody else', async () => {
  const { table, seats } = full;
  const opened = await table.ask(CONVENER, 'mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }', {
    id: table.caseId,
  });
  // Decoder: the selection above.
  const { recordId } = opened['openPlan'] as { recordId: string };
  await house.still();
  const lines = new Map<PartyType, Line>();
  for (const type of PARTY_TYPES) {
    const line = await lineOf(full, type);
    for (const id of [table.recordId, recordId]) await line.ask('record:open', { recordId: id });
    lines.set(type, line);
  }
  await house.still();
  for (const line of lines.values()) {
    await line.flush();
    line.take();
  }
  const term = { caseId: table.caseId, kind: 'ipod-update', event: 'foster-care', startedAt: new Date().toISOString() };
  await table.ask(CONVENER, 'mutation ($t: ClockEventInput!) { noteClockEvent(input: $t) { kind } }', { t: term });
  const item = { recordId, heading: 'plan_help', text: 'Návrh jen pro úřad.' };
  const propose = 'mutation ($i: PlanItemInput!) { proposePlanItem(input: $i) { items { unitId } } }';
  const proposed = await table.ask(partyOf(seats, 'ngo'), propose, { i: item });
  // Decoder: the selection above.
  const [made] = (proposed['proposePlanItem'] as { items: readonly { unitId: string }[] }).items;
  const decline = 'mutation ($id: ID!) { declineProposal(unitId: $id, reason: "jinak") { recordId } }';
  await table.ask(CONVENER, decline, { id: made?.unitId });
  await house.still();
  const heard = new Map<PartyType, readonly unknown[]>();
  for (const [type, line] of lines) {
    await line.flush();
    // Who is connected is told when connections come and go, not by what is done.
    heard.set(
      type,
      [...new Set(line.take().map(([name]) => name))].filter((name) => name !== 'roster'),
    );
  }
  for (const line of lines.values()) line.close();
  const others = [...heard].filter(([type]) => type !== 'ospod' && type !== 'ngo');
  expect(others.filter(([, frames]) => frames.length > 0)).toEqual([]);
  expect(heard.get('ospod')).toEqual(expect.arrayContaining(['changed', 'manifest']));
});

describe.each(SEATS)('[R5] to %s on the live channel', (type) => {
  it('opens the own record and no other', async () => {
    const line = await lineOf(full, type);
    expect(await line.ask('record:open', { recordId: full.table.recordId })).toMatchObject({ ok: true });
    const ids = [randomUUID(), foreign.table.recordId, full.table.caseId];
    const answers = await Promise.all(
      ids.map(async (recordId) => told(await line.ask('record:open', { recordId }), recordId)),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('NOT_FOUND');
    line.close();
  });

  it('[P9] opens every passage that the written matrix gives it, and no other', { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    for (let at = 0; at < full.canaries.length; at += 20) {
      // A fresh connection: a client may open so many in one go.
      const line = await lineOf(full, type);
      await line.ask('record:open', { recordId: full.table.recordId });
      for (const canary of full.canaries.slice(at, at + 20)) {
        const unitId = full.table.id(canary.unit);
        const answer = told(
          await line.ask('unit:open', { recordId: full.table.recordId, units: [{ unitId, gen: 1 }] }),
          unitId,
        );
        const opened = !answer.includes('"ok":false');
        if (opened !== reads(type, canary)) faults.push(`${canary.words}: ${answer.slice(0, 120)}`);
      }
      line.close();
    }
    expect(faults).toEqual([]);
  });

  it.each(Object.entries(ABOUT_UNITS))('answers %s of a hidden passage as of none', async (event, message) => {
    const { recordId } = full.table;
    const hidden = full.canaries.filter((canary) => !reads(type, canary)).slice(0, 2);
    const ids = [
      ...[randomUUID(), full.table.caseId, foreign.table.id(foreign.canaries[0]?.unit ?? '')],
      ...hidden.map(({ unit }) => full.table.id(unit)),
    ];
    const answers: string[] = [];
    for (const id of ids) {
      // One connection each: what a client does wrong ends it after the third time.
      const line = await lineOf(full, type);
      await line.ask('record:open', { recordId });
      await line.flush();
      line.take();
      const answer = told(await line.ask(event, message(recordId, id)), id);
      line.say('unit:close', { unitId: id });
      line.say('caret:set', { unitId: id, gen: 1, anchor: CARET, head: CARET });
      await line.flush();
      // Others that came or went meanwhile are told of whatever was sent.
      const heard = line.take().filter(([name]) => name !== 'changed' && name !== 'roster');
      answers.push(`${answer} ${told(heard, id)}`);
      line.close();
    }
    expect([...new Set(answers)]).toHaveLength(1);
  });
});

const CARET = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(new Y.Doc().getXmlFragment('x'), 0));
