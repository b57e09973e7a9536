import { canonicalJson } from '@soulad/shared/doc';
import { type PartyId, parseId, type CaseId, type UnitId } from '@soulad/shared/ids';
import { MEASURE_PROGRESS, type MeasureProgress, type PlanItemKind } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import type { HeldDetails } from '../revisions/index.js';

/** What is said of an item in fields. Whom a measure is for stands with its unit, for the sharing rules ask it (P12). */
export interface PlanDetail {
  /** Causes of a goal, goals of a measure. */
  readonly parents: readonly UnitId[];
  readonly indicator: string;
  readonly now: string;
  readonly target: string;
  readonly from: string | null;
  readonly until: string | null;
  readonly checker: PartyId | null;
  readonly proof: string;
  readonly criterion: string;
  /** The same in words for the family. */
  readonly plain: string;
  readonly progress: MeasureProgress;
  readonly progressNote: string;
}

export const NOTHING_SAID: PlanDetail = {
  ...{ parents: [], indicator: '', now: '', target: '', from: null, until: null, checker: null },
  ...{ proof: '', criterion: '', plain: '', progress: 'planned', progressNote: '' },
};

/** Where the fields of an item are sealed to: they open nowhere else. */
function detailPlace(unitId: UnitId): string {
  return `plan_item|detail|${unitId}`;
}

/** Where the words of a no to a proposal are sealed to. */
export function declinePlace(unitId: UnitId): string {
  return `plan_item|decline_reason|${unitId}`;
}

export function sealDetail(ctx: RequestContext, caseId: CaseId, unitId: UnitId, detail: PlanDetail): Promise<Buffer> {
  return ctx.seal(caseId, detailPlace(unitId), Buffer.from(canonicalJson({ ...detail }), 'utf8'));
}

/** What is said of the item; nothing, when nobody has said anything. */
export async function openDetail(
  ctx: RequestContext,
  caseId: CaseId,
  unitId: UnitId,
  sealed: Buffer | null,
): Promise<PlanDetail> {
  if (sealed === null) return NOTHING_SAID;
  const stored: unknown = JSON.parse((await ctx.open(caseId, detailPlace(unitId), sealed)).toString('utf8'));
  return decoded(stored);
}

// Decoder: only this file writes the bytes, and a field that an older build did not know is empty.
function decoded(stored: unknown): PlanDetail {
  const said = stored as Partial<Record<keyof PlanDetail, unknown>>;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const day = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    parents: Array.isArray(said.parents) ? said.parents.flatMap((id) => parseId<UnitId>(id) ?? []) : [],
    ...{ indicator: text(said.indicator), now: text(said.now), target: text(said.target) },
    ...{ from: day(said.from), until: day(said.until), checker: parseId<PartyId>(said.checker) ?? null },
    ...{ proof: text(said.proof), criterion: text(said.criterion), plain: text(said.plain) },
    progress: MEASURE_PROGRESS.find((one) => one === said.progress) ?? 'planned',
    progressNote: text(said.progressNote),
  };
}

/**
 * What is signed of an item besides its text: the fields of its kind, without how it goes, which the evaluation writes
 * after the signatures, and apart from them whom and what it names.
 */
export function signedDetail(
  item: { readonly kind: PlanItemKind; readonly heading: string; readonly responsible: readonly PartyId[] },
  detail: PlanDetail,
): HeldDetails {
  const { kind, heading } = item;
  const parents = [...detail.parents].sort();
  const { indicator, now, target, from, until, checker, proof, criterion, plain } = detail;
  switch (kind) {
    case 'goal':
      return { fields: { kind, heading, indicator, now, target, until }, references: { parents } };
    case 'measure':
      return {
        fields: { kind, heading, from, until, proof, criterion, plain },
        references: { parents, responsible: [...item.responsible].sort(), checker },
      };
    default:
      return { fields: { kind, heading }, references: {} };
  }
}
