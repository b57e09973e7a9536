import type { UnitId } from '@soulad/shared/ids';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { joinRecord, officePerson, type SitterKey } from '../testing/index.js';
import { atEachTable, forEachTest, onTestApp } from '../testing/hooks.js';
import { type Guest, textOf, type } from '../testing/live-scene.js';

const BEGIN = `mutation ($input: BeginEmergencyInput!) { beginEmergency(input: $input) { id } }`;
const END = `mutation ($id: ID!) { endEmergency(id: $id) { id } }`;
const OTHERS = ['teacher', 'ngo', 'adviser', 'mother', 'father'] as const satisfies readonly SitterKey[];

const guests: Guest[] = [];

const server = onTestApp();
const scene = atEachTable(server);
const head = forEachTest(() => officePerson(server.asOwner, scene.table));
afterEach(() => {
  for (const { record, transport } of guests.splice(0)) {
    record.dispose();
    transport.close();
  }
});

async function begin(): Promise<string> {
  const [row] = await server.asOwner<{ mark: string }>('select file_mark as mark from case_file where id = $1', [
    scene.table.caseId,
  ]);
  const input = {
    fileMark: row?.mark,
    reason: 'Dítě se nevrátilo ze školy domů.',
    minutes: 5,
    proof: head.displayName,
  };
  const answer = await server.gql<{ beginEmergency: { id: string } }>(BEGIN, { input }, head.cookie);
  if (!answer.data) throw new Error(answer.body);
  return answer.data.beginEmergency.id;
}

const end = (id: string) => server.gql(END, { id }, head.cookie);

/** The head with the record open and the units live. */
async function headOpens(unitIds: readonly UnitId[]): Promise<Guest> {
  const guest = joinRecord(server.url, head.ticket, scene.table.recordId);
  guests.push(guest);
  guest.record.setUnits(unitIds.map((unitId) => ({ unitId, gen: 1 })));
  await vi.waitFor(
    () => {
      for (const unitId of unitIds) expect(guest.record.unit(unitId)?.phase).toBe('live');
    },
    { timeout: 10_000 },
  );
  return guest;
}

async function seenBy(key: SitterKey, unitId: UnitId): Promise<string> {
  const { caseId, recordId } = scene.table;
  const queries = [
    [
      `query ($id: ID!) { record(id: $id) { rev mayAdd parties { partyId letter } sections { ordinal units { id ordinal epoch gen text
         audience { __typename } } } } }`,
      { id: recordId },
    ],
    [
      `query ($id: ID!) { case(id: $id) { parties { id letter people { id } } persons { id } releases { id } myPartyIds
         emergencies { id } conferences { id } records { id } } }`,
      { id: caseId },
    ],
    [
      `query ($id: ID!) { whoSees(unitId: $id) { sees { party { partyId } } doesNot { party { partyId } } } }`,
      { id: unitId },
    ],
    ['{ desk { cases { id myParty { letter } } conferences { id } } }', {}],
    ['{ emergencies { id } }', {}],
    ['{ agencies { id } }', {}],
  ] as const;
  const answers = [];
  for (const [query, variables] of queries)
    answers.push(
      (await server.gql(query, variables, scene.table.people[key].cookie)).body.replace(/"traceId":"[^"]*"/, ''),
    );
  return answers.join('\n');
}

describe('an emergency', () => {
  it('[P21] [I1] is felt by no other party: not in an answer, not on the wire, while it is read and after it', async () => {
    const open = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
    await scene.newUnit('worker', { category: 'NOTIFIER', text: 'oznamovatelka' });
    const worker = await scene.join('worker', [open]);
    const frames = new Map<SitterKey, string[]>();
    for (const key of OTHERS) {
      const { transport } = await scene.join(key, [open]);
      const heard: string[] = [];
      frames.set(key, heard);
      transport.socket.onAny((event: string) => heard.push(event));
    }
    // Whatever was said to everybody before a word of the worker stands before it.
    const untilAllHear = async (words: string): Promise<void> => {
      type(worker, open, words);
      for (const [key, heard] of frames)
        await vi.waitFor(() => expect(heard, key).toContain('unit:upd'), { timeout: 5_000 });
    };
    await untilAllHear(' a');
    const before = await Promise.all(OTHERS.map((key) => seenBy(key, open)));
    for (const heard of frames.values()) heard.length = 0;
    const id = await begin();
    const reader = await headOpens([open]);
    expect(textOf(reader, open)).toBe('začátek a');
    expect(await Promise.all(OTHERS.map((key) => seenBy(key, open)))).toEqual(before);
    expect((await end(id)).code).toBeUndefined();
    expect(await Promise.all(OTHERS.map((key) => seenBy(key, open)))).toEqual(before);
    await untilAllHear(' dál');
    for (const [key, heard] of frames) expect([...new Set(heard)], key).toEqual(['unit:upd']);
  });

  it('[P21] is told to the convening seat at once', async () => {
    const { transport } = await scene.join('worker');
    const told: unknown[] = [];
    transport.on('changed', (matter) => void told.push(matter));
    const id = await begin();
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'case', id: scene.table.caseId }), { timeout: 2_000 });
    told.length = 0;
    await end(id);
    await vi.waitFor(() => expect(told).toContainEqual({ kind: 'case', id: scene.table.caseId }), { timeout: 2_000 });
  });

  it('[P21] [I7] closes by itself within a second when its time is up, is written down and called for review', async () => {
    const unitId = await scene.newUnit('worker', { category: 'NOTIFIER', text: 'oznamovatelka' });
    const id = await begin();
    const { transport } = await headOpens([unitId]);
    let closedAt = 0;
    transport.on('unit:revoked', () => void (closedAt ||= Date.now()));
    const [row] = await server.asOwner<{ at: number }>(
      `with moved as (update emergency set began_at = now() - interval '5 minutes', until = now() + interval '700 ms' where id = $1 returning until)
       select instant(until) as at from moved`,
      [id],
    );
    const until = new Date(row?.at ?? 0);
    await server.asOwner(
      `with seat as (update party set valid_to = $2 where emergency_id = $1 returning id, case_id),
         sitter as (update assignment set valid_to = $2 where party_id in (select id from seat))
       update sharing_clock set due_at = $2 where case_id in (select case_id from seat)`,
      [id, until],
    );
    await vi.waitFor(() => expect(closedAt).not.toBe(0), { timeout: 3_000, interval: 10 });
    expect(closedAt - until.getTime()).toBeLessThan(1_000);
    await vi.waitFor(
      async () => {
        const [over] = await server.asOwner<{ ended: boolean; notices: number }>(
          `select ended_at = until as ended, (select count(*)::int from notice where object_id = $1 and kind = 'emergencyReview') as notices
             from emergency where id = $1`,
          [id],
        );
        expect(over).toEqual({ ended: true, notices: 2 });
      },
      { timeout: 3_000 },
    );
    expect(
      (await server.gql(`query ($id: ID!) { record(id: $id) { id } }`, { id: scene.table.recordId }, head.cookie)).code,
    ).toBe('NOT_FOUND');
  });
});
