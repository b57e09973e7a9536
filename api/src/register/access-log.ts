import { ProductError } from '@soulad/shared/errors';
import { type CaseId, parseId, type PartyId, type UnitId } from '@soulad/shared/ids';
import { assertConvenes, caseScope } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom } from '../platform/input.js';
import { partyMarks } from '../sharing/index.js';
import { passagesOf } from './passages.js';
import type { AccessEntryView, AccessFilter, AccessPageView } from './register.graphql.js';

const PAGE = 50;
const MOST_ACTIONS = 20;
/** Rule under which an emergency access reads. */
const EMERGENCY_RULE = 'P21';

interface LogRow {
  /** Microseconds since 1970. */
  readonly at: number;
  readonly actorName: string | null;
  readonly parties: readonly PartyId[] | null;
  readonly action: string;
  readonly objectType: string;
  readonly object: string | null;
  readonly rule: string | null;
}

/**
 * The audit log of a case for those who answer for it, newest first [P40]. What is kept from them too (drafts of others)
 * has left no trace in it, its number included. Reading the log is an entry of the log.
 * @param after `next` of the page before
 * @throws ProductError NOT_FOUND, FORBIDDEN_STEP for somebody who does not answer for the case, BAD_INPUT
 */
export async function accessLog(
  ctx: RequestContext,
  caseId: CaseId,
  filter: AccessFilter,
  after: string | null,
): Promise<AccessPageView> {
  assertConvenes(await caseScope(ctx, caseId));
  const rows = await ctx.sql.query<LogRow>('select * from register_log($1, $2, $3::jsonb, $4)', [
    caseId,
    after === null ? null : cursorFrom(after),
    JSON.stringify(filterFrom(filter)),
    PAGE,
  ]);
  const marks = await partyMarks(ctx, caseId);
  const units = rows.flatMap(({ objectType, object }) =>
    objectType === 'unit' ? (parseId<UnitId>(object) ?? []) : [],
  );
  const passages = await passagesOf(ctx, caseId, units);
  ctx.audit({ action: 'register.read', caseId, objectType: 'case', objectId: caseId });
  const last = rows.at(-1);
  return {
    entries: rows.map((row): AccessEntryView => {
      const [party] = (row.parties ?? []).flatMap((id) => marks.get(id) ?? []);
      const passage = row.objectType === 'unit' ? passages.get(idFrom<UnitId>(row.object)) : undefined;
      return {
        at: Math.floor(row.at / 1000),
        actorName: row.actorName ?? '',
        party: party ?? null,
        action: row.action,
        objectType: row.objectType,
        passage: passage ?? null,
        rule: row.rule,
        emergency: row.rule === EMERGENCY_RULE || row.objectType === 'emergency',
      };
    }),
    next: last && rows.length >= PAGE ? String(last.at) : null,
  };
}

function filterFrom({ partyId, unitId, actions }: AccessFilter): Record<string, unknown> {
  if (
    given(actions) &&
    (actions.length > MOST_ACTIONS || actions.some((action) => !/^[a-zA-Z]+\.[a-zA-Z]+$/.test(action)))
  )
    throw new ProductError('BAD_INPUT');
  return {
    ...(given(partyId) && { party: idFrom<PartyId>(partyId) }),
    ...(given(unitId) && { object: idFrom<UnitId>(unitId) }),
    ...(given(actions) && { actions }),
  };
}

function cursorFrom(after: string): number {
  if (!/^\d{1,16}$/.test(after)) throw new ProductError('BAD_INPUT');
  return Number(after);
}
