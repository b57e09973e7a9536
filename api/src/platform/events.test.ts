import type { CaseId, UnitId } from '@soulad/shared/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { layCaseTable, startTestApp, type CaseTable, type TestApp } from '../testing/index.js';
import { announce, type Announcement, Announcements } from './events.js';

let server: TestApp;
let table: CaseTable;
const heard: Announcement[] = [];
beforeAll(async () => {
  server = await startTestApp();
  table = await layCaseTable(server);
  server.app.get(Announcements).onAnnouncement((one) => heard.push(one));
});
afterAll(() => server?.close());

const say = (id: string) =>
  table.people.convener.act((ctx) => announce(ctx, { kind: 'changed', what: 'case', id: id as CaseId }));
const isHeard = (id: string) =>
  vi.waitFor(() => expect(heard).toContainEqual({ kind: 'changed', what: 'case', id }), { timeout: 10_000 });

describe('announcements', () => {
  it('are heard once the transaction has committed, and never when it rolled back', async () => {
    const rolledBack = table.people.convener.act(async (ctx) => {
      await announce(ctx, { kind: 'changed', what: 'case', id: 'lost' as CaseId });
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await say('kept');
    await isHeard('kept');
    expect(heard).not.toContainEqual({ kind: 'changed', what: 'case', id: 'lost' });
  });

  it('of a large audience come in parts that the channel can carry', async () => {
    const unitIds = Array.from(
      { length: 500 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UnitId,
    );
    await table.people.convener.act((ctx) => announce(ctx, { kind: 'audience', unitIds }));
    await vi.waitFor(() =>
      expect(heard.flatMap((one) => (one.kind === 'audience' ? one.unitIds : []))).toEqual(unitIds),
    );
  });

  it('come back after the database cut the connection, and say that something may have been missed', async () => {
    const admin = new pg.Client({ connectionString: process.env.SOULAD_TEST_PG_ADMIN_URL });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'soulad-listen'`,
      [server.database.name],
    );
    await admin.end();
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'resync' }), { timeout: 10_000 });
    await say('after');
    await isHeard('after');
  });

  it('survive a hearer that throws and words that nobody meant', async () => {
    const off = server.app.get(Announcements).onAnnouncement(() => {
      throw new Error('a defect of a hearer');
    });
    await server.db.asSystem((sql) =>
      sql.query(`select pg_notify('soulad', '{"kind":"drop table"}'), pg_notify('soulad', 'not json')`),
    );
    await say('still here');
    await isHeard('still here');
    expect(heard.map((one): string => one.kind)).not.toContain('drop table');
    off();
  });
});
