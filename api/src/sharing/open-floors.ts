import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { SharingScope } from './facts.repository.js';
import { loadUnitText, sealSnapshot } from './unit-text.js';

interface BareUnit {
  readonly id: UnitId;
  readonly gen: number;
  readonly seq: number;
}

/**
 * A party that comes to read a unit has its raw rows from that moment on (POLICY P30): what it starts from is the text as
 * it stands then, without what was deleted. Call it in the transaction that stored the audience, which holds the units.
 */
export async function openFloors(at: SharingScope, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return;
  const bare = await at.sql.query<BareUnit>(
    `select f.id, f.gen, f.head_seq::float8 as seq from floors_bare($1) f join live_load(f.id) l on not case_erased(l.case_id)`,
    [unitIds],
  );
  for (const unit of bare) await writeFloor(at, unit);
}

async function writeFloor(at: SharingScope, { id, gen, seq }: BareUnit): Promise<void> {
  const text = await loadUnitText(at, id);
  if (!text) return;
  // A fresh document with garbage collection, loaded and encoded anew: deleted text is not in it (realtime, fact 4).
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => text.updates.forEach((update) => Y.applyUpdate(doc, update)));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const sealed = await sealSnapshot(at, { caseId: text.caseId, id, gen, seq }, state);
  await at.sql.query('select snapshot_store($1, $2, $3, $4)', [id, gen, seq, sealed]);
}
