import { ProductError } from '@soulad/shared/errors';
import {
  CLOCK_KINDS,
  type ClockKind,
  type ClockUnit,
  clockRule,
  isClockKind,
  mayOverride,
} from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { given, wordFrom } from '../platform/input.js';
import type { ClockLimitInput, ClockRuleView } from './clock.graphql.js';

const UNITS = ['months', 'days', 'workingDays', 'hours'] as const satisfies readonly ClockUnit[];

/** The terms as the caller's authority counts them. */
export async function clockRules(ctx: RequestContext): Promise<ClockRuleView[]> {
  const rows = await ctx.sql.query<{ kind: string; unit: string; n: number }>(
    'select kind, unit, n from clock_limit where agency_id = $1 and n is not null',
    [ctx.agencyId],
  );
  return CLOCK_KINDS.map((kind) => {
    const { limit, basis, strength } = clockRule(kind);
    const own = rows.find((row) => row.kind === kind);
    const { unit, n } = own ?? limit;
    return { kind, unit, n, basis, strength, own: own !== undefined, maySet: ctx.role === 'head' };
  });
}

/**
 * [W53] The head of an authority sets a term for it, or takes the table's back.
 * @throws ProductError FORBIDDEN_STEP unless the caller heads it; BAD_INPUT for a term that would be longer than the law's
 */
export async function setClockLimit(ctx: RequestContext, input: ClockLimitInput): Promise<void> {
  if (ctx.role !== 'head' || ctx.agencyId === null) throw new ProductError('FORBIDDEN_STEP');
  const { kind } = input;
  if (!isClockKind(kind)) throw new ProductError('BAD_INPUT');
  if (given(input.unit) && given(input.n)) {
    const own = { unit: wordFrom(UNITS, input.unit), n: input.n };
    if (!mayOverride(kind, own)) throw new ProductError('BAD_INPUT');
    await store(ctx, kind, own);
  } else await store(ctx, kind, { unit: null, n: null });
  ctx.audit({
    ...{ action: 'clock.setLimit', caseId: null, objectType: 'agency', objectId: ctx.agencyId, rule: 'W53' },
    detail: { kind, unit: input.unit ?? null, n: input.n ?? null },
  });
}

async function store(
  ctx: RequestContext,
  kind: ClockKind,
  { unit, n }: { readonly unit: ClockUnit | null; readonly n: number | null },
): Promise<void> {
  await ctx.sql.query(
    `insert into clock_limit (agency_id, kind, unit, n, set_by) values ($1, $2, $3, $4, $5)
       on conflict (agency_id, kind) do update set unit = excluded.unit, n = excluded.n, set_by = excluded.set_by`,
    [ctx.agencyId, kind, unit, n, ctx.userId],
  );
}
