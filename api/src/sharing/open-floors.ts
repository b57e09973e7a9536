import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { SharingScope } from './facts.repository.js';
import { loadUnitText, sealSnapshot } from './unit-text.js';

/**
 * A party that comes to read a unit has its raw rows from that moment on (POLICY P30): what it starts from is the text as
 * it stands then, without what was deleted. Call it in the transaction that stored the audience, which holds the units.
 */
export async function openFloors(at: SharingScope, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return;
  const bare = await at.sql.query<{ id: UnitId }>(
    'select f.id from floors_bare($1) f join live_load(f.id) l on not case_erased(l.case_id)',
    [unitIds],
  );
  for (const { id } of bare) await writeFloor(at, id);
}

/** Writes the present text of each unit as its newest snapshot. Call it with the units held, before they stand still. */
export async function settleTexts(at: SharingScope, unitIds: readonly UnitId[]): Promise<void> {
  for (const id of unitIds) await writeFloor(at, id);
}

async function writeFloor(at: SharingScope, id: UnitId): Promise<void> {
  const text = await loadUnitText(at, id);
  if (!text) return;
  const { caseId, gen, seq } = text;
  // A fresh document with garbage collection, loaded and encoded anew: deleted text is not in it (realtime, fact 4).
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => text.updates.forEach((update) => Y.applyUpdate(doc, update)));
  const state = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  const sealed = await sealSnapshot(at, { caseId, id, gen, seq }, state);
  await at.sql.query('select snapshot_store($1, $2, $3, $4)', [id, gen, seq, sealed]);
}
