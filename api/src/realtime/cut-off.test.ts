import { setImmediate as turn } from 'node:timers/promises';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { layTable, LiveTransport, type SitterKey } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';
import { Authority } from './authority.js';
import { Hub } from './hub.js';
import { Manifests } from './manifests.js';

const open: LiveTransport[] = [];

const server = onTestApp();
const table = forEachTest(() => layTable(server.asOwner));
afterEach(() => open.splice(0).forEach((one) => one.close()));

const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }`;
const SHARE = `mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }`;

async function newUnit(): Promise<UnitId> {
  const { recordId, sectionId, people } = table;
  const added = await server.gql<{ addUnit: { id: UnitId; epoch: number } }>(
    ADD,
    { input: { recordId, sectionId, text: 'začátek', mode: 'joint' } },
    people.worker.cookie,
  );
  const { id, epoch } = added.data?.addUnit ?? { id: '' as UnitId, epoch: 0 };
  expect((await server.gql(SHARE, { id, epoch }, people.worker.cookie)).code).toBeUndefined();
  return id;
}

async function connect(key: SitterKey): Promise<LiveTransport> {
  const transport = new LiveTransport(server.url, table.people[key].ticket);
  open.push(transport);
  await vi.waitFor(() => expect(transport.connected).toBe(true), { interval: 5 });
  return transport;
}

async function openRecord(transport: LiveTransport, recordId: RecordId = table.recordId): Promise<void> {
  expect(await transport.request('record:open', { recordId })).toMatchObject({ ok: true });
}

async function unseat(key: SitterKey): Promise<void> {
  const { userId, partyId } = table.people[key];
  await server.asOwner('update assignment set valid_to = now() where user_id = $1 and party_id = $2', [
    userId,
    partyId,
  ]);
}

describe('cutting off', () => {
  it('[I7] reaches a viewer who came less than a second before', async () => {
    const unitId = await newUnit();
    const transport = await connect('teacher');
    const revoked: string[] = [];
    transport.socket.on(
      'unit:revoked',
      ({ unitId: gone }: { unitId: string }, ack: () => void) => (revoked.push(gone), ack()),
    );
    await openRecord(transport);
    const opened = await transport.request('unit:open', { recordId: table.recordId, units: [{ unitId, gen: 1 }] });
    expect(opened).toMatchObject({ ok: true, units: [{ unitId, right: 'write' }] });
    await unseat('teacher');
    await vi.waitFor(() => expect(revoked).toEqual([unitId]), { timeout: 1_500 });
  });

  it('[I7] ends the connection of a session that is over, and calls it no failure in the log', async () => {
    const unitId = await newUnit();
    const transport = await connect('teacher');
    await openRecord(transport);
    const opened = await transport.request('unit:open', { recordId: table.recordId, units: [{ unitId, gen: 1 }] });
    expect(opened).toMatchObject({ ok: true, units: [{ unitId, right: 'write' }] });
    const [connection] = server.app.get(Hub).connections;
    if (!connection) throw new Error('not connected');
    const logged = vi.spyOn(process.stderr, 'write');
    try {
      await server.asOwner('update session set revoked_at = now() where id = $1', [table.people.teacher.sessionId]);
      await server.app.get(Authority).seatsChanged(connection);
      await vi.waitFor(() => expect(transport.connected).toBe(false), { timeout: 4_000 });
      expect(logged.mock.calls.map(String).filter((line) => line.includes('could not'))).toEqual([]);
    } finally {
      logged.mockRestore();
    }
  });

  it('[I11] says nothing besides of a passage that is being opened and was never there for its viewer', async () => {
    const unitId = await newUnit();
    await server.asOwner(`update audience set access_right = 'none' where unit_id = $1`, [unitId]);
    const transport = await connect('teacher');
    const revoked: unknown[] = [];
    transport.socket.on('unit:revoked', (message: unknown) => revoked.push(message));
    await openRecord(transport);
    const hub = server.app.get(Hub);
    const [connection] = [...hub.connections].filter((one) => one.principal.userId === table.people.teacher.userId);
    if (!connection) throw new Error('not connected');
    let answer: unknown;
    const units = [{ unitId, gen: 1 }];
    void transport.request('unit:open', { recordId: table.recordId, units }).then((reply) => (answer = reply));
    let looks = 0;
    while (answer === undefined) {
      // Once: each look makes the opening read again.
      if (looks === 0 && connection.subscriptions.has(unitId)) {
        looks += 1;
        await server.app.get(Authority).seatsChanged(connection);
      }
      await turn();
    }
    expect(looks).toBeGreaterThan(0);
    expect(answer).toMatchObject({ units: [{ ok: false, code: 'NOT_FOUND', unitId }] });
    // Whatever was sent before the answer to a later question has come.
    await openRecord(transport);
    expect(revoked).toEqual([]);
  });

  it('[R32] tells of a passage that is back, though the outline reads as it did before it was taken away', async () => {
    const unitId = await newUnit();
    const end = (at: string): Promise<object> =>
      server.asOwner(`update audience set valid_to = ${at} where unit_id = $1 and party_id = $2`, [
        ...[unitId, table.parties.school],
      ]);
    await end(`now() + interval '1 second'`);
    const transport = await connect('teacher');
    const told: string[] = [];
    transport.socket.on('unit:revoked', (_: unknown, ack: () => void) => (told.push('revoked'), ack()));
    transport.socket.on('manifest', () => told.push('manifest'));
    await openRecord(transport);
    const units = [{ unitId, gen: 1 }];
    expect(await transport.request('unit:open', { recordId: table.recordId, units })).toMatchObject({
      units: [{ unitId, right: 'write' }],
    });
    // The window has ended by itself: nobody announces that.
    await vi.waitFor(() => expect(told).toEqual(['revoked', 'manifest']), { timeout: 5_000 });
    await end('null');
    await server.app.get(Manifests).recordChanged(table.recordId);
    await vi.waitFor(() => expect(told).toEqual(['revoked', 'manifest', 'manifest']));
    // Its page has read an outline between two others, and closes what is in both of them.
    transport.send('unit:close', { unitId });
    await vi.waitFor(() => expect(told).toHaveLength(4));
    await server.app.get(Manifests).recordChanged(table.recordId);
    expect(told).toHaveLength(4);
  });

  it('[I1] says nothing of a passage that is closed and was never in the outline', async () => {
    const unitId = await newUnit();
    await server.asOwner(`update audience set access_right = 'none' where unit_id = $1`, [unitId]);
    const transport = await connect('teacher');
    const told: unknown[] = [];
    transport.socket.on('manifest', (message: unknown) => told.push(message));
    await openRecord(transport);
    transport.send('unit:close', { unitId });
    await openRecord(transport);
    expect(told).toEqual([]);
  });

  it('[I1] ends the roster with the seat', async () => {
    const transport = await connect('teacher');
    await openRecord(transport);
    const told: unknown[] = [];
    transport.socket.on('roster', (message: unknown) => told.push(message));
    await unseat('teacher');
    const hub = server.app.get(Hub);
    await vi.waitFor(() => expect(hub.readersOf(table.recordId)).toEqual([]), { timeout: 2_500 });
    told.length = 0;
    const mother = await connect('mother');
    await openRecord(mother);
    // The mother's own roster is complete now: whatever was to be said of her coming has been said.
    await mother.request('record:open', { recordId: table.recordId });
    expect(told).toEqual([]);
  });

  it('shows nobody as present who left while the record was being opened', async () => {
    const transport = await connect('teacher');
    transport.socket.emit('record:open', { recordId: table.recordId }, () => undefined);
    transport.close();
    const mother = await connect('mother');
    const hub = server.app.get(Hub);
    await vi.waitFor(() =>
      expect([...hub.connections].filter((one) => one.principal.userId === table.people.teacher.userId)).toEqual([]),
    );
    await vi.waitFor(async () => {
      await openRecord(mother);
      expect(hub.readersOf(table.recordId).map((one) => one.principal.userId)).toEqual([table.people.mother.userId]);
    });
  });
});
