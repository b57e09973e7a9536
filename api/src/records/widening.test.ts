import type { UnitId } from '@soulad/shared/ids';
import { describe, expect, it, vi } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { firstText, saved, textOf, type } from '../testing/live-scene.js';
import { rawText } from '../testing/raw-text.js';

const server = onTestApp();
const scene = atEachTable(server);

const CANARY = 'KANAREK-v-konceptu';
const BASIS = 'zspod-51-4-d';
const ALLOW = `mutation ($id: ID!, $party: ID!, $to: Instant) {
  allowParty(unitId: $id, partyId: $party, basis: "${BASIS}", reason: "potřebné pro službu", validTo: $to) { id gen } }`;
const LIFT =
  'mutation ($id: ID!, $party: ID!) { liftUnitNarrowing(unitId: $id, partyId: $party, reason: "důvod pominul") { gen } }';
const NARROW = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "bezpečí") { gen } }';
const REQUESTS =
  'query ($id: ID!) { wideningRequests(unitId: $id) { id effect asked waitsForMe reason answer declinedAt party { partyId } } }';
const ANSWER =
  'mutation ($id: ID!, $yes: Boolean!, $words: String) { answerWidening(requestId: $id, accept: $yes, reason: $words) { gen } }';

interface Request {
  readonly id: string;
  readonly asked: string;
  readonly waitsForMe: boolean;
  readonly answer: string | null;
  readonly declinedAt: string | null;
}

const requests = async (by: SitterKey, id: UnitId): Promise<readonly Request[]> =>
  (await scene.ask<{ wideningRequests: Request[] }>(by, REQUESTS, { id })).wideningRequests;

async function seenBy(by: SitterKey): Promise<string[]> {
  const { record } = await scene.ask<{ record: { sections: { units: { text: string }[] }[] } }>(
    by,
    'query ($id: ID!) { record(id: $id) { sections { units { text } } } }',
    { id: scene.table.recordId },
  );
  return record.sections.flatMap((section) => section.units.map((unit) => unit.text));
}

/** A shared unit of the adviser's about money, in which something was typed and deleted again. */
async function unitWithDeletedWords(): Promise<UnitId> {
  const id = await scene.newUnit('adviser', { category: 'FIN', text: 'dluhy' });
  const guest = await scene.join('adviser', [id]);
  type(guest, id, ` ${CANARY}`);
  await saved(guest);
  const text = firstText(guest.record, id);
  text.delete(5, CANARY.length + 1);
  await saved(guest);
  return id;
}

const genOf = async (id: UnitId): Promise<number | undefined> =>
  (await server.asOwner<{ gen: number }>('select gen from unit where id = $1', [id]))[0]?.gen;

describe('widening', () => {
  it('[P33] copies the present text into a new generation; deleted drafts stay with the old readers', async () => {
    const id = await unitWithDeletedWords();
    const { ngo } = scene.table.parties;
    await scene.ask('worker', ALLOW, { id, party: ngo });
    expect(await genOf(id)).toBe(1);
    await scene.ask('adviser', ALLOW, { id, party: ngo });
    expect(await genOf(id)).toBe(2);
    expect(await seenBy('ngo')).toEqual(['dluhy']);
    expect((await rawText(scene, 'adviser', id)).bytes).toContain(CANARY);
    const raw = await rawText(scene, 'ngo', id);
    expect(raw.bytes).not.toContain(CANARY);
    expect(raw.gens).toEqual([2]);
  });

  it('[P33] keeps live writers at work across the new generation', async () => {
    const id = await unitWithDeletedWords();
    const { ngo } = scene.table.parties;
    const writer = await scene.join('adviser', [id]);
    writer.record.events.on('manifest', () => writer.record.setUnits([{ unitId: id, gen: 2 }]));
    await scene.ask('worker', ALLOW, { id, party: ngo });
    await scene.ask('adviser', ALLOW, { id, party: ngo });
    await vi.waitFor(() => expect(writer.record.unit(id)).toMatchObject({ gen: 2, phase: 'live', right: 'write' }));
    expect(textOf(writer, id)).toBe('dluhy');
    type(writer, id, ' 7000');
    await saved(writer);
    expect(await seenBy('ngo')).toEqual(['dluhy 7000']);
  });

  it('[I5] asks the other one, who agrees on the basis that was asked for', async () => {
    const id = await unitWithDeletedWords();
    await scene.ask('worker', ALLOW, { id, party: scene.table.parties.ngo });
    expect(await requests('ngo', id).catch((error: unknown) => String(error))).toContain('NOT_FOUND');
    expect(await requests('worker', id)).toMatchObject([{ asked: 'convener', waitsForMe: false }]);
    const [asked] = await requests('adviser', id);
    expect(asked).toMatchObject({ asked: 'convener', waitsForMe: true });
    const notices = await server.asOwner<{ kind: string }>('select kind from notice where object_id = $1', [id]);
    expect(notices.map((row) => row.kind)).toEqual(['decisionAsked']);
    expect(await scene.refusalOf('worker', ANSWER, { id: asked?.id, yes: true })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('mother', ANSWER, { id: asked?.id, yes: true })).toBe('NOT_FOUND');
    await scene.ask('adviser', ANSWER, { id: asked?.id, yes: true });
    expect(await seenBy('ngo')).toEqual(['dluhy']);
    expect(await requests('adviser', id)).toEqual([]);
    expect(await scene.refusalOf('adviser', ANSWER, { id: asked?.id, yes: true })).toBe('NOT_FOUND');
  });

  it('[I5] takes a no with its words, after which nothing is left of the request', async () => {
    const id = await unitWithDeletedWords();
    const { ngo } = scene.table.parties;
    await scene.ask('worker', ALLOW, { id, party: ngo });
    const [asked] = await requests('adviser', id);
    await scene.ask('adviser', ANSWER, { id: asked?.id, yes: false, words: 'Klient si to nepřeje.' });
    expect(await requests('worker', id)).toMatchObject([{ answer: 'Klient si to nepřeje.', waitsForMe: false }]);
    const [row] = await server.asOwner<{ answer: Buffer }>('select answer from unit_override where unit_id = $1', [id]);
    expect(row?.answer.toString('latin1')).not.toContain('Klient');
    await scene.ask('adviser', ALLOW, { id, party: ngo });
    expect(await seenBy('ngo')).toEqual([]);
  });

  it('[P8] ends by itself at the earlier of the two ends', async () => {
    const id = await unitWithDeletedWords();
    const { ngo } = scene.table.parties;
    const [soon, later] = [new Date(Date.now() + 60_000), new Date(Date.now() + 3_600_000)];
    await scene.ask('worker', ALLOW, { id, party: ngo, to: soon.toISOString() });
    await scene.ask('adviser', ALLOW, { id, party: ngo, to: later.toISOString() });
    const rows = await server.asOwner<{ valid_to: Date }>(
      'select valid_to from audience where unit_id = $1 and party_id = $2',
      [id, ngo],
    );
    expect(rows).toEqual([{ valid_to: soon }]);
    expect(await scene.refusalOf('worker', ALLOW, { id, party: ngo, to: '2020-01-01T00:00:00Z' })).toBe('BAD_INPUT');
  });

  it('[P37] lifts a narrowing only by both, and what was typed and deleted meanwhile stays hidden', async () => {
    const id = await scene.newUnit('teacher', { category: 'EDU', text: 'docházka' });
    const { ngo } = scene.table.parties;
    await scene.ask('teacher', NARROW, { id, p: [ngo] });
    const guest = await scene.join('teacher', [id]);
    type(guest, id, ` ${CANARY}`);
    await saved(guest);
    firstText(guest.record, id).delete(8, CANARY.length + 1);
    await saved(guest);
    expect(await scene.refusalOf('teacher', LIFT, { id, party: scene.table.parties.father })).toBe('FORBIDDEN_STEP');
    await scene.ask('teacher', LIFT, { id, party: ngo });
    expect(await seenBy('ngo')).toEqual([]);
    await scene.ask('worker', LIFT, { id, party: ngo });
    expect(await seenBy('ngo')).toEqual(['docházka']);
    expect(await genOf(id)).toBe(2);
    expect((await rawText(scene, 'ngo', id)).bytes).not.toContain(CANARY);
    expect((await rawText(scene, 'worker', id)).bytes).toContain(CANARY);
  });

  it('[P33] begins a new generation when the originator relabels wider, none when narrower', async () => {
    const id = await scene.newUnit('teacher', { category: 'EDU', text: 'docházka' });
    const relabel = 'mutation ($id: ID!, $c: Category) { relabelUnit(unitId: $id, change: { category: $c }) { gen } }';
    await scene.ask('teacher', relabel, { id, c: 'EDU_SPEC' });
    expect(await genOf(id)).toBe(1);
    await scene.ask('teacher', relabel, { id, c: 'IDENT' });
    expect(await genOf(id)).toBe(2);
  });

  it('[P33] [I1] begins a new generation for whom the table knows, whoever comes along unknown to a reader', async () => {
    const id = await scene.newUnit('teacher', { category: 'EDU_SPEC', text: 'docházka' });
    const { ngo, ospod } = scene.table.parties;
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ospod]]);
    const relabel = 'mutation ($id: ID!, $c: Category) { relabelUnit(unitId: $id, change: { category: $c }) { gen } }';
    await scene.ask('teacher', relabel, { id, c: 'IDENT' });
    expect(await seenBy('ngo')).toEqual(['docházka']);
    expect(await genOf(id)).toBe(2);
  });

  it('[P33] [I1] begins none for a party that is known to some, even when all who read are among them', async () => {
    const id = await unitWithDeletedWords();
    const { ngo, ospod, debt } = scene.table.parties;
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ospod, debt]]);
    for (const by of ['worker', 'adviser'] as const) await scene.ask(by, ALLOW, { id, party: ngo });
    expect(await genOf(id)).toBe(1);
    expect(await seenBy('ngo')).toEqual(['dluhy']);
    expect((await rawText(scene, 'ngo', id)).bytes).not.toContain(CANARY);
  });

  it('[I1] leaves the generation alone when a reader may not know of the newcomer; the floor keeps the drafts', async () => {
    const id = await unitWithDeletedWords();
    const { ngo, school, ospod, debt } = scene.table.parties;
    for (const by of ['worker', 'adviser'] as const) await scene.ask(by, ALLOW, { id, party: school });
    const writer = await scene.join('adviser', []);
    writer.record.setUnits([{ unitId: id, gen: 2 }]);
    await vi.waitFor(() => expect(writer.record.unit(id)?.right).toBe('write'));
    type(writer, id, ` ${CANARY}`);
    await saved(writer);
    firstText(writer.record, id).delete(5, CANARY.length + 1);
    await saved(writer);
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ospod, debt]]);
    for (const by of ['worker', 'adviser'] as const) await scene.ask(by, ALLOW, { id, party: ngo });
    expect(await genOf(id)).toBe(2);
    expect((await rawText(scene, 'ngo', id)).bytes).not.toContain(CANARY);
    expect(await seenBy('ngo')).toEqual(['dluhy']);
  });
});
