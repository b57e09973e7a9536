import { ProductError } from '@soulad/shared/errors';
import { parseId, type UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { changedUnit, type UnitChange } from '../sharing/index.js';
import { mayAdd } from './read-manifest.js';
import { requireSubjects } from './require-subjects.js';
import { requireStep, unitStep } from './unit-step.js';
import { newcomers, widenTo } from './widen-unit.js';

const MAX_PEOPLE = 50;

/**
 * Changes what is said of a unit: category, kind, subjects, whom a measure is for, read out or not. The audience follows.
 * [I5] Of a shared unit, only the party it came from may say something that widens the audience. [P38] Whom the caller may
 * not know of stays in it.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function relabelUnit(ctx: RequestContext, unitId: UnitId, change: UnitChange): Promise<void> {
  const people = [...(change.subjects ?? []), ...(change.responsible ?? [])];
  if (people.length > MAX_PEOPLE || people.some((id) => !parseId(id))) throw new ProductError('BAD_INPUT');
  await unitStep(ctx, unitId, 'unit.relabel', async ({ unit, manifest, stake }) => {
    const shared = unit.state === 'shared';
    requireStep(
      mayAdd(manifest) &&
        unit.state !== 'withdrawn' &&
        (stake.originator || (stake.scribe && !shared) || (stake.convener && shared)),
    );
    if ((change.responsible ?? []).some((party) => !manifest.marks.has(party))) throw new ProductError('NOT_FOUND');
    const added = (change.subjects ?? []).filter((id) => !unit.subjects.includes(id));
    await requireSubjects(ctx, manifest, added);
    const next = changedUnit(stake.unit, change, { persons: new Set(unit.subjects), parties: manifest.marks });
    if (shared && !stake.originator) requireStep(newcomers(stake.facts, stake.unit, next).length === 0);
    await widenTo(ctx, stake, next);
    await ctx.sql.query(
      'update unit set category = $2, kind = $3, subjects = $4, responsible = $5, read_out = $6 where id = $1',
      [unitId, next.category, next.kind, next.subjects, next.responsible, next.readOut],
    );
    await announce(ctx, { kind: 'manifest', recordId: manifest.record.id });
    return { before: unit.category, category: next.category };
  });
}
