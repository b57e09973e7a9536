import type { PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { type PlanItem, planItems, reviewOf } from '../plans/index.js';
import { type Manifest, manifestForCopy, presentForCopy, type UnitView } from '../records/index.js';
import { cleanText, linesFrom } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, readerOf, recordOf } from './copy-order.js';
import type { CopyUnit, Fact } from './document.js';
import { copiedUnit, FORMAL_NOTE, OWN_NOTE, sectionsOf } from './document-of-minutes.js';
import { paperHead } from './paper-head.js';
import { withheldParts } from './withheld-parts.js';
import { dateWords, PLAN_WORDS, PROGRESS_WORDS } from './words.js';

/** A plan read for one recipient. */
export interface ReadPlan {
  readonly manifest: Manifest;
  readonly items: ReadonlyMap<UnitId, PlanItem>;
}

/** The family plan as its recipient reads it: items under the recipient's own numbers, with what is said of them. */
export async function documentOfPlan(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const plan = await readPlan(ctx, order);
  const record = await presentForCopy(ctx, plan.manifest);
  const { document } = await paperHead(ctx, order, null);
  const withheld = order.formal ? await withheldParts(ctx, order) : [];
  const unitOf = (unit: UnitView, number: string): CopyUnit => unitOfPlan(plan, unit, number);
  return {
    document: {
      ...document,
      facts: await factsOfPlan(ctx, order, document.fileMark),
      sections: sectionsOf(record, withheld, unitOf),
      notes: [order.formal ? FORMAL_NOTE : OWN_NOTE],
    },
    units: copied(plan.manifest),
  };
}

/** The plan in plain words: what was written for the family, and of goals and measures the sentence meant for it. */
export async function documentOfFamilyPlan(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const plan = await readPlan(ctx, order);
  const record = await presentForCopy(ctx, plan.manifest);
  const { document } = await paperHead(ctx, order, null);
  const inPlain = (unit: UnitView): boolean => {
    const item = plan.items.get(unit.id);
    return item?.kind === 'family' || (item !== undefined && item.detail.plain !== '');
  };
  const kept = record.sections.map((section) => ({ ...section, units: section.units.filter(inPlain) }));
  const unitOf = (unit: UnitView, number: string): CopyUnit => plainItem(plan, unit, number);
  return {
    document: {
      ...document,
      facts: await factsOfPlan(ctx, order, document.fileMark),
      sections: sectionsOf({ ...record, sections: kept }, [], unitOf),
      notes: [OWN_NOTE],
    },
    units: copied(plan.manifest).filter(({ unitId }) =>
      kept.some(({ units }) => units.some(({ id }) => id === unitId)),
    ),
  };
}

async function readPlan(ctx: RequestContext, order: CopyOrder): Promise<ReadPlan> {
  const manifest = await manifestForCopy(ctx, recordOf(order), readerOf(order));
  const items = await planItems(ctx, manifest);
  return { manifest, items: new Map(items.map((item) => [item.unit.id, item])) };
}

async function factsOfPlan(ctx: RequestContext, order: CopyOrder, fileMark: string): Promise<Fact[]> {
  const review = await reviewOf(ctx, recordOf(order));
  return [
    { name: 'Spisová značka', value: fileMark },
    ...(review === null ? [] : [{ name: 'Společné vyhodnocení', value: dateWords(review) }]),
  ];
}

function copied({ sections }: Manifest): { unitId: UnitId; gen: number }[] {
  return sections.flatMap(({ units }) => units.map(({ id, gen }) => ({ unitId: id, gen })));
}

function nameOf({ kind, number }: PlanItem): string {
  return number === null ? PLAN_WORDS[kind] : `${PLAN_WORDS[kind]}\u00a0${number}`;
}

/** An item under its number in the plan, with what is said of it. */
export function unitOfPlan(plan: ReadPlan, unit: UnitView, number: string): CopyUnit {
  const base = copiedUnit(unit, number);
  const item = plan.items.get(unit.id);
  if (item === undefined) return base;
  const by = cleanText([unit.authorParty.label, unit.authorNote].filter(Boolean).join(', '));
  return { ...base, number: nameOf(item), by, facts: [...factsOfItem(plan, item), ...base.facts] };
}

function factsOfItem({ manifest, items }: ReadPlan, { detail, responsible, kind }: PlanItem): Fact[] {
  const label = (party: PartyId | null): string => (party === null ? '' : (manifest.marks.get(party)?.label ?? ''));
  const parents = detail.parents.flatMap((id) => items.get(id) ?? []).map(nameOf);
  const facts: Readonly<Record<string, string>> = {
    'Vychází z': parents.join(', '),
    Ukazatel: detail.indicator,
    Nyní: detail.now,
    'Má být': detail.target,
    Odpovídá: responsible.map(label).filter(Boolean).join(', '),
    Od: detail.from === null ? '' : dateWords(detail.from),
    Do: detail.until === null ? '' : dateWords(detail.until),
    Kontroluje: label(detail.checker),
    Doklad: detail.proof,
    'Splněno, když': detail.criterion,
    Stav: kind === 'measure' ? PROGRESS_WORDS[detail.progress] : '',
    'K průběhu': detail.progressNote,
  };
  return Object.entries(facts)
    .map(([name, value]) => ({ name, value: cleanText(value) }))
    .filter(({ value }) => value.trim() !== '');
}

/** The plain sentence in the place of the text; who does it and until when, for a family asks that first. */
function plainItem(plan: ReadPlan, unit: UnitView, number: string): CopyUnit {
  const item = plan.items.get(unit.id);
  const whole = copiedUnit(unit, number);
  if (item === undefined || item.kind === 'family') return { ...whole, by: '' };
  const lines = linesFrom(item.detail.plain).filter((line) => line.trim() !== '');
  const wanted = new Set(['Odpovídá', 'Do']);
  return {
    ...{ number: nameOf(item), by: '' },
    blocks: lines.map((text) => ({ kind: 'paragraph', runs: [{ text, marks: [] }] })),
    facts: factsOfItem(plan, item).filter(({ name }) => wanted.has(name)),
  };
}
