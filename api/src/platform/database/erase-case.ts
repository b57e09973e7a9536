import type { CaseId } from '@soulad/shared/ids';
import type { EntityManager } from 'typeorm';
import { SystemIds } from '../clock/clock.js';
import { type Config, StartRefusal } from '../config/config.js';
import { DEAF } from '../events.js';
import { CaseKeys, INSTALLATION, KeyFile, Vault } from '../keys/index.js';
import { asOwner } from './as-owner.js';
import { noteErased, readErased } from './erased-list.js';

/** What is to be made unreadable, and why. */
export interface Erasure {
  readonly caseId: CaseId;
  readonly reason: string;
}

/** Reason of an erasure that is done over again; the first one went with what was restored over. */
const AGAIN = 'obnova ze zálohy';

/** Place of the reason; it outlives the key of the case, so it is sealed under that of the installation. */
const reasonPlace = (caseId: CaseId): string => `case_key|erased_reason|${caseId}`;

/**
 * Destroys the key of a case, for good. Names, times and ids stay, and the log of who opened what; the words are noise
 * from here on. Servers that run drop what they hold at once. The chains of the case and of the installation account for it.
 * @returns the file mark of the case
 * @throws {StartRefusal} when there is no such case, or it was erased before
 */
export async function eraseCase(config: Config, ownerUrl: string, { caseId, reason }: Erasure): Promise<string> {
  return withVault(config, async (vault) => {
    const sealed = await sealReason(vault, caseId, reason);
    return asOwner(ownerUrl, (source) =>
      source.transaction(async (manager) => {
        const mark = await destroy(manager, caseId, sealed);
        // Before the commit, as the last step: cut off in between, the case is erased by the next start, as was ordered.
        if (config.keys !== null) await noteErased(config.keys, caseId, new Date());
        return mark;
      }),
    );
  });
}

/**
 * Destroys again the keys that a restored backup has brought back, by the list that stands beside the key file.
 * @returns how many there were
 */
export async function eraseAgain(config: Config, ownerUrl: string): Promise<number> {
  const listed = config.keys === null ? [] : await readErased(config.keys);
  if (listed.length === 0) return 0;
  return asOwner(ownerUrl, async (source) => {
    const back = await source.query<{ id: CaseId }[]>(
      `select c.id from case_file c left join case_key k on k.case_id = c.id
        where c.id = any ($1) and k.erased_at is null`,
      [listed],
    );
    if (back.length === 0) return 0;
    await withVault(config, async (vault) => {
      for (const { id } of back) {
        const sealed = await sealReason(vault, id, AGAIN);
        await source.transaction((manager) => destroy(manager, id, sealed));
      }
    });
    return back.length;
  });
}

async function withVault<T>(config: Config, work: (vault: Vault) => Promise<T>): Promise<T> {
  const ids = new SystemIds();
  const store = new CaseKeys(config);
  const vault = new Vault(new KeyFile(config.keys, ids), store, ids, DEAF);
  try {
    await vault.ready();
    return await work(vault);
  } finally {
    await store.onApplicationShutdown();
  }
}

function sealReason(vault: Vault, caseId: CaseId, reason: string): Promise<Buffer> {
  return vault.seal(INSTALLATION, reasonPlace(caseId), Buffer.from(reason, 'utf8'));
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
