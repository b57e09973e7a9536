import { ProductError } from '@soulad/shared/errors';
import type { CaseId, CopyId, PartyId, RecordId } from '@soulad/shared/ids';
import type { AttendeeView } from '../minutes/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, wordFrom } from '../platform/input.js';
import { insertCopy, unfinishedOf } from './copies.repository.js';
import type { AskCopyInput } from './copy.graphql.js';
import { canSetPdf } from './can-set-pdf.js';
import { type Choices, choicesFor, type CopyPlace, placeOf } from './copy-choices.js';
import type { CopyOrder } from './copy-order.js';
import type { CopyFormat } from './render/main.js';
import { COPY_FORMATS, type CopyKind, PDF_STANDARDS } from './words.js';

/** Copies that one person has in the making at once. */
const MOST_UNFINISHED = 3;

/**
 * Asks for a copy [W60]: the own one, or by the convener one for another party. Nothing is read or noted as handed out yet.
 * @throws ProductError NOT_FOUND, BAD_INPUT for a kind that is not offered, FORBIDDEN_STEP for a formal copy of a record
 * that is not closed, RATE_LIMITED with three in the making, NO_TYPESETTER for PDF where it cannot be made
 */
export async function askCopy(ctx: RequestContext, input: AskCopyInput): Promise<CopyOrder> {
  const place = copyPlace(input.recordId, input.caseId);
  const choices = await choicesFor(ctx, place);
  const kind = wordFrom(choices.kinds, input.kind);
  const format = formatOf(kind, input.format);
  const attendee = kind === 'certificate' ? attendeeIn(choices, input.attendanceId) : undefined;
  const wanted =
    attendee?.party.partyId ?? (given(input.partyId) ? idFrom<PartyId>(input.partyId) : choices.own.partyId);
  const own = choices.own.partyId === wanted || (attendee !== undefined && choices.mine.includes(wanted));
  if (!own && !choices.others.some((party) => party.partyId === wanted)) throw new ProductError('NOT_FOUND');
  const formal = input.formal === true;
  if (formal && (own || !choices.closed)) throw new ProductError('FORBIDDEN_STEP');
  const order: CopyOrder = {
    ...{ id: freshId<CopyId>(ctx.ids), caseId: choices.caseId, partyId: wanted, own, kind, format, formal },
    recordId: 'recordId' in place ? place.recordId : null,
    attendanceId: attendee?.id ?? null,
    standard: format === 'package' ? 'a-2a' : wordFrom(PDF_STANDARDS, input.standard ?? 'ua-1'),
  };
  if ((await unfinishedOf(ctx)) >= MOST_UNFINISHED) throw new ProductError('RATE_LIMITED', { retryAfterMs: 5000 });
  await insertCopy(ctx, order);
  ctx.audit({ ...copyEvent(order), action: 'copy.ask' });
  return order;
}

/** A record or a case, whichever is named. @throws ProductError BAD_INPUT for both and for none */
export function copyPlace(recordId: string | null | undefined, caseId: string | null | undefined): CopyPlace {
  if (given(recordId) === given(caseId)) throw new ProductError('BAD_INPUT');
  return given(recordId) ? { recordId: idFrom<RecordId>(recordId) } : { caseId: idFrom<CaseId>(caseId ?? '') };
}

/** A certificate is for an employer, not for a records system: it says nothing of the file. */
function formatOf(kind: CopyKind, input: string): CopyFormat {
  const format = wordFrom(COPY_FORMATS, input);
  if (kind === 'certificate' && format === 'package') throw new ProductError('BAD_INPUT');
  if (format !== 'docx' && !canSetPdf()) throw new ProductError('NO_TYPESETTER');
  return format;
}

function attendeeIn({ attendees }: Choices, id: string | null | undefined): AttendeeView {
  const wanted = id ?? '';
  const attendee = attendees.find((one) => one.id === wanted);
  if (attendee === undefined) throw new ProductError('NOT_FOUND');
  return attendee;
}

/** What every audit row about a copy says; it is told to whoever may know of the record. */
export function copyEvent({ id, caseId, recordId, partyId, kind, format, formal }: CopyOrder): {
  readonly caseId: CopyOrder['caseId'];
  readonly objectType: string;
  readonly objectId: string;
  readonly detail: Readonly<Record<string, string | boolean>>;
} {
  return {
    caseId,
    ...placeOf(caseId, recordId),
    detail: { copy: id, party: partyId, kind, format, formal },
  };
}
