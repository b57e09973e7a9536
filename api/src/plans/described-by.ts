import { ProductError } from '@soulad/shared/errors';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { PlanItemKind } from '@soulad/shared/workflow';
import { given, idFrom, idsFrom, optionalTextFrom } from '../platform/input.js';
import type { Manifest } from '../records/index.js';
import { NOTHING_SAID, type PlanDetail } from './plan-detail.js';
import type { PlanItem } from './plan-items.js';
import type { PlanFieldsInput } from './plan.graphql.js';

const MAX_FIELD = 500;
const MAX_PARENTS = 20;
const PARENT_OF: Partial<Record<PlanItemKind, PlanItemKind>> = { goal: 'cause', measure: 'goal' };

interface Described {
  readonly manifest: Manifest;
  /** What the caller sees of the plan. */
  readonly items: readonly PlanItem[];
  readonly kind: PlanItemKind;
  /** As stored, what the caller may not see of it included; undefined for a new item. */
  readonly detail: PlanDetail | undefined;
}

/**
 * The fields after a change: a field left out stays. A reference that the caller cannot see is not the caller's to take
 * out, so it stays too.
 * @throws ProductError NOT_FOUND for an item or party that the caller may not know of; BAD_INPUT
 */
export function describedBy(item: Described, fields: PlanFieldsInput): PlanDetail {
  const before = item.detail ?? NOTHING_SAID;
  const text = (value: string | null | undefined, old: string): string =>
    value === undefined ? old : optionalTextFrom(value, MAX_FIELD);
  const day = (value: string | null | undefined, old: string | null): string | null =>
    value === undefined ? old : value;
  const next = {
    ...before,
    parents: fields.parents === undefined ? before.parents : parentsIn(item, before, fields.parents ?? []),
    indicator: text(fields.indicator, before.indicator),
    now: text(fields.now, before.now),
    target: text(fields.target, before.target),
    from: day(fields.from, before.from),
    until: day(fields.until, before.until),
    checker: fields.checker === undefined ? before.checker : checkerIn(item, before, fields.checker),
    proof: text(fields.proof, before.proof),
    criterion: text(fields.criterion, before.criterion),
    plain: text(fields.plain, before.plain),
  };
  if (next.from !== null && next.until !== null && next.from > next.until) throw new ProductError('BAD_INPUT');
  return next;
}

function parentsIn({ items, kind }: Described, before: PlanDetail, wanted: readonly string[]): readonly UnitId[] {
  const seen = new Map(items.map((one) => [one.unit.id, one.kind]));
  const ids = idsFrom<UnitId>(wanted, MAX_PARENTS);
  if (ids.some((id) => !seen.has(id))) throw new ProductError('NOT_FOUND');
  if (ids.some((id) => seen.get(id) !== PARENT_OF[kind])) throw new ProductError('BAD_INPUT');
  return [...ids, ...before.parents.filter((id) => !seen.has(id))];
}

function checkerIn({ manifest }: Described, before: PlanDetail, wanted: string | null): PartyId | null {
  if (!given(wanted)) return before.checker !== null && !manifest.marks.has(before.checker) ? before.checker : null;
  const party = idFrom<PartyId>(wanted);
  if (!manifest.marks.has(party)) throw new ProductError('NOT_FOUND');
  return party;
}
