import { ProductError } from '@soulad/shared/errors';
import type { CopyId } from '@soulad/shared/ids';
import { caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { readManifest } from '../records/index.js';
import { type PartyMarkView, partyMarks } from '../sharing/index.js';
import { copiesOf, type CopyRow, findCopy } from './copies.repository.js';
import { type CopyPlace, placeOf } from './copy-choices.js';
import type { CopyView } from './copy.graphql.js';
import { fileName } from './file-name.js';

/** One copy as the caller may know it. @throws ProductError NOT_FOUND */
export async function readCopy(ctx: RequestContext, id: CopyId): Promise<CopyView> {
  const row = await findCopy(ctx, id);
  const [view] = row === undefined ? [] : present(ctx, [row], await partyMarks(ctx, row.caseId));
  if (view === undefined) throw new ProductError('NOT_FOUND');
  return view;
}

/**
 * Copies made of a record or of the tasks of a case, newest first [W64]: one's own, and for who answers for the case those that were handed out.
 * @throws ProductError NOT_FOUND
 */
export async function listCopies(ctx: RequestContext, place: CopyPlace): Promise<CopyView[]> {
  const recordId = 'recordId' in place ? place.recordId : null;
  const caseId = 'caseId' in place ? place.caseId : (await readManifest(ctx, place.recordId)).record.caseId;
  await caseScope(ctx, caseId);
  ctx.audit({ action: 'copy.list', caseId, ...placeOf(caseId, recordId) });
  return present(ctx, await copiesOf(ctx, caseId, recordId), await partyMarks(ctx, caseId));
}

function present(ctx: RequestContext, rows: readonly CopyRow[], marks: ReadonlyMap<string, PartyMarkView>): CopyView[] {
  return rows.flatMap(({ partyId, caseId: _case, own, attendanceId: _person, fileMark, fingerprint, size, ...row }) => {
    const party = marks.get(partyId);
    const here = row.mine && row.state === 'ready' && row.expiresAt !== null && row.expiresAt > ctx.now;
    // [W64] What a party had made for itself holds passages that who answers for the case may not read.
    const content = own && !row.mine ? { fingerprint: null, size: null } : { fingerprint, size };
    const name = here ? fileName(fileMark, row.kind, row.format) : null;
    return party ? [{ ...row, ...content, party, fileName: name }] : [];
  });
}
