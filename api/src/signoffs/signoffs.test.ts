import type { UnitId } from '@soulad/shared/ids';
import { verifyBundle } from '@soulad/shared/signoff';
import { describe, expect, it } from 'vitest';
import { auditRows } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import type { SeatKey, SitterKey } from '../testing/live-table.js';
import { asSitter } from '../testing/raw-text.js';
import { SEAL_CHECKS } from '../testing/seal-checks.js';

const SHEET = `recordId mayOpen wording revisions { id version fingerprint }
  round { id version outcome carried mayEnd rows { party { partyId } step mine state since lapsed toNote mayAnswer words at } }`;
const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { ${SHEET} } }`;
const SIGN = `mutation ($input: SignRevisionInput!) { signRevision(input: $input) { ${SHEET} } }`;
const REFUSE = `mutation ($input: RefuseSignatureInput!) { refuseSignature(input: $input) { ${SHEET} } }`;
const MARK = `mutation ($input: MarkSignoffInput!) { markSignoff(input: $input) { ${SHEET} } }`;
const END = `mutation ($id: ID!, $outcome: String!) { endSignoffs(roundId: $id, outcome: $outcome) { ${SHEET} } }`;
const READ = `query ($id: ID!) { signoffSheet(recordId: $id) { ${SHEET} } }`;
const DIFF = `query ($to: ID!, $from: ID) { revisionDiff(to: $to, from: $from) { from to passages { unitId change blocks { runs { kind text } } } } }`;

interface Row {
  readonly party: { readonly partyId: string };
  readonly step: number;
  readonly mine: boolean;
  readonly state: string;
  readonly since: number | null;
  readonly lapsed: boolean;
  readonly toNote: boolean;
  readonly mayAnswer: boolean;
  readonly words: string | null;
  readonly at: string | null;
}
interface Sheet {
  readonly mayOpen: boolean;
  readonly wording: string;
  readonly revisions: readonly { readonly id: string; readonly version: number; readonly fingerprint: string }[];
  readonly round: {
    readonly id: string;
    readonly outcome: string | null;
    readonly carried: boolean;
    readonly rows: readonly Row[];
  } | null;
}

const ASKED = ['ospod', 'school', 'ngo', 'mother'] as const;
type Asked = (typeof ASKED)[number];

const server = onTestApp();
const scene = atEachTable(server);

/** Opens a round over the record, its text being as it is. */
async function open(input: object = {}, steps: Partial<Record<Asked, number>> = {}): Promise<Sheet> {
  await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
  const asked = ASKED.map((key) => ({ partyId: scene.table.parties[key], step: steps[key] ?? 1 }));
  const dueAt = new Date(Date.now() + 864e5).toISOString();
  const all = { recordId: scene.table.recordId, dueAt, quorum: 'all', asked, ...input };
  return (await scene.ask<{ openSignoffs: Sheet }>('worker', OPEN, { input: all })).openSignoffs;
}

const read = async (by: SitterKey): Promise<Sheet> =>
  (await scene.ask<{ signoffSheet: Sheet }>(by, READ, { id: scene.table.recordId })).signoffSheet;
const roundId = async (): Promise<string> => (await read('worker')).round?.id ?? '';
const proofOf = (by: SitterKey): string => scene.table.people[by].displayName;
const sign = async (by: SitterKey, more: object = {}): Promise<string | undefined> =>
  scene.refusalOf(by, SIGN, { input: { roundId: await roundId(), proof: proofOf(by), ...more } });
const states = (sheet: Sheet): Record<string, string> =>
  Object.fromEntries(
    (sheet.round?.rows ?? []).map((row) => [keyOf(row.party.partyId), row.lapsed ? `${row.state}, lapsed` : row.state]),
  );
const keyOf = (party: string): string =>
  Object.entries(scene.table.parties).find(([, id]) => id === party)?.[0] ?? 'nobody';

/** Writes the unit anew behind the closed record, as a correction does. */
async function correct(unit: UnitId, from: string, to: string): Promise<void> {
  await server.asOwner(`update record set state = 'live' where id = $1`, [scene.table.recordId]);
  const guest = await scene.join('worker', [unit]);
  const { firstText, saved } = await import('../testing/live-scene.js');
  const text = firstText(guest.record, unit);
  const at = text.toString().indexOf(from);
  text.delete(at, from.length);
  text.insert(at, to);
  await saved(guest);
  scene.leaveAll();
}

async function bundle(by: SitterKey, revisionId: string): Promise<string> {
  const { cookie } = scene.table.people[by];
  const answer = await fetch(`${server.url}/revisions/${revisionId}/bundle`, { headers: { cookie } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.text();
}

const OPEN_PLAN = 'mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }';
const ADD =
  'mutation ($input: PlanItemInput!) { addPlanItem(input: $input) { items { unitId text: unit { epoch state } } } }';
const SHARE = 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }';
interface Added {
  readonly items: readonly {
    readonly unitId: UnitId;
    readonly text: { readonly epoch: number; readonly state: string };
  }[];
}

async function put(recordId: string, heading: string, text: string, fields: object = {}): Promise<UnitId> {
  const input = { recordId, heading, text, fields };
  const { addPlanItem } = await scene.ask<{ addPlanItem: Added }>('worker', ADD, { input });
  const item = addPlanItem.items.find((one) => one.text.state === 'draft');
  if (!item) throw new Error('nothing was added');
  await scene.ask('worker', SHARE, { id: item.unitId, epoch: item.text.epoch });
  return item.unitId;
}

async function openPlan(): Promise<string> {
  const { caseId } = scene.table;
  return (await scene.ask<{ openPlan: { recordId: string } }>('worker', OPEN_PLAN, { id: caseId })).openPlan.recordId;
}

describe('a round of signatures', () => {
  it('[W32] [W33] is signed, signed with a reservation, refused and left unanswered, each as its party says', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Ranní doprovod.' });
    await open();
    expect(await sign('worker')).toBeUndefined();
    expect(await sign('teacher', { reservation: 'Lhůta je příliš dlouhá.' })).toBeUndefined();
    expect(await sign('teacher')).toBe('FORBIDDEN_STEP');
    const input = { roundId: await roundId(), reason: 'Nesouhlasím.' };
    expect(await scene.refusalOf('mother', REFUSE, { input })).toBeUndefined();
    const seen = await read('worker');
    expect(states(seen)).toEqual({ ospod: 'signed', school: 'reserved', ngo: 'waiting', mother: 'refused' });
    expect(seen.round?.carried).toBe(false);
    // Words go to the party that wrote them and to who keeps the case.
    const words = (sheet: Sheet): unknown[] => (sheet.round?.rows ?? []).map((row) => row.words).filter(Boolean);
    expect(words(seen).toSorted()).toEqual(['Lhůta je příliš dlouhá.', 'Nesouhlasím.']);
    expect(words(await read('ngo'))).toEqual([]);
    expect(words(await read('teacher'))).toEqual(['Lhůta je příliš dlouhá.']);
    // Who said no may still sign; nobody is counted twice.
    expect(await sign('mother')).toBeUndefined();
    expect(await sign('ngo')).toBeUndefined();
    expect((await read('worker')).round?.carried).toBe(true);
    expect(await scene.refusalOf('teacher', END, { id: await roundId(), outcome: 'finished' })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('worker', END, { id: await roundId(), outcome: 'finished' })).toBeUndefined();
    expect((await read('mother')).round?.outcome).toBe('finished');
  });

  it('[W35] lapses exactly for those who see the letter that was corrected; the others take note', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Společný cíl.' });
    const seen = await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Doprovod v pondely.' });
    const narrow = 'mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }';
    await scene.ask('worker', narrow, { id: seen, p: [scene.table.parties.school] });
    const first = await open();
    for (const by of ['worker', 'teacher', 'ngo', 'mother'] as const) expect(await sign(by)).toBeUndefined();
    const before = await Promise.all(first.revisions.map((one) => bundle('ngo', one.id)));
    await correct(seen, 'pondely', 'pondělí');
    const second = await open();
    expect(second.revisions).toHaveLength(2);
    expect(states(second)).toEqual({
      ...{ ospod: 'waiting, lapsed', ngo: 'waiting, lapsed', mother: 'waiting, lapsed' },
      school: 'signed',
    });
    const school = (await read('teacher')).round?.rows.find((row) => row.mine);
    expect(school).toMatchObject({ state: 'signed', since: 1, toNote: true, mayAnswer: false });
    const note = { input: { roundId: await roundId(), mark: 'noted' } };
    expect(await scene.refusalOf('teacher', MARK, note)).toBeUndefined();
    expect((await read('teacher')).round?.rows.find((row) => row.mine)).toMatchObject({ toNote: false });
    expect(await scene.refusalOf('ngo', MARK, note)).toBe('FORBIDDEN_STEP');
    // [I9] What was signed is what it was.
    expect(await Promise.all(first.revisions.map((one) => bundle('ngo', one.id)))).toEqual(before);
    // To the school nothing of it happened: whose signature holds is told of what both of them read.
    expect(states(await read('teacher'))).toEqual({
      ospod: 'signed',
      school: 'signed',
      ngo: 'signed',
      mother: 'signed',
    });
    // Nor when somebody signs anew for it: to the school that party has taken note, as on the day of its first signature.
    const ofNgo = async (): Promise<Row | undefined> =>
      (await read('teacher')).round?.rows.find((row) => row.party.partyId === scene.table.parties.ngo);
    const still = await ofNgo();
    expect(still).toMatchObject({ state: 'signed', since: 1, toNote: true });
    expect(await sign('ngo')).toBeUndefined();
    expect(await ofNgo()).toEqual({ ...still, toNote: false });
    expect(states(await read('ngo'))).toMatchObject({ ngo: 'signed' });
  });

  it('[W38] shows two revisions to each party as it reads both', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Společný cíl.' });
    const own = await scene.newUnit('worker', { category: 'INTERNAL', text: 'Jen pro OSPOD jedna.' });
    const first = await open();
    await correct(own, 'jedna', 'dvě');
    const second = await open();
    const variables = { from: first.revisions[0]?.id, to: second.revisions[1]?.id };
    const diff = async (by: SitterKey) =>
      (await scene.ask<{ revisionDiff: { passages: { change: string; blocks: unknown }[] } }>(by, DIFF, variables))
        .revisionDiff;
    const worker = await diff('worker');
    expect(worker.passages.map((one) => one.change)).toEqual(['same', 'changed']);
    expect(JSON.stringify(worker)).toContain('"removed","text":"jedna');
    const teacher = await diff('teacher');
    expect(teacher.passages.map((one) => one.change)).toEqual(['same']);
    expect(JSON.stringify(teacher)).not.toContain('OSPOD');
  });

  it('[W37] numbers the steps over the parties that the viewer may know of', async () => {
    const { ngo, ospod } = scene.table.parties;
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    await server.asOwner('update party set known_to = $2 where id = $1', [ngo, [ngo, ospod]]);
    await open({}, { ospod: 3, school: 3, mother: 5 });
    const steps = async (by: SitterKey): Promise<object> =>
      Object.fromEntries((await read(by)).round?.rows.map((row) => [keyOf(row.party.partyId), row.step]) ?? []);
    expect(await steps('teacher')).toEqual({ ospod: 1, school: 1, mother: 2 });
    expect(await steps('worker')).toEqual({ ngo: 1, ospod: 2, school: 2, mother: 3 });
  });

  it('[W33] asks a later step when those before it have answered, and nobody who is not asked', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    await open({}, { mother: 2 });
    expect(await sign('mother')).toBe('FORBIDDEN_STEP');
    for (const by of ['worker', 'teacher', 'ngo'] as const) expect(await sign(by)).toBeUndefined();
    expect(await sign('mother')).toBeUndefined();
    expect(await sign('father')).toBe('NOT_FOUND');
    expect(await sign('ngo', { proof: 'někdo jiný' })).toBe('FORBIDDEN_STEP');
  });

  it('[W33] is signed by nobody who does not prove to be themself', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    await open();
    expect(await sign('ngo', { proof: 'někdo jiný' })).toBe('STEP_UP_REQUIRED');
    expect(states(await read('ngo'))).toMatchObject({ ngo: 'waiting' });
  });

  it('[W32] is opened by who answers for the case, over closed minutes, and asks parties of the case', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    const dueAt = new Date(Date.now() + 864e5).toISOString();
    const asked = [{ partyId: scene.table.parties.school, step: 1 }];
    const input = { recordId: scene.table.recordId, dueAt, quorum: 'all', asked };
    expect(await scene.refusalOf('worker', OPEN, { input })).toBe('FORBIDDEN_STEP');
    await server.asOwner(`update record set state = 'closed' where id = $1`, [scene.table.recordId]);
    expect(await scene.refusalOf('teacher', OPEN, { input })).toBe('FORBIDDEN_STEP');
    const wrong = [
      { ...input, asked: [] },
      { ...input, asked: [...asked, ...asked] },
      { ...input, quorum: 'some' },
      { ...input, dueAt: new Date(0).toISOString() },
    ];
    for (const one of wrong) expect(await scene.refusalOf('worker', OPEN, { input: one })).toBe('BAD_INPUT');
    expect((await read('worker')).revisions).toEqual([]);
    // Whoever was asked to no part of the meeting could not open what it was to sign.
    await server.asOwner(`update sitting_party set invitation = 'excluded' where party_id = any ($1)`, [
      [scene.table.parties.school, scene.table.parties.ospod],
    ]);
    expect(await scene.refusalOf('worker', OPEN, { input })).toBe('BAD_INPUT');
    const office = { ...input, asked: [{ partyId: scene.table.parties.ospod, step: 1 }] };
    expect(await scene.refusalOf('worker', OPEN, { input: office })).toBeUndefined();
  });
});

it('[W30] takes the secret of a record from who cuts a revision of it, and from nobody else', async () => {
  const plant = (by: SitterKey): Promise<unknown> =>
    asSitter(scene, by, ({ sql }) =>
      sql.query('select revision_secret($1, $2)', [scene.table.recordId, Buffer.alloc(60)]),
    );
  await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
  await expect(plant('mother')).rejects.toThrow('insufficient_privilege');
  await open();
  expect(await sign('mother')).toBeUndefined();
});

describe('a plan', () => {
  it('[W23] [W32] is signed with its fields, and not while something is missing in it', async () => {
    const recordId = await openPlan();
    const goal = await put(recordId, 'plan_goals', 'Chodí do školy.');
    const dueAt = new Date(Date.now() + 864e5).toISOString();
    const asked = [{ partyId: scene.table.parties.school, step: 1 }];
    const input = { recordId, dueAt, quorum: 'all', asked };
    expect(await scene.refusalOf('worker', OPEN, { input })).toBe('FORBIDDEN_STEP');
    const DESCRIBE =
      'mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }';
    const fields = { indicator: 'neomluvené hodiny', now: '19', target: 'nejvýš 2 týdně', until: '2026-10-31' };
    await scene.ask('worker', DESCRIBE, { id: goal, fields });
    const opened = (await scene.ask<{ openSignoffs: Sheet }>('worker', OPEN, { input })).openSignoffs;
    const wish = { roundId: opened.round?.id, proof: proofOf('teacher') };
    expect(await scene.refusalOf('teacher', SIGN, { input: wish })).toBeUndefined();
    const verdict = await verifyBundle(await bundle('teacher', opened.revisions[0]?.id ?? ''), SEAL_CHECKS);
    expect(verdict).toMatchObject({ faults: [], facts: { recordKind: 'plan', passages: 1, signer: 'Petr Dub' } });
    // A field that changes is a view that changes.
    await scene.ask('worker', DESCRIBE, { id: goal, fields: { target: 'nejvýš 1 týdně' } });
    const next = (await scene.ask<{ openSignoffs: Sheet }>('worker', OPEN, { input })).openSignoffs;
    expect(states(next)).toEqual({ school: 'waiting, lapsed' });
  });
});

describe('what a passage names', () => {
  const DESCRIBE =
    'mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }';
  const FIELDS = { from: '2026-09-01', until: '2026-10-31', proof: 'zpráva', criterion: 'drží', plain: 'Pomůžeme.' };

  async function knownTo(party: SeatKey, ...others: readonly SeatKey[]): Promise<void> {
    const { parties } = scene.table;
    const ids = [party, ...others].map((key) => parties[key]);
    await server.asOwner('update party set known_to = $2 where id = $1', [parties[party], ids]);
  }

  it('[S16] is told to each reader alone, and no reader is noticed by what the others are told no longer', async () => {
    const { parties } = scene.table;
    const recordId = await openPlan();
    const help = await put(recordId, 'plan_help', 'Doprovod.', {
      ...FIELDS,
      responsible: [parties.ngo, parties.school],
    });
    const asked = (['ospod', 'school', 'mother'] as const).map((key) => ({ partyId: parties[key], step: 1 }));
    const input = { recordId, dueAt: new Date(Date.now() + 864e5).toISOString(), quorum: 'all', asked };
    const opened = async (): Promise<Sheet> =>
      (await scene.ask<{ openSignoffs: Sheet }>('worker', OPEN, { input })).openSignoffs;
    const namesNgo = async (by: SitterKey, sheet: Sheet): Promise<boolean> =>
      (await bundle(by, sheet.revisions.at(-1)?.id ?? '')).includes(parties.ngo);
    const first = await opened();
    for (const by of ['worker', 'teacher', 'mother'] as const)
      expect(
        await scene.refusalOf(by, SIGN, { input: { roundId: first.round?.id, proof: proofOf(by) } }),
      ).toBeUndefined();
    expect(await namesNgo('mother', first)).toBe(true);

    // The mother may know of the association no longer: of her view something is gone, of nobody else's.
    await knownTo('ngo', 'ospod', 'school');
    const second = await opened();
    expect(states(second)).toEqual({ ospod: 'signed', school: 'signed', mother: 'waiting, lapsed' });
    expect(await Promise.all((['worker', 'teacher', 'mother'] as const).map((by) => namesNgo(by, second)))).toEqual([
      ...[true, true, false],
    ]);
    const verdicts = await Promise.all(
      (['worker', 'teacher', 'mother'] as const).map(async (by) =>
        verifyBundle(await bundle(by, second.revisions.at(-1)?.id ?? ''), SEAL_CHECKS),
      ),
    );
    expect(verdicts.map(({ faults, facts }) => [faults, facts?.passages])).toEqual([
      [[], 1],
      [[], 1],
      [[], 1],
    ]);

    // One of whom only the office may know answers for it, too: nobody else's signature tells of it.
    await knownTo('debt', 'ospod');
    await scene.ask('worker', DESCRIBE, {
      id: help,
      fields: { responsible: [parties.ngo, parties.school, parties.debt] },
    });
    const third = await opened();
    expect(states(third)).toEqual({ ospod: 'waiting, lapsed', school: 'signed', mother: 'waiting, lapsed' });
    const readBy = async (by: SitterKey): Promise<Sheet> =>
      (await scene.ask<{ signoffSheet: Sheet }>(by, READ, { id: recordId })).signoffSheet;
    expect(states(await readBy('teacher'))).toEqual({ ospod: 'signed', school: 'signed', mother: 'waiting, lapsed' });
  });
});

describe('a party’s bundle', () => {
  it('[S10] is accepted by the verifier, with the signature in it, and holds its own passages alone', async () => {
    await scene.newUnit('worker', { category: 'PLAN', mode: 'joint', text: 'Společný cíl.' });
    await scene.newUnit('worker', { category: 'INTERNAL', text: 'ano' });
    const sheet = await open();
    expect(await sign('teacher', { reservation: 'Jinak.' })).toBeUndefined();
    const text = await bundle('teacher', sheet.revisions[0]?.id ?? '');
    const verdict = await verifyBundle(text, SEAL_CHECKS);
    expect(verdict.faults).toEqual([]);
    expect(verdict.facts).toMatchObject({ version: 1, passages: 1, whole: true, signer: 'Petr Dub', method: 'demo' });
    expect(verdict.facts?.fingerprint).toBe(sheet.revisions[0]?.fingerprint);
    expect(text).not.toContain('ano"');
    const own = await verifyBundle(await bundle('worker', sheet.revisions[0]?.id ?? ''), SEAL_CHECKS);
    expect(own.facts).toMatchObject({ passages: 2, signer: null });
    await expect(bundle('teacher', '00000000-0000-4000-8000-000000000000')).rejects.toThrow('404');
  });

  it('[I10] is noted as a disclosure before it leaves', async () => {
    const unit = await scene.newUnit('worker', { category: 'PLAN', mode: 'joint' });
    const sheet = await open();
    await bundle('mother', sheet.revisions[0]?.id ?? '');
    const rows = await auditRows(server, `stream = $1 and action = 'signoff.bundle'`, [scene.table.caseId]);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.detail).toMatchObject({ units: [unit], version: 1 });
  });
});
