import { firstGeneration } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTestDatabase, layTable, startTestApp, type TestDatabase } from '../../testing/index.js';
import { atEachTable, onTestApp } from '../../testing/hooks.js';
import { saved, type } from '../../testing/live-scene.js';
import { readConfig } from '../config/config.js';
import { ownerDataSource } from './data-source.js';
import { migrate } from './migrate.js';
import { Channel1700000007000 } from './migrations/1700000007000-channel.js';
import { MIGRATIONS } from './migrations/index.js';
import { sealOldText } from './seal-old-text.js';

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { text } } } }';
const DECISIONS = 'query ($id: ID!) { decisions(caseId: $id) { reason } }';
const CANARY = 'Lipová 12, třetí zvonek';
/** More than the sealing takes at once. */
const OLD_ROWS = 1200;

describe('text at rest', () => {
  const server = onTestApp();
  const scene = atEachTable(server);

  const reads = async (by: 'worker' | 'minutes'): Promise<string | undefined> =>
    (await server.gql(RECORD, { id: scene.table.recordId }, scene.table.people[by].cookie)).code;
  const typed = async (words: string): Promise<UnitId> => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const guest = await scene.join('worker', [unitId]);
    type(guest, unitId, words);
    await saved(guest);
    return unitId;
  };

  it('stands in no column as it was typed', async () => {
    await typed(` ${CANARY}`);
    for (const table of ['unit_update', 'unit_snapshot', 'unit']) {
      const rows = await server.asOwner<{ hit: boolean }>(
        `select position(convert_to('Lipov', 'UTF8') in convert_to(t::text, 'UTF8')) > 0
           or t::text like '%' || encode(convert_to('Lipov', 'UTF8'), 'hex') || '%' as hit from ${table} t`,
      );
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.some((row) => row.hit)).toBe(false);
    }
  });

  it.each([
    [
      'a row of another unit',
      'update unit_update set bytes = (select bytes from unit_update where unit_id = $2) where unit_id = $1',
    ],
    [
      'a state of another unit',
      'update unit_snapshot set state = (select state from unit_snapshot where unit_id = $2) where unit_id = $1',
    ],
    ['another number', 'update unit_update set client_n = client_n + 1 where unit_id = $1 and unit_id <> $2'],
    [
      'one changed byte',
      `update unit_update set bytes = set_byte(bytes, 20, get_byte(bytes, 20) # 1) where unit_id = $1 and unit_id <> $2`,
    ],
    ['a cut row', `update unit_snapshot set state = substring(state for 20) where unit_id = $1 and unit_id <> $2`],
  ])('opens nowhere else: %s is refused with a code', async (_, text) => {
    const [a, b] = [await typed(' jedna'), await typed(' druhá')];
    expect(await reads('worker')).toBeUndefined();
    await server.asOwner(text, [a, b]);
    // Another session: what one has opened, it holds for as long as the key.
    expect(await reads('minutes')).toBe('UNREADABLE');
  });
});

describe('a database of the version without encryption', () => {
  let database: TestDatabase;
  let recordId: string;
  let caseId: string;
  let cookie: string;
  beforeEach(async () => {
    database = await createTestDatabase();
    const source = await ownerDataSource(database.ownerUrl).initialize();
    for (const _ of MIGRATIONS.slice(MIGRATIONS.indexOf(Channel1700000007000) + 1))
      await source.undoLastMigration({ transaction: 'each' });
    const table = await layTable((text, params) => source.query(text, params));
    ({ recordId, caseId } = table);
    ({ cookie } = table.people.worker);
    const unit = { id: randomUUID(), recordId, sectionId: table.sectionId };
    await writeInClear((text, params) => source.query(text, params), {
      unit,
      party: table.parties.ospod,
      user: table.people.worker,
    });
    await source.destroy();
    await migrate(database.ownerUrl);
  });
  afterEach(() => database?.drop());

  const config = () =>
    readConfig({ SOULAD_APP_URL: database.appUrl, SOULAD_KEYS: process.env.SOULAD_TEST_KEYS, SOULAD_MODE: 'test' });

  it('is not served until its text is sealed, and then says the same', async () => {
    await expect(startTestApp({ database })).rejects.toThrow('is not sealed yet');
    expect(await sealOldText(config(), database.ownerUrl)).toBe(OLD_ROWS + 2);
    expect(await sealOldText(config(), database.ownerUrl)).toBe(0);
    const server = await startTestApp({ database });
    try {
      const { body } = await server.gql(RECORD, { id: recordId }, cookie);
      expect(body).toContain(CANARY);
      expect(body).toContain(`řádek ${OLD_ROWS}`);
      const [left] = await server.asOwner<{ n: number }>(
        `select count(*)::int as n from unit_update where bytes::text like '%' || encode('dek ', 'hex') || '%'`,
      );
      expect(left?.n).toBe(0);
      const { body: decided } = await server.gql(DECISIONS, { id: caseId }, cookie);
      expect(decided).toContain(`"reason":"${CANARY}"`);
    } finally {
      await server.close();
    }
  });

  it('is sealed to the end when the first try was cut off', async () => {
    const source = await ownerDataSource(database.ownerUrl).initialize();
    // Fails behind the first batch.
    await source.query(`
      create function cut_off() returns trigger language plpgsql as $$ begin
        if (select count(*) from unit_update where sealed) > 0 then raise exception 'cut off'; end if; return null; end $$;
      create trigger cut_off before update on unit_update for each statement execute function cut_off();
    `);
    await expect(sealOldText(config(), database.ownerUrl)).rejects.toThrow('cut off');
    await source.query('drop trigger cut_off on unit_update; drop function cut_off()');
    await source.destroy();
    expect(await sealOldText(config(), database.ownerUrl)).toBe(OLD_ROWS + 2 - 500);
    const server = await startTestApp({ database });
    try {
      expect((await server.gql(RECORD, { id: recordId }, cookie)).body).toContain(`řádek ${OLD_ROWS}`);
    } finally {
      await server.close();
    }
  });

  it('says what is missing when it is migrated without the keys', async () => {
    const without = readConfig({ SOULAD_APP_URL: database.appUrl, SOULAD_MODE: 'test' });
    await expect(sealOldText(without, database.ownerUrl)).rejects.toThrow('SOULAD_KEYS is not set');
  });
});

type Run = (text: string, params?: unknown[]) => Promise<object[]>;

/** A shared unit as the version before wrote it. */
async function writeInClear(
  run: Run,
  {
    unit,
    party,
    user,
  }: {
    unit: { id: string; recordId: string; sectionId: string };
    party: string;
    user: { userId: string; sessionId: string };
  },
): Promise<void> {
  await run(
    `insert into unit (id, record_id, section_id, rank, author_party, category, kind, mode, state, created_by, shared_at, head_seq, schema_v)
       values ($1, $2, $3, 'm', $4, 'PLAN', 'fact', 'joint', 'shared', $5, now(), $6, 1)`,
    [unit.id, unit.recordId, unit.sectionId, party, user.userId, OLD_ROWS],
  );
  await run(
    `insert into audience (unit_id, party_id, access_right, rule, explanation) values ($1, $2, 'write', 'P1', 'author')`,
    [unit.id, party],
  );
  const state = firstGeneration({ unitId: unit.id as UnitId, gen: 1, text: CANARY });
  await run(
    `insert into unit_snapshot (unit_id, gen, seq, state, content, content_hash) values ($1, 1, 0, $2, '{}', '\\x')`,
    [unit.id, Buffer.from(state)],
  );
  await run(
    `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from)
       values (gen_random_uuid(), $1, $2, 'narrow', 'narrowed', $4, true, true, $3, now())`,
    [unit.id, party, user.userId, CANARY],
  );
  const updates = rowsAfter(state);
  await run(
    `insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
       select $1, 1, x.n, 1, $2, 77, x.n, $3, $4, x.bytes from unnest($5::bytea[]) with ordinality x(bytes, n)`,
    [unit.id, user.sessionId, user.userId, party, updates],
  );
}

function rowsAfter(state: Uint8Array): Buffer[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const [root] = [...doc.share.keys()];
  const paragraph = doc.getXmlFragment(root).get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
  if (!(text instanceof Y.XmlText)) throw new Error('nothing to write into');
  const rows: Buffer[] = [];
  doc.on('update', (update: Uint8Array) => rows.push(Buffer.from(update)));
  for (let n = 1; n <= OLD_ROWS; n += 1) text.insert(text.length, ` řádek ${n}`);
  return rows;
}
