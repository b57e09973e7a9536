import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { carve, CARVE, selected } from '../testing/carving.js';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { firstText, type Guest, saved, type } from '../testing/live-scene.js';

const server = onTestApp();
const scene = atEachTable(server);
let unitId: UnitId;
let guest: Guest;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { text: 'Anna bydlí u tety v Kolíně a chodí tam ráda.', mode: 'joint' });
  guest = await scene.join('worker', [unitId]);
});

const RECORD = 'query ($id: ID!) { record(id: $id) { rev sections { units { id text gen ordinal } } } }';
async function seenBy(by: SitterKey): Promise<string[]> {
  const { record } = await scene.ask<{ record: { sections: { units: { text: string }[] }[] } }>(by, RECORD, {
    id: scene.table.recordId,
  });
  return record.sections.flatMap((section) => section.units.map((unit) => unit.text));
}

const SECRET = 'u tety v Kolíně';
const REST = 'Anna bydlí a chodí tam ráda.';
const refused = async (by: SitterKey, change: object, label: object = { category: 'INTERNAL' }) => {
  const passage = { ...(await selected(scene, 'worker', guest, { unitId, words: SECRET })), ...change };
  return scene.refusalOf(by, CARVE, { id: unitId, passage, label });
};

describe('carving', () => {
  it('[P34] leaves the others the text without a trace, and gives the passage a unit behind it', async () => {
    const carved = await carve(scene, 'worker', guest, { unitId, words: SECRET });
    expect(carved.unit).toMatchObject({ text: SECRET, gen: 1, category: 'INTERNAL', state: 'shared' });
    expect(await seenBy('worker')).toEqual([REST, SECRET]);
    for (const low of ['teacher', 'mother', 'father', 'ngo'] as const) expect(await seenBy(low)).toEqual([REST]);
  });

  it('[P34] takes single parties out, and keeps the decisions taken on the source', async () => {
    const { school, ngo, mother } = scene.table.parties;
    await scene.ask(
      'worker',
      'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }',
      { id: unitId, p: [ngo] },
    );
    const label = { withoutPartyIds: [school, mother] };
    await carve(scene, 'worker', guest, { unitId, words: SECRET, label });
    expect(await seenBy('teacher')).toEqual([REST]);
    expect(await seenBy('mother')).toEqual([REST]);
    expect(await seenBy('father')).toEqual([REST, SECRET]);
    expect(await seenBy('ngo')).toEqual([]);
  });

  it('[I5] is open to the originator and the convener, to nobody else, and never widens', async () => {
    const forTeacher = await selected(scene, 'teacher', guest, { unitId, words: SECRET });
    expect(await refused('teacher', { epoch: forTeacher.epoch })).toBe('FORBIDDEN_STEP');
    const school = await scene.newUnit('teacher', { category: 'EDU_SPEC', text: 'Posudek. Docházka je dobrá.' });
    const [byTeacher, byWorker] = [await scene.join('teacher', [school]), await scene.join('worker', [school])];
    const widens = {
      id: school,
      passage: await selected(scene, 'teacher', byTeacher, { unitId: school, words: 'Docházka je dobrá.' }),
    };
    expect(await scene.refusalOf('teacher', CARVE, { ...widens, label: { category: 'IDENT' } })).toBe('FORBIDDEN_STEP');
    const label = { withoutPartyIds: [scene.table.parties.mother] };
    await carve(scene, 'worker', byWorker, { unitId: school, words: 'Posudek.', label });
    expect(await seenBy('teacher')).toContain('Posudek.');
    expect(await seenBy('mother')).not.toContain('Posudek.');
  });

  it('[D16] refuses what is gone, foreign, empty, the whole, or of an old generation, and changes nothing', async () => {
    const before = await server.asOwner('select gen, head_seq, access_epoch from unit where id = $1', [unitId]);
    expect(await refused('worker', { to: '{"tname":"u:x:1"}' })).toBe('BAD_INPUT');
    expect(await refused('worker', { to: 'nic' })).toBe('BAD_INPUT');
    expect(await refused('worker', { gen: 2 })).toBe('GEN_MISMATCH');
    expect(await refused('worker', { epoch: 1 })).toBe('CONFLICT');
    expect(await refused('worker', {}, { withoutPartyIds: [scene.table.parties.ospod] })).toBe('BAD_INPUT');
    expect(await refused('worker', {}, { withoutPartyIds: [unitId] })).toBe('NOT_FOUND');
    const all = await selected(scene, 'worker', guest, {
      unitId,
      words: 'Anna bydlí u tety v Kolíně a chodí tam ráda.',
    });
    expect(await refused('worker', all)).toBe('BAD_INPUT');
    const text = firstText(guest.record, unitId);
    const passage = await selected(scene, 'worker', guest, { unitId, words: SECRET });
    text.delete(11, SECRET.length);
    await saved(guest);
    expect(await scene.refusalOf('worker', CARVE, { id: unitId, passage, label: {} })).toBe('CONFLICT');
    expect(await server.asOwner('select gen, access_epoch from unit where id = $1', [unitId])).toEqual(
      before.map(({ gen, access_epoch }: { gen?: number; access_epoch?: string }) => ({ gen, access_epoch })),
    );
    expect(await server.asOwner('select 1 from carving where source_unit = $1', [unitId])).toEqual([]);
  });

  it('[P34] says before the act which words go, who keeps and loses them, and who has had them', async () => {
    await seenBy('teacher');
    const passage = await selected(scene, 'worker', guest, { unitId, words: SECRET });
    const { carvePreview } = await scene.ask<{
      carvePreview: { text: string; loses: { partyId: string }[]; received: { party: { partyId: string } }[] };
    }>(
      'worker',
      `query ($id: ID!, $passage: PassageInput!) { carvePreview(unitId: $id, passage: $passage, label: { category: INTERNAL }) {
        text mine keeps { partyId } loses { partyId } gains { partyId } received { party { partyId } firstAt } } }`,
      { id: unitId, passage },
    );
    const { ospod, school, mother } = scene.table.parties;
    expect(carvePreview).toMatchObject({ text: SECRET, mine: true, keeps: [{ partyId: ospod }], gains: [] });
    expect(carvePreview.loses.map((party) => party.partyId)).toEqual(expect.arrayContaining([school, mother]));
    expect(carvePreview.received.map((one) => one.party.partyId)).toEqual([school]);
    expect(await seenBy('teacher')).toEqual(['Anna bydlí u tety v Kolíně a chodí tam ráda.']);
  });

  it('[P35] notes who had the passage, not who came before it was written or after it was cut', async () => {
    await seenBy('mother');
    type(guest, unitId, ' Pozor na psa v čísle 7.');
    await saved(guest);
    // The mother looked before the words came, outside of the live channel; the teacher after.
    await server.asOwner(
      `update disclosure set first_at = now() - interval '1 hour', last_at = now() - interval '1 hour'
      where unit_id = $1 and party_id = $2`,
      [unitId, scene.table.parties.mother],
    );
    await seenBy('teacher');
    const { unit, received } = await carve(scene, 'worker', guest, { unitId, words: 'Pozor na psa v čísle 7.' });
    await seenBy('father');
    expect(received.map((one) => one.party.partyId)).toEqual([scene.table.parties.school]);
    const list = 'query ($id: ID!) { receivedBefore(unitId: $id) { party { partyId } } }';
    expect(await scene.refusalOf('teacher', list, { id: unit.id })).toBe('NOT_FOUND');
    const rows = await server.asOwner<{ party_id: string }>(
      `select distinct party_id from disclosure where unit_id = $1 and way = 'beforeCarve' order by 1`,
      [unit.id],
    );
    expect(rows.map((row) => row.party_id)).toEqual([scene.table.parties.ospod, scene.table.parties.school].sort());
  });

  it('[P36] makes a passage a draft for others by its originator, as a copy or cut', async () => {
    const secret = await scene.newUnit('worker', { category: 'INTERNAL', text: 'Úvaha. Schůzka je v pondělí.' });
    const own = await scene.join('worker', [secret]);
    const publish = `mutation ($id: ID!, $passage: PassageInput!, $cut: Boolean!) {
      publishPassage(unitId: $id, passage: $passage, category: PLAN, cut: $cut) { id text state epoch category } }`;
    const args = async (cut: boolean) => ({
      id: secret,
      cut,
      passage: await selected(scene, 'worker', own, { unitId: secret, words: 'Schůzka je v pondělí.' }),
    });
    const { publishPassage } = await scene.ask<{ publishPassage: { id: UnitId; epoch: number; state: string } }>(
      'worker',
      publish,
      await args(false),
    );
    expect(publishPassage).toMatchObject({ text: 'Schůzka je v pondělí.', state: 'draft', category: 'PLAN' });
    expect(await seenBy('teacher')).not.toContain('Schůzka je v pondělí.');
    await scene.ask(
      'worker',
      'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }',
      publishPassage,
    );
    expect(await seenBy('teacher')).toContain('Schůzka je v pondělí.');
    expect(await seenBy('worker')).toContain('Úvaha. Schůzka je v pondělí.');
    await scene.ask('worker', publish, await args(true));
    expect(await seenBy('worker')).toContain('Úvaha.');
    const school = await scene.newUnit('teacher', { category: 'EDU_SPEC', text: 'Posudek. Docházka.' });
    const reader = await scene.join('worker', [school]);
    const passage = await selected(scene, 'worker', reader, { unitId: school, words: 'Docházka.' });
    expect(await scene.refusalOf('worker', publish, { id: school, passage, cut: false })).toBe('FORBIDDEN_STEP');
  });

  it('[I7] tells live viewers of the new generation at once and refuses the old one', async () => {
    const other = await scene.join('teacher', [unitId]);
    const told: object[] = [];
    other.transport.socket.on('unit:regen', (word: object) => told.push(word));
    await carve(scene, 'worker', guest, { unitId, words: SECRET });
    await vi.waitFor(() => expect(told).toEqual([{ unitId, gen: 2 }]), { timeout: 1000 });
    const again = await other.transport.request('unit:open', {
      recordId: scene.table.recordId,
      units: [{ unitId, gen: 1 }],
    });
    expect(again).toMatchObject({ ok: true, units: [{ ok: false, code: 'GEN_MISMATCH' }] });
    const audit = await server.asOwner<{ action: string }>('select action from audit_event where object = $1', [
      unitId,
    ]);
    expect(audit.map((row) => row.action)).toContain('unit.carve');
  });
});
