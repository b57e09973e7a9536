import type { CaseId } from '@soulad/shared/ids';
import type { DataSource, EntityManager } from 'typeorm';
import { SystemIds } from '../clock/clock.js';
import type { Config } from '../config/config.js';
import { DEAF } from '../events.js';
import { CaseKeys, KeyFile, TEXT_PLACES, Vault, WORD_PLACES } from '../keys/index.js';
import { asOwner } from './as-owner.js';

/** Rows of one transaction. */
const BATCH = 500;

interface ClearRow {
  /** Where the row lies now; it is locked. */
  readonly at: string;
  readonly case_id: CaseId;
  readonly bytes: Buffer;
  /** What names its place. */
  readonly key: readonly string[];
}

interface ClearColumn {
  readonly table: string;
  readonly column: string;
  /** The rest of `from`, with the case as `c.case_id`, and what names the place. */
  readonly joins: string;
  readonly key: string;
  place(key: readonly string[]): string;
}

const OF_UNIT = 'join unit u on u.id = x.unit_id join record c on c.id = u.record_id';

const COLUMNS: readonly ClearColumn[] = [
  {
    ...{ table: 'unit_update', column: 'bytes', joins: OF_UNIT },
    key: 'x.unit_id, x.gen, x.client_id, x.client_n',
    place: ([unit = '', gen, client = '', n = '']) => TEXT_PLACES.update(unit, Number(gen), client, n),
  },
  {
    ...{ table: 'unit_snapshot', column: 'state', joins: OF_UNIT },
    key: 'x.unit_id, x.gen, x.seq',
    place: ([unit = '', gen, seq = '']) => TEXT_PLACES.snapshot(unit, Number(gen), seq),
  },
  {
    ...{ table: 'unit_override', column: 'reason', joins: OF_UNIT },
    key: 'x.id',
    place: ([id = '']) => WORD_PLACES.overrideReason(id),
  },
  {
    ...{ table: 'party', column: 'ended_reason', joins: 'join party c on c.id = x.id' },
    key: 'x.id',
    place: ([id = '']) => WORD_PLACES.partyEnd(id),
  },
];

/**
 * Seals text that a version without encryption wrote. Batch by batch, each a transaction: cut short, it goes on where it
 * stopped. Then the tables are written anew, so that the old bytes are not left behind in their files.
 * @param config names the key file, which is needed only when there is something to seal
 * @returns how many rows were sealed
 * @throws {StartRefusal} when the keys cannot be had
 */
export async function sealOldText(config: Config, ownerUrl: string): Promise<number> {
  return asOwner(ownerUrl, async (source) => ((await textInClear(source)) ? sealAll(source, config) : 0));
}

async function sealAll(source: DataSource, config: Config): Promise<number> {
  const ids = new SystemIds();
  const store = new CaseKeys(config);
  const vault = new Vault(new KeyFile(config.keys, ids), store, ids, DEAF);
  let count = 0;
  try {
    await vault.ready();
    for (const column of COLUMNS) {
      for (let sealed = -1; sealed !== 0; count += Math.max(sealed, 0))
        sealed = await source.transaction((manager) => sealBatch(manager, vault, column));
      await source.query(`vacuum full ${column.table}`);
    }
  } finally {
    await store.onApplicationShutdown();
  }
  return count;
}

async function sealBatch(manager: EntityManager, vault: Vault, where: ClearColumn): Promise<number> {
  const { table, column, joins, key } = where;
  const rows = await manager.query<ClearRow[]>(
    `select x.ctid::text as at, c.case_id, x.${column} as bytes, array[${key.replaceAll(/x\.\w+/g, '$&::text')}] as key
       from ${table} x ${joins} where not x.sealed and x.${column} is not null limit ${BATCH} for update of x`,
  );
  const sealed = await Promise.all(rows.map((row) => vault.seal(row.case_id, where.place(row.key), row.bytes)));
  await manager.query(
    `update ${table} x set ${column} = s.bytes, sealed = true
       from unnest($1::tid[], $2::bytea[]) s(at, bytes) where x.ctid = s.at`,
    [rows.map((row) => row.at), sealed],
  );
  return rows.length;
}

/** Whether text still stands as an older version wrote it. */
export async function textInClear(source: DataSource): Promise<boolean> {
  const [row] = await source.query<{ found: boolean }[]>('select text_in_clear() as found');
  return row?.found === true;
}
