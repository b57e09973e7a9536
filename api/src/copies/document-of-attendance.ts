import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { manifestForCopy } from '../records/index.js';
import { type CopyOrder, type DrawnCopy, readerOf, recordOf } from './copy-order.js';
import { attendanceTable, paperHead } from './paper-head.js';

const NOTE = 'Listina obsahuje jen účastníky, o kterých její příjemce smí vědět.';

/**
 * Who was at the meeting, with a line to sign on for everybody who was in the room.
 * @throws ProductError NOT_FOUND when no part of the meeting is for the recipient
 */
export async function documentOfAttendance(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const { record } = await manifestForCopy(ctx, recordOf(order), readerOf(order));
  const { document, conference } = await paperHead(ctx, order, record.conferenceId);
  if (conference === undefined) throw new ProductError('NOT_FOUND');
  const tables = attendanceTable(conference, true);
  const present = conference.sittings
    .flatMap((sitting) => sitting.attendance)
    .filter(({ mode, inAt }) => mode === 'in_person' && inAt !== null);
  const signatures = [...new Set(present.map((one) => one.displayName))];
  return { document: { ...document, tables, notes: [NOTE], signatures }, units: [] };
}
