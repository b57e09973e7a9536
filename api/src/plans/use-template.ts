import type { RecordId, UnitId } from '@soulad/shared/ids';
import { planKindOf } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { wordFrom } from '../platform/input.js';
import { addPlanItem } from './add-item.js';
import { PLAN_TEMPLATES, TEMPLATE_KEYS, TEMPLATE_LOCALES } from './plan-templates.js';

/**
 * Begins the items of a template as drafts: goals of its cause, measures of its goal. Nothing of it is on the table yet.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function useTemplate(
  ctx: RequestContext,
  recordId: RecordId,
  template: string,
  locale: string,
): Promise<void> {
  const items = PLAN_TEMPLATES[wordFrom(TEMPLATE_KEYS, template)][wordFrom(TEMPLATE_LOCALES, locale)];
  const last = new Map<string, UnitId>();
  for (const { heading, text, ...fields } of items) {
    const kind = planKindOf(heading);
    const parent = last.get(kind === 'goal' ? 'cause' : 'goal');
    const parents = parent === undefined || kind === 'cause' ? [] : [parent];
    const unitId = await addPlanItem(ctx, { recordId, heading, text, fields: { ...fields, parents } });
    if (kind) last.set(kind, unitId);
  }
}
