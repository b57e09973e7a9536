import type { PartyId, RecordId } from '@soulad/shared/ids';
import {
  type CheckedUnit,
  MINUTES_QUESTIONS,
  type MinutesQuestion,
  type MinutesQuestionRule,
  questionsOf,
} from '@soulad/shared/workflow';
import { ProductError } from '@soulad/shared/errors';
import type { RequestContext } from '../platform/context.js';
import { wordFrom } from '../platform/input.js';
import { type Manifest, type ManifestUnit, requireReason, unitIn } from '../records/index.js';
import { caseFacts, lockCase, type SharingFacts } from '../sharing/index.js';
import { visibleComments } from '../talk/index.js';
import type { UnitId } from '@soulad/shared/ids';
import { convenedMinutes, type KnownMinutes } from './known-minutes.js';
import type { MinutesQuestionView } from './minutes.graphql.js';
import { askedUnits, waiversOf } from './minutes.repository.js';

/** Where the sealed reason of a waiver belongs. */
const reasonPlace = (recordId: RecordId, unitId: UnitId, rule: string): string =>
  `minutes_waiver|reason|${recordId}|${unitId}|${rule}`;

/**
 * [W9] What is to be decided before the minutes go out, for whoever checks their labels. It is made of what the caller
 * reads and of nothing else.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case
 */
export async function readQuestions(ctx: RequestContext, recordId: RecordId): Promise<MinutesQuestionView[]> {
  const known = await convenedMinutes(ctx, recordId);
  const { caseId } = known.manifest.record;
  const waivers = await waiversOf(ctx, recordId);
  const views: MinutesQuestionView[] = [];
  for (const question of await allQuestions(ctx, known)) {
    const { unitId, rule, suggested } = question;
    const waiver = waivers.find((one) => one.unitId === unitId && one.rule === rule);
    const unit = unitIn(known.manifest, unitId);
    const party = known.manifest.marks.get(unit.authorParty);
    if (!party) continue;
    const words = waiver && (await ctx.open(caseId, reasonPlace(recordId, unitId, rule), waiver.reason));
    views.push({
      ...{ unitId, rule, suggested, party, category: unit.category, ordinal: ordinalOf(known.manifest, unitId) },
      waivedFor: words?.toString('utf8') ?? null,
    });
  }
  ctx.audit({ action: 'minutes.questions', caseId, objectType: 'record', objectId: recordId });
  return views;
}

/** Questions that are neither answered nor waved through. */
export async function openQuestions(ctx: RequestContext, known: KnownMinutes): Promise<readonly MinutesQuestion[]> {
  const waivers = await waiversOf(ctx, known.row.recordId);
  return (await allQuestions(ctx, known)).filter(
    ({ unitId, rule }) => !waivers.some((one) => one.unitId === unitId && one.rule === rule),
  );
}

/**
 * Lets one question pass, with a reason.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP for a question that is not asked, or while nothing is checked; BAD_INPUT;
 *   CONFLICT when it was waved through already
 */
export async function waiveQuestion(
  ctx: RequestContext,
  recordId: RecordId,
  waiver: { readonly unitId: UnitId; readonly rule: string; readonly reason: string },
): Promise<void> {
  const words = requireReason(waiver.reason);
  const rule = wordFrom<MinutesQuestionRule>(MINUTES_QUESTIONS, waiver.rule);
  const { manifest } = await convenedMinutes(ctx, recordId);
  const { caseId } = manifest.record;
  await lockCase(ctx, caseId);
  const known = await convenedMinutes(ctx, recordId);
  unitIn(known.manifest, waiver.unitId);
  const asked = (await allQuestions(ctx, known)).some((one) => one.unitId === waiver.unitId && one.rule === rule);
  if (known.row.state !== 'in-review' || !asked) throw new ProductError('FORBIDDEN_STEP');
  if ((await waiversOf(ctx, recordId)).some((one) => one.unitId === waiver.unitId && one.rule === rule))
    throw new ProductError('CONFLICT');
  const sealed = await ctx.seal(caseId, reasonPlace(recordId, waiver.unitId, rule), Buffer.from(words, 'utf8'));
  await ctx.sql.query(
    'insert into minutes_waiver (record_id, unit_id, rule, reason, by_user) values ($1, $2, $3, $4, $5)',
    [recordId, waiver.unitId, rule, sealed, ctx.userId],
  );
  ctx.audit({ action: 'minutes.waive', caseId, objectType: 'unit', objectId: waiver.unitId, detail: { rule } });
}

/** Number of a passage as the viewer counts. */
export function ordinalOf(manifest: Manifest, unitId: UnitId): string {
  const section = manifest.sections.findIndex(({ units }) => units.some(({ id }) => id === unitId));
  const at = manifest.sections[section]?.units.findIndex(({ id }) => id === unitId) ?? -1;
  return `${section + 1}.${at + 1}`;
}

async function allQuestions(ctx: RequestContext, { manifest, own }: KnownMinutes): Promise<readonly MinutesQuestion[]> {
  const { rows } = await visibleComments(ctx, manifest);
  const talks = new Set(
    rows
      .filter((row) => row.threadId === null && row.resolvedAt === null && row.body !== null)
      .map((row) => row.unitId),
  );
  const asked = await askedUnits(ctx, own);
  const facts = await caseFacts(ctx, manifest.record.caseId);
  return manifest.sections.flatMap(({ units, defaultCategory }) =>
    units.flatMap((unit) => questionsOf(checked(unit, { defaultCategory, manifest, facts, talks, asked }), own)),
  );
}

interface Around {
  readonly defaultCategory: ManifestUnit['category'];
  readonly manifest: Manifest;
  readonly facts: SharingFacts;
  readonly talks: ReadonlySet<UnitId>;
  readonly asked: ReadonlySet<UnitId>;
}

function checked(unit: ManifestUnit, { defaultCategory, manifest, facts, talks, asked }: Around): CheckedUnit {
  const { id, state, category, kind, authorParty, awaitsAcceptance } = unit;
  const told = facts.units.find((one) => one.id === id);
  return {
    ...{ id, state, category, kind, authorParty, awaitsAcceptance },
    authorType: manifest.marks.get(authorParty)?.type ?? null,
    // Whom it is about as the viewer sees it: a person who is hidden from the viewer is nobody here.
    subjects: unit.subjects.length,
    responsible: (told?.responsible ?? []).filter((party) => manifest.marks.has(party)).length,
    sectionCategory: defaultCategory,
    openTalk: talks.has(id),
    asked: asked.has(id),
    released: category !== null && isReleased(facts, authorParty, category),
  };
}

function isReleased({ releases, now }: SharingFacts, party: PartyId, category: string): boolean {
  return releases.some(
    (one) =>
      one.releasedParty === party &&
      one.categories.some((given) => given === category) &&
      one.withdrawnAt === null &&
      one.from <= now &&
      (one.to === null || one.to > now),
  );
}
