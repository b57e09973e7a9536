import type { RequestContext } from '../platform/context.js';
import type { CopyOrder, DrawnCopy } from './copy-order.js';
import { documentOfAttendance } from './document-of-attendance.js';
import { documentOfMinutes } from './document-of-minutes.js';
import { documentOfFamilyPlan, documentOfPlan } from './document-of-plan.js';
import type { CopyKind } from './words.js';

const DRAWERS: Readonly<Record<CopyKind, (ctx: RequestContext, order: CopyOrder) => Promise<DrawnCopy>>> = {
  minutes: documentOfMinutes,
  attendance: documentOfAttendance,
  plan: documentOfPlan,
  family: documentOfFamilyPlan,
};

/** The document of a copy, computed for its recipient from what the asker may read. Notes nothing: nothing leaves by it. */
export function drawCopy(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  return DRAWERS[order.kind](ctx, order);
}
