import type { CaseId, UnitId } from '@soulad/shared/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  layCaseTable,
  startTestApp,
  type CaseTable,
  type TestApp,
  TestRedis,
  withoutRedis,
} from '../../testing/index.js';
import { announce, type Announcement, Announcements } from '../events.js';
import { CHANNEL } from './line.js';

const PATIENCE = { timeout: 20_000, interval: 20 };

interface Kind {
  begin(): Promise<Record<string, string>>;
  /** Every connection ends, and new ones are possible soon. */
  cut(database: string): Promise<void>;
  end(): Promise<void>;
}

let redis: TestRedis | undefined;
const ofDatabase: Kind = {
  begin: async () => ({}),
  cut: async (database) => {
    const admin = new pg.Client({ connectionString: process.env.SOULAD_TEST_PG_ADMIN_URL });
    await admin.connect();
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1 and application_name = 'soulad-listen'`,
      [database],
    );
    await admin.end();
  },
  end: async () => undefined,
};
const overRedis: Kind = {
  begin: async () => {
    redis = await TestRedis.start();
    return { REDIS_URL: redis.url };
  },
  cut: async () => {
    await redis?.kill();
    await redis?.startAgain();
  },
  end: async () => redis?.kill(),
};

const contract = (kind: Kind): void => {
  let [left, right]: TestApp[] = [];
  let table: CaseTable;
  const heard: { readonly left: Announcement[]; readonly right: Announcement[] } = { left: [], right: [] };

  beforeAll(async () => {
    const env = await kind.begin();
    left = await startTestApp({ env });
    right = await startTestApp({ env, database: left.database });
    table = await layCaseTable(left);
    left.app.get(Announcements).onAnnouncement((one) => heard.left.push(one));
    right.app.get(Announcements).onAnnouncement((one) => heard.right.push(one));
  });
  afterAll(async () => {
    await right?.close();
    await left?.close();
    await kind.end();
  });

  const word = (id: string) => ({ kind: 'changed', what: 'case', id: id as CaseId }) as const;
  const say = (id: string) => table.people.convener.act((ctx) => announce(ctx, word(id)));
  const isHeard = (one: Announcement) =>
    vi.waitFor(() => {
      expect(heard.left).toContainEqual(one);
      expect(heard.right).toContainEqual(one);
      return true;
    }, PATIENCE);

  it('carries a word to every node once its transaction has committed, and never when it rolled back', async () => {
    const rolledBack = table.people.convener.act(async (ctx) => {
      await announce(ctx, word('lost'));
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    await say('kept');
    expect(await isHeard(word('kept'))).toBe(true);
    expect([...heard.left, ...heard.right]).not.toContainEqual(word('lost'));
  });

  it('carries what functions of the database say in one statement', async () => {
    await left?.db.statement('select announce_word($1)', [JSON.stringify(word('by a function'))]);
    expect(await isHeard(word('by a function'))).toBe(true);
  });

  it('carries a large audience in parts', async () => {
    const unitIds = Array.from(
      { length: 500 },
      (_, n) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as UnitId,
    );
    await table.people.convener.act((ctx) => announce(ctx, { kind: 'audience', unitIds }));
    const ids = (of: readonly Announcement[]) => of.flatMap((one) => (one.kind === 'audience' ? one.unitIds : []));
    await vi.waitFor(() => expect([ids(heard.left), ids(heard.right)]).toEqual([unitIds, unitIds]), PATIENCE);
  });

  it('carries what is said beside the nodes, on the command line', async () => {
    await left?.asOwner(`select pg_notify('${CHANNEL}', $1)`, [JSON.stringify(word('beside'))]);
    expect(await isHeard(word('beside'))).toBe(true);
  });

  it('passes over words that nobody meant, and over hearers that throw', async () => {
    const off = left?.app.get(Announcements).onAnnouncement(() => {
      throw new Error('a defect of a hearer');
    });
    await left?.db.asSystem((sql) =>
      sql.query(`select announce_word('{"kind":"drop table"}'), announce_word('not json')`),
    );
    await say('still here');
    expect(await isHeard(word('still here'))).toBe(true);
    expect(heard.left.map((one): string => one.kind)).not.toContain('drop table');
    off?.();
  });

  it('comes back when it was cut, and says that something may have been missed', async () => {
    heard.left.length = 0;
    heard.right.length = 0;
    await kind.cut(left?.database.name ?? '');
    expect(await isHeard({ kind: 'resync' })).toBe(true);
    await vi.waitFor(async () => {
      await say('after');
      expect(heard.left).toContainEqual(word('after'));
      expect(heard.right).toContainEqual(word('after'));
    }, PATIENCE);
  });
};

describe('the bus of the database', () => {
  contract(ofDatabase);
});

describe.skipIf(withoutRedis('the contract of the bus over Redis'))('the bus over Redis', () => {
  contract(overRedis);
});

describe.skipIf(withoutRedis('a Redis that is away'))('a Redis that is away', () => {
  let away: TestRedis;
  let app: TestApp;
  const heard: Announcement[] = [];
  const listens = new Set<string>();

  beforeAll(async () => {
    away = await TestRedis.start();
    app = await startTestApp({ env: { REDIS_URL: away.url } });
    app.app.get(Announcements).onAnnouncement((one) => heard.push(one));
  });
  afterAll(async () => {
    await app?.close();
    await away?.kill();
  });

  it('is noticed when it is only silent; the node looks for itself until it is back', async () => {
    away.freeze();
    await vi.waitFor(() => expect(heard.filter(({ kind }) => kind === 'resync').length).toBeGreaterThan(1), PATIENCE);
    away.thaw();
    const table = await layCaseTable(app);
    await vi.waitFor(async () => {
      await table.people.convener.act((ctx) => announce(ctx, { kind: 'changed', what: 'case', id: 'back' as CaseId }));
      expect(heard).toContainEqual({ kind: 'changed', what: 'case', id: 'back' });
    }, PATIENCE);
  });

  it('is not needed to write, and nothing is notified in the database meanwhile', async () => {
    await away.kill();
    const listener = new pg.Client({ connectionString: app.database.appUrl });
    await listener.connect();
    listener.on('notification', ({ payload }) => void listens.add(payload ?? ''));
    await listener.query(`listen ${CHANNEL}`);
    await app.db.asSystem((sql) => sql.query(`select announce_word('away')`));
    await app.asOwner(`select pg_notify('${CHANNEL}', 'the end')`);
    await vi.waitFor(() => expect(listens).toContain('the end'), PATIENCE);
    expect(listens).not.toContain('away');
    await listener.end();
    heard.length = 0;
    await away.startAgain();
    // What was said meanwhile is gone: every node is told to look.
    await vi.waitFor(() => expect(heard).toContainEqual({ kind: 'resync' }), PATIENCE);
  });

  it('is refused in words when the password is wrong, and the server starts all the same', async () => {
    const wrong = away.url.replace(/:[^:@]+@/, ':wrong@');
    const node = await startTestApp({ database: app.database, env: { REDIS_URL: wrong } });
    expect((await fetch(`${node.url}/health`)).ok).toBe(true);
    await node.close();
  });
});
