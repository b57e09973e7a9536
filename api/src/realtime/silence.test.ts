import type { RecordId, UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { joinRecord, layTable, LiveTransport, seatPerson, type SitterKey } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

let hiddenParty: string;
let laterSitting: string;
const open: LiveTransport[] = [];

const server = onTestApp();
// The father is a guest of a later part alone; the shelter's seat is kept from him.
const table = forEachTest(() => layTable(server.asOwner));
beforeEach(async () => {
  const { caseId, conferenceId, sittingId, parties } = table;
  [hiddenParty, laterSitting] = [randomUUID(), randomUUID()];
  const agencyId = randomUUID();
  await server.asOwner(`insert into agency (id, type, name, short_name) values ($1, 'ngo_sas', 'Úkryt', 'Úkryt')`, [
    agencyId,
  ]);
  await server.asOwner(
    `insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, known_to, valid_from)
       values ($1, $2, 'ngo', $3, 'U', 'úkryt', '', '', $4, now() - interval '1 day')`,
    [hiddenParty, caseId, agencyId, [hiddenParty, parties.ospod, parties.mother]],
  );
  await seatPerson(server.asOwner, { partyId: hiddenParty, agencyId, role: 'member', name: 'Nela Zimová' });
  await server.asOwner('update sitting_party set invitation = $3 where sitting_id = $1 and party_id = $2', [
    sittingId,
    parties.father,
    'excluded',
  ]);
  await server.asOwner('delete from attendance where party_id = $1', [parties.father]);
  await server.asOwner(
    `insert into sitting (id, conference_id, starts_at, ends_at) values ($1, $2, now() + interval '1 hour', now() + interval '2 hours')`,
    [laterSitting, conferenceId],
  );
  for (const party of [parties.ospod, parties.father]) {
    await server.asOwner(`insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, 'invited')`, [
      laterSitting,
      party,
    ]);
  }
});
afterEach(() => open.splice(0).forEach((one) => one.close()));

/** Everything but texts and presence that the server says from now on to the person, who has these records open. */
async function listen(key: SitterKey, before: readonly RecordId[] = []): Promise<string[]> {
  const transport = new LiveTransport(server.url, table.people[key].ticket);
  open.push(transport);
  await vi.waitFor(() => expect(transport.connected).toBe(true));
  const heard: string[] = [];
  transport.socket.onAny((event: string, message: unknown) => heard.push(`${event} ${JSON.stringify(message)}`));
  for (const recordId of [...before, table.recordId])
    expect(await transport.request('record:open', { recordId })).toMatchObject({ ok: true });
  await vi.waitFor(() =>
    expect(heard).toContain(`changed ${JSON.stringify({ kind: 'conference', id: table.conferenceId })}`),
  );
  await vi.waitFor(() => expect(changes(heard)).toHaveLength(3 + 2 * before.length));
  heard.length = 0;
  return heard;
}

async function act(key: SitterKey, mutation: string, variables: object): Promise<void> {
  expect((await server.gql(mutation, variables, table.people[key].cookie)).code).toBeUndefined();
}

function changes(heard: readonly string[]): string[] {
  return heard.filter((one) => one.startsWith('changed'));
}

const GIVE = `mutation ($s: ID!, $p: ID!) { giveWord(sittingId: $s, partyId: $p) { id } }`;
const KNOW = `mutation ($p: ID!, $k: [ID!]) { limitPartyKnowledge(partyId: $p, knownTo: $k) { id } }`;
const STEP = `mutation ($c: ID!) { stepConference(id: $c, to: ended) { id } }`;
const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }`;
const END = `mutation ($p: ID!) { endParty(partyId: $p, reason: "konec") { id } }`;

describe('silence', () => {
  it('[I1] is what a guest of a later part hears of the part before', async () => {
    const [father, mother] = [await listen('father'), await listen('mother')];
    await act('minutes', GIVE, { s: table.sittingId, p: table.parties.school });
    await vi.waitFor(() =>
      expect(mother).toContain(`changed ${JSON.stringify({ kind: 'conference', id: table.conferenceId })}`),
    );
    await act('minutes', GIVE, { s: laterSitting, p: table.parties.father });
    // One node tells in order: when the word of his own part has come, that of the other would have come before it.
    await vi.waitFor(() => expect(father).not.toEqual([]));
    expect(father).toEqual([`changed ${JSON.stringify({ kind: 'conference', id: table.conferenceId })}`]);
  });

  it('[I1] is kept about a hidden seat when the meeting has ended: what the case tells of it was told by then', async () => {
    const { caseId, conferenceId, parties } = table;
    const father = await listen('father');
    await act('minutes', STEP, { c: conferenceId });
    const said = [`changed ${JSON.stringify({ kind: 'conference', id: conferenceId })}`];
    said.push(`changed ${JSON.stringify({ kind: 'case', id: caseId })}`);
    await vi.waitFor(() => expect(changes(father).toSorted()).toEqual(said.toSorted()));
    father.length = 0;
    await act('worker', KNOW, { p: hiddenParty, k: [parties.ospod, parties.mother, parties.school] });
    await act('worker', END, { p: parties.debt });
    await vi.waitFor(() => expect(changes(father)).not.toEqual([]));
    expect(new Set(changes(father)).size).toBe(changes(father).length);
  });

  it('[I1] is what somebody hears of a seat that is kept from them', async () => {
    const [father, mother] = [await listen('father'), await listen('mother')];
    await act('worker', KNOW, { p: hiddenParty, k: [table.parties.ospod, table.parties.mother, table.parties.school] });
    await act('worker', END, { p: hiddenParty });
    await vi.waitFor(() => expect(changes(mother)).not.toEqual([]));
    await act('worker', END, { p: table.parties.debt });
    await vi.waitFor(() => expect(changes(father)).not.toEqual([]));
    expect(changes(father)).toEqual([`changed ${JSON.stringify({ kind: 'case', id: table.caseId })}`]);
  });

  it('[I1] follows a seat that is hidden from now on: the outline without it is told at once, not with the next act', async () => {
    const { recordId, parties } = table;
    const father = await listen('father');
    await act('worker', KNOW, { p: parties.debt, k: [parties.ospod, parties.mother] });
    await vi.waitFor(() => expect(father).toContain(`manifest ${JSON.stringify({ recordId })}`));
  });

  it('[I1] is not what is left of a seat that is hidden from now on, whichever record of the case was opened first', async () => {
    const OPEN = 'mutation ($c: ID!) { openPlan(caseId: $c) { recordId } }';
    const { caseId, conferenceId, parties, people } = table;
    const made = await server.gql<{ openPlan: { recordId: RecordId } }>(OPEN, { c: caseId }, people.worker.cookie);
    if (made.data === null) throw new Error(made.body);
    const mother = await listen('mother', [made.data.openPlan.recordId]);
    await act('worker', KNOW, { p: parties.school, k: [parties.ospod] });
    await vi.waitFor(() =>
      expect(mother).toContain(`changed ${JSON.stringify({ kind: 'conference', id: conferenceId })}`),
    );
  });

  it('[I1] is about hidden passages also in the order in which records of a case are told of when it closes', async () => {
    const { caseId, conferenceId, recordId, sectionId, people } = table;
    const draft = { recordId, sectionId, text: 'zatím nikomu', mode: 'owned', category: 'EDU' };
    await act('teacher', 'mutation ($i: AddUnitInput!) { addUnit(input: $i) { id } }', { i: draft });
    const OPEN = 'mutation ($c: ID!) { openPlan(caseId: $c) { recordId } }';
    const made = await server.gql<{ openPlan: { recordId: RecordId } }>(OPEN, { c: caseId }, people.worker.cookie);
    if (made.data === null) throw new Error(made.body);
    const plan = made.data.openPlan.recordId;
    await act('minutes', STEP, { c: conferenceId });
    const mother = await listen('mother', [plan]);
    await act('worker', 'mutation ($c: ID!) { closeCase(caseId: $c, reason: "konec") { id } }', { c: caseId });
    const words = (): string[] => mother.filter((one) => one.startsWith('manifest'));
    await vi.waitFor(() => expect(words()).toHaveLength(2));
    expect(words()).toEqual([plan, recordId].map((id) => `manifest ${JSON.stringify({ recordId: id })}`));
  });

  it('[I1] is what a writer hears of the rights of a hidden party, and the writing goes on', async () => {
    const { recordId, sectionId, people } = table;
    const input = { recordId, sectionId, text: 'slovo', mode: 'owned', category: 'PLAN' };
    const added = await server.gql<{ addUnit: { id: UnitId; epoch: number } }>(
      `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }`,
      { input },
      people.father.cookie,
    );
    const { id, epoch } = added.data?.addUnit ?? { id: '' as UnitId, epoch: 0 };
    await act('father', `mutation ($u: ID!, $e: Int!) { shareUnit(unitId: $u, epoch: $e) { id } }`, {
      u: id,
      e: epoch,
    });
    const { record, transport } = joinRecord(server.url, people.father.ticket, recordId);
    open.push(transport);
    record.setUnits([{ unitId: id, gen: 1 }]);
    await vi.waitFor(() => expect(record.unit(id)?.phase).toBe('live'));
    const heard: string[] = [];
    transport.socket.onAny((event: string) => heard.push(event));
    const before = await server.asOwner('select access_epoch from unit where id = $1', [id]);
    const narrow = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
    const right = `insert into audience (unit_id, party_id, access_right, rule, explanation) values ($1, $2, 'read', 'P9', 'matrix') on conflict do nothing`;
    await server.asOwner(right, [id, hiddenParty]);
    await act('worker', narrow, { u: id, p: [hiddenParty] });
    expect(await server.asOwner('select access_epoch from unit where id = $1', [id])).not.toEqual(before);
    const paragraph = record.unit(id)?.fragment.get(0);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('nothing to type into');
    text.insert(text.length, ' dál');
    await vi.waitFor(() => expect(record.save).toMatchObject({ status: 'saved', pending: 0 }));
    expect(heard).toEqual([]);
    record.dispose();
  });

  it('[I1] hides who comes and goes in the part before', async () => {
    const father = await listen('father');
    await listen('mother');
    await listen('minutes');
    await vi.waitFor(() => expect(father.join()).toContain(table.parties.ospod));
    expect(father.join()).not.toContain(table.parties.mother);
  });

  it('[I1] is about the order in which people leave: one roster tells who is left when a case is closed', async () => {
    await act('worker', STEP, { c: table.conferenceId });
    const mother = await listen('mother');
    const leaving = [await listen('teacher'), await listen('ngo')];
    const rosters = (heard: readonly string[]): string[] => heard.filter((one) => one.startsWith('roster'));
    await vi.waitFor(() => expect(rosters(mother).at(-1)).toContain(table.parties.ngo));
    for (const heard of [mother, ...leaving]) heard.length = 0;
    await act('worker', 'mutation ($c: ID!) { closeCase(caseId: $c, reason: "konec") { id } }', { c: table.caseId });
    await vi.waitFor(() => expect(rosters(mother)).toHaveLength(1));
    expect(rosters(mother).join()).not.toMatch(new RegExp(`${table.parties.ngo}|${table.parties.school}`, 'u'));
    await vi.waitFor(() =>
      expect(leaving.every((heard) => heard.some((one) => one.startsWith('manifest')))).toBe(true),
    );
    expect(leaving.flatMap(rosters)).toEqual([]);
    expect(rosters(mother)).toHaveLength(1);
  });

  it('[R31] names nobody who has the minutes open for a passage of their own alone', async () => {
    const online = async (): Promise<unknown> => {
      const worker = new LiveTransport(server.url, table.people.worker.ticket);
      open.push(worker);
      await vi.waitFor(() => expect(worker.connected).toBe(true));
      const answer = await worker.request('record:open', { recordId: table.recordId });
      return answer.ok && answer.online.map(({ partyId }) => partyId);
    };
    await act('mother', ADD, { input: { recordId: table.recordId, sectionId: table.sectionId, mode: 'owned' } });
    await listen('mother');
    expect(await online()).toContain(table.parties.mother);
    await server.asOwner('delete from attendance where party_id = $1', [table.parties.mother]);
    await server.asOwner(`update sitting_party set invitation = 'excluded' where party_id = $1`, [
      table.parties.mother,
    ]);
    const heard = await listen('mother');
    expect(await online()).not.toContain(table.parties.mother);
    expect(heard.join()).not.toContain('manifest');
  });

  it('[I1] does not let the print of a record tell that the part before has begun', async () => {
    const REV = `query ($id: ID!) { record(id: $id) { rev mayAdd } }`;
    const read = async (): Promise<unknown> =>
      (await server.gql(REV, { id: table.recordId }, table.people.father.cookie)).data;
    await server.asOwner(`update conference set state = 'convened' where id = $1`, [table.conferenceId]);
    const before = await read();
    await server.asOwner(`update conference set state = 'live' where id = $1`, [table.conferenceId]);
    expect(before).not.toBeNull();
    expect(await read()).toEqual(before);
  });
});
