import type { RequestContext } from '../platform/context.js';
import type { CopyOrder, DrawnCopy } from './copy-order.js';
import { documentOfAttendance } from './document-of-attendance.js';
import { documentOfCertificate } from './document-of-certificate.js';
import { documentOfMinutes } from './document-of-minutes.js';
import { documentOfOutcome } from './document-of-outcome.js';
import { documentOfFamilyPlan, documentOfPlan } from './document-of-plan.js';
import { documentOfSignoffs } from './document-of-signoffs.js';
import { documentOfTasks } from './document-of-tasks.js';
import type { CopyKind } from './words.js';

const DRAWERS: Readonly<Record<CopyKind, (ctx: RequestContext, order: CopyOrder) => Promise<DrawnCopy>>> = {
  minutes: documentOfMinutes,
  outcome: documentOfOutcome,
  attendance: documentOfAttendance,
  certificate: documentOfCertificate,
  plan: documentOfPlan,
  family: documentOfFamilyPlan,
  signoffs: documentOfSignoffs,
  tasks: documentOfTasks,
};

/** The document of a copy, computed for its recipient from what the asker may read. Notes nothing: nothing leaves by it. */
export function drawCopy(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  return DRAWERS[order.kind](ctx, order);
}
