import { generationOf, readContent, unitFragment, type UnitContent } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, RecordId, UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { requireReason } from '../records/index.js';
import { loadUnitText, openReason, recomputeAudience, sealReason, sealSnapshot } from '../sharing/index.js';
import { heldMinutes } from './known-minutes.js';
import { announceMinutes, stepReasonPlace } from './step-minutes.js';

/**
 * [W13] Begins a new version out of closed minutes: its passages say what the closed ones say, as units of their own with
 * the same labels and decisions. The closed version stays as it is, with those who read it.
 * @param reason 1 to 2 000 characters; kept sealed
 * @returns the record of the new version
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case and they are closed; BAD_INPUT;
 *   CONFLICT when somebody was faster
 */
export async function correctMinutes(ctx: RequestContext, recordId: RecordId, reason: string): Promise<RecordId> {
  const words = requireReason(reason);
  const known = await heldMinutes(ctx, recordId);
  const { row, manifest } = known;
  const { caseId } = manifest.record;
  if (row.state !== 'closed' || row.superseded || (await isClosed(ctx, caseId)))
    throw new ProductError('FORBIDDEN_STEP');
  const next = freshId<RecordId>(ctx.ids);
  const id = ctx.ids.uuid();
  const sealed = await ctx.seal(caseId, stepReasonPlace(id), Buffer.from(words, 'utf8'));
  const pairs = await ctx.sql.query<{ was: UnitId; becomes: UnitId }>(
    'select was, becomes from minutes_correct($1, $2, $3, $4)',
    [...[id, recordId, next, sealed]],
  );
  for (const { was, becomes } of pairs) {
    await copyText(ctx, { caseId, was, becomes });
    await copyDecisions(ctx, caseId, becomes);
  }
  await recomputeAudience(ctx, caseId);
  await announceMinutes(ctx, known);
  const detail = { next, version: row.version + 1, conference: manifest.record.conferenceId };
  ctx.audit({ action: 'minutes.correct', caseId, objectType: 'record', objectId: recordId, detail });
  return next;
}

async function isClosed(ctx: RequestContext, caseId: CaseId): Promise<boolean> {
  const [file] = await ctx.sql.query<{ state: string }>('select state from case_file where id = $1', [caseId]);
  return file?.state === 'closed';
}

// Past every right, for making and never for answering: a passage that the caller does not read goes over as well.
async function copyText(
  ctx: RequestContext,
  { caseId, was, becomes }: { readonly caseId: CaseId; readonly was: UnitId; readonly becomes: UnitId },
): Promise<void> {
  const text = await loadUnitText(ctx, was);
  if (!text) throw new ProductError('UNAVAILABLE');
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => text.updates.forEach((update) => Y.applyUpdate(doc, update)));
  const content: UnitContent = readContent(unitFragment(doc, was, text.gen));
  doc.destroy();
  const at = { caseId, id: becomes, gen: 1, seq: 0 };
  const state = await sealSnapshot(ctx, at, generationOf({ unitId: becomes, gen: 1, content }));
  await ctx.sql.query('select correction_text($1, $2)', [becomes, state]);
}

async function copyDecisions(ctx: RequestContext, caseId: CaseId, unitId: UnitId): Promise<void> {
  const decisions = await ctx.sql.query<{ id: string; reason: Buffer }>(
    'select id, reason from correction_decisions($1) order by id',
    [unitId],
  );
  for (const { id, reason } of decisions) {
    const fresh = ctx.ids.uuid();
    const sealed = await sealReason(ctx, caseId, fresh, await openReason(ctx, caseId, id, reason));
    await ctx.sql.query('select correction_decide($1, $2, $3, $4)', [fresh, unitId, id, sealed]);
  }
}
