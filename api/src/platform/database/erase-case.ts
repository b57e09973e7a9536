import type { CaseId } from '@soulad/shared/ids';
import type { EntityManager } from 'typeorm';
import { SystemIds } from '../clock/clock.js';
import { type Config, StartRefusal } from '../config/config.js';
import { Announcements } from '../events.js';
import { CaseKeys, INSTALLATION, KeyFile, Vault } from '../keys/index.js';
import { asOwner } from './as-owner.js';

/** What is to be made unreadable, and why. */
export interface Erasure {
  readonly caseId: CaseId;
  readonly reason: string;
}

/** Place of the reason; it outlives the key of the case, so it is sealed under that of the installation. */
const reasonPlace = (caseId: CaseId): string => `case_key|erased_reason|${caseId}`;

/**
 * Destroys the key of a case, for good. Names, times and ids stay, and the log of who opened what; the words are noise
 * from here on. Servers that run drop what they hold at once. The chains of the case and of the installation account for it.
 * @returns the file mark of the case
 * @throws {StartRefusal} when there is no such case, or it was erased before
 */
export async function eraseCase(config: Config, ownerUrl: string, { caseId, reason }: Erasure): Promise<string> {
  const ids = new SystemIds();
  const store = new CaseKeys(config);
  const vault = new Vault(new KeyFile(config.keys, ids), store, ids, new Announcements(config));
  try {
    await vault.ready();
    const sealed = await vault.seal(INSTALLATION, reasonPlace(caseId), Buffer.from(reason, 'utf8'));
    return await asOwner(ownerUrl, (source) => source.transaction((manager) => destroy(manager, caseId, sealed)));
  } finally {
    await store.onApplicationShutdown();
  }
}

async function destroy(manager: EntityManager, caseId: CaseId, reason: Buffer): Promise<string> {
  const [file] = await manager.query<{ mark: string }[]>(
    'select file_mark as mark from case_file where id = $1 for update',
    [caseId],
  );
  if (file === undefined) throw new StartRefusal('There is no such case; nothing was changed.');
  // A case in which nothing was written yet has no key: it gets none any more.
  const done = await manager.query<object[]>(
    `insert into case_key as k (case_id, kek_version, erased_at, erased_reason)
       select $1, version, now(), $2 from kek_floor
       on conflict (case_id) do update set wrapped = null, erased_at = now(), erased_reason = $2 where k.erased_at is null
       returning case_id`,
    [caseId, reason],
  );
  if (done.length === 0) throw new StartRefusal('The case was erased before; nothing was changed.');
  const act = { action: 'case.erase', objectType: 'case', object: caseId };
  await manager.query('select audit_append($1::jsonb)', [JSON.stringify([{ ...act, stream: caseId }, act])]);
  await manager.query(`select pg_notify('soulad', $1)`, [JSON.stringify({ kind: 'keys', caseId })]);
  return file.mark;
}
