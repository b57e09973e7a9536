import type { CaseId } from '@soulad/shared/ids';
import type { DataSource, EntityManager } from 'typeorm';
import { SystemIds } from '../clock/clock.js';
import { type Config, StartRefusal } from '../config/config.js';
import { addKeyVersion, KeyFile, type KeyPort, retireKeyVersions } from '../keys/index.js';
import { asOwner } from './as-owner.js';

/** Keys of one transaction: a server that stores a key waits no longer than for these. */
const BATCH = 200;
/** Two operators rotate one after the other. */
const ROTATION_LOCK = 7_318_004;

interface Row {
  readonly case_id: CaseId;
  readonly kek_version: number;
  readonly wrapped: Buffer;
}

/** What a rotation did. */
export interface Rotation {
  readonly version: number;
  readonly rewrapped: number;
}

/**
 * Makes a new key-encryption key, locks every case key anew under it and takes the old ones out of the key file, while
 * servers read and write. Cut short, it is taken up where it stopped by the next call: no second key is made for it.
 * @throws {StartRefusal} when the key file or the database cannot be had
 */
export async function rotateKeys(config: Config, ownerUrl: string): Promise<Rotation> {
  const path = config.keys;
  if (path === null)
    throw new StartRefusal('SOULAD_KEYS is not set: name the file with the keys of this installation.');
  const ids = new SystemIds();
  const keys = new KeyFile(path, ids);
  return asOwner(ownerUrl, async (source) => {
    const lock = source.createQueryRunner();
    await lock.query('select pg_advisory_lock($1)', [ROTATION_LOCK]);
    try {
      await keys.load();
      if (!(await unfinished(source, keys.current))) await addKeyVersion(path, ids);
      await keys.load();
      // From here on no server stores a key under an older version: one that has not heard yet takes the file again.
      await source.query('update kek_floor set version = $1', [keys.current]);
      await announceKeys(source);
      let rewrapped = 0;
      for (let done = -1; done !== 0; rewrapped += Math.max(done, 0))
        done = await source.transaction((manager) => rewrapBatch(manager, keys));
      await retireKeyVersions(path);
      await announceKeys(source);
      return { version: keys.current, rewrapped };
    } finally {
      await lock.release();
    }
  });
}

/** Whether a rotation to `current` was begun and not ended. */
async function unfinished(source: DataSource, current: number): Promise<boolean> {
  const [row] = await source.query<{ older: boolean; floor: number }[]>(
    `select exists (select from case_key where wrapped is not null and kek_version < $1) as older, version as floor from kek_floor`,
    [current],
  );
  return row !== undefined && current > 1 && (row.older || row.floor < current);
}

async function rewrapBatch(manager: EntityManager, keys: KeyPort): Promise<number> {
  const rows = await manager.query<Row[]>(
    `select case_id, kek_version, wrapped from case_key
       where wrapped is not null and kek_version < $1 order by case_id limit ${BATCH} for update`,
    [keys.current],
  );
  for (const row of rows) {
    const dataKey = await keys.unwrap({ version: row.kek_version, wrapped: row.wrapped }, row.case_id);
    const { version, wrapped } = await keys.wrap(dataKey, row.case_id);
    await manager.query('update case_key set kek_version = $2, wrapped = $3 where case_id = $1', [
      ...[row.case_id, version, wrapped],
    ]);
  }
  return rows.length;
}

async function announceKeys(source: DataSource): Promise<void> {
  await source.query(`select pg_notify('soulad', $1)`, [JSON.stringify({ kind: 'keys', caseId: null })]);
}
