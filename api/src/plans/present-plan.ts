import type { UnitId } from '@soulad/shared/ids';
import { PLAN_HEADINGS } from '@soulad/shared/workflow';
import type { RequestContext } from '../platform/context.js';
import { addsTo, type Manifest, mayAdd, presentRecord, type UnitView } from '../records/index.js';
import { answersForCase, type PartyMarkView } from '../sharing/index.js';
import { mayDescribe } from './describe-item.js';
import { declinePlace } from './plan-detail.js';
import { itemFaults, type PlanItem, planItems } from './plan-items.js';
import { convenerOf } from './plan-place.js';
import type { PlanItemView, PlanMayView, PlanSourceView, PlanView } from './plan.graphql.js';
import { reviewOf } from './plan.repository.js';
import { sourcesOf } from './plan-traces.js';

type Laid = Omit<PlanView, 'familyName' | 'fileMark'>;

/** A plan for one viewer: the only presenter of plans; its texts come from that of records. */
export async function presentPlan(ctx: RequestContext, manifest: Manifest, asParty?: PartyMarkView): Promise<Laid> {
  const { record, seats, marks } = manifest;
  const way = asParty ? ({ way: 'preview', action: 'plan.readAs', asParty } as const) : READ;
  const view = await presentRecord(ctx, manifest, way);
  const units = new Map(view.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit] as const)));
  const items = await planItems(ctx, manifest);
  const sources = await sourcesOf(
    ctx,
    items.map(({ unit }) => unit.id),
    asParty?.partyId,
  );
  const shown = { manifest, units, sources, convener: await convenerOf(ctx, manifest), own: asParty === undefined };
  return {
    ...{ caseId: record.caseId, recordId: record.id, state: record.state, asParty: asParty ?? null, now: ctx.now },
    myPartyIds: seats.filter((seat) => !seat.emergency).map((seat) => seat.partyId),
    parties: [...marks.values()],
    reviewOn: await reviewOf(ctx, record.id),
    items: (await Promise.all(items.map((item) => presentItem(ctx, item, shown)))).flat(),
    may: mayHere(manifest, asParty === undefined),
  };
}

const READ = { way: 'projection', action: 'plan.read' } as const;

function mayHere(manifest: Manifest, own: boolean): PlanMayView {
  const open = own && mayAdd(manifest);
  return {
    open: false,
    add: PLAN_HEADINGS.filter((heading) => open && addsTo(manifest, heading)),
    propose: PLAN_HEADINGS.filter((heading) => open && !addsTo(manifest, heading)),
    setReview: open && manifest.seats.some(answersForCase),
  };
}

interface Shown {
  readonly manifest: Manifest;
  readonly units: ReadonlyMap<UnitId, UnitView>;
  readonly sources: ReadonlyMap<UnitId, PlanSourceView>;
  readonly convener: string;
  /** Not as another party gets it. */
  readonly own: boolean;
}

async function presentItem(ctx: RequestContext, item: PlanItem, shown: Shown): Promise<PlanItemView[]> {
  const { manifest, own } = shown;
  const { unit, kind, heading, number, detail, row } = item;
  const view = shown.units.get(unit.id);
  if (!view) return [];
  const marks = (ids: readonly string[]): PartyMarkView[] =>
    [...manifest.marks.values()].filter(({ partyId }) => ids.includes(partyId));
  const sits = (party: string | null): boolean =>
    manifest.seats.some((seat) => seat.partyId === party && !seat.emergency);
  const stake = {
    ...{ originator: sits(unit.authorParty), scribe: sits(unit.scribeParty) },
    convener: manifest.seats.some(answersForCase),
  };
  const proposed = unit.state === 'draft' && unit.scribeParty === shown.convener && !unit.awaitsAcceptance;
  const { parents, checker, indicator, now, target, from, until, proof, criterion, plain, progress, progressNote } =
    detail;
  return [
    {
      ...{ unitId: unit.id, unit: view, kind, heading, number, parents, indicator, now, target, from, until },
      ...{ proof, criterion, plain, progress, progressNote, responsible: marks(item.responsible) },
      checker: (checker && manifest.marks.get(checker)) || null,
      proposal: proposed ? (row.declined ? 'declined' : 'open') : null,
      declineReason: proposed ? await declineReasonOf(ctx, item, manifest) : null,
      source: shown.sources.get(unit.id) ?? null,
      faults: own && stake.convener ? itemFaults(item) : [],
      may: {
        describe: own && mayDescribe(manifest, unit, stake),
        answer: own && proposed && !row.declined && stake.convener && stake.scribe && mayAdd(manifest),
        evaluate: own && kind === 'measure' && unit.state === 'shared' && stake.convener && mayAdd(manifest),
      },
    },
  ];
}

async function declineReasonOf(
  ctx: RequestContext,
  { unit, row }: PlanItem,
  { record }: Manifest,
): Promise<string | null> {
  if (row.declineReason === null) return null;
  return (await ctx.open(record.caseId, declinePlace(unit.id), row.declineReason)).toString('utf8');
}
