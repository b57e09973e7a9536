import { firstGeneration, UNIT_MAX_TEXT, UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import { type CaseId, parseId, type PartyId, type SittingId, type UnitId } from '@soulad/shared/ids';
import { planKindOf, UNIT_KIND_OF } from '@soulad/shared/workflow';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { optionalTextFrom } from '../platform/input.js';
import { lockCase, recomputeUnit, sealSnapshot, sittingOf } from '../sharing/index.js';
import { rankBetween } from './rank.js';
import { type Manifest, type ManifestSection, puts, readManifest, takesMinutes } from './read-manifest.js';
import type { AddUnitInput } from './record.graphql.js';
import { requireSubjects } from './require-subjects.js';

const MAX_PEOPLE = 50;

/** Whose words it is, and who drafts them for that party. */
export interface Authorship {
  readonly author: PartyId;
  readonly scribe: PartyId | null;
  /** The author has to accept it before it is shared. */
  readonly awaits: boolean;
}

/**
 * Begins a unit as a draft of the caller's party, or, by the minute taker of a live conference, of another party, which
 * then has to accept it. Nobody else sees a draft.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function addUnit(ctx: RequestContext, input: AddUnitInput): Promise<UnitId> {
  const manifest = await readManifest(ctx, input.recordId);
  const section = manifest.sections.find((one) => one.id === input.sectionId);
  if (!section) throw new ProductError('NOT_FOUND');
  if (!puts(manifest, input.kind ?? 'fact', section.heading)) throw new ProductError('FORBIDDEN_STEP');
  const authorship = authorshipOf(manifest, input.authorPartyId ?? null);
  if (authorship.scribe !== null && input.mode === 'joint') throw new ProductError('BAD_INPUT');
  return draftUnit(ctx, manifest, { ...input, ...kindIn(section.heading) }, authorship);
}

/**
 * Begins a draft for an author named by another verb, which has asked whether the caller may do that.
 * @throws ProductError NOT_FOUND, BAD_INPUT
 */
export async function draftUnit(
  ctx: RequestContext,
  manifest: Manifest,
  input: AddUnitInput,
  authorship: Authorship,
): Promise<UnitId> {
  const text = input.text ?? '';
  const people = [...(input.subjects ?? []), ...(input.coAuthorIds ?? []), ...(input.responsible ?? [])];
  if (text.length > UNIT_MAX_TEXT || people.length > MAX_PEOPLE || people.some((id) => !parseId(id)))
    throw new ProductError('BAD_INPUT');
  const section = manifest.sections.find((one) => one.id === input.sectionId);
  const parties = [...(input.coAuthorIds ?? []), ...(input.responsible ?? [])];
  if (!section || parties.some((party) => !manifest.marks.has(party))) throw new ProductError('NOT_FOUND');
  await requireSubjects(ctx, manifest, input.subjects ?? []);
  await lockCase(ctx, manifest.record.caseId);
  const id = freshId<UnitId>(ctx.ids);
  const sitting = section.sittingId ?? (await sittingOf(ctx, manifest.record.id));
  await insertUnit(ctx, { id, input, section, authorship, sitting });
  await foundText(ctx, { caseId: manifest.record.caseId, id }, text);
  await recomputeUnit(ctx, id);
  ctx.audit({ action: 'unit.add', caseId: manifest.record.caseId, objectType: 'unit', objectId: id });
  return id;
}

// [W20] In a plan the section says what a unit is: a measure under another name would reach more people.
function kindIn(heading: string): Pick<AddUnitInput, 'kind'> {
  const kind = planKindOf(heading);
  return kind === undefined ? {} : { kind: UNIT_KIND_OF[kind] };
}

function authorshipOf(manifest: Manifest, wanted: PartyId | null): Authorship {
  const seats = manifest.seats.filter((seat) => !seat.emergency);
  const own = wanted === null ? seats[0] : seats.find((seat) => seat.partyId === wanted);
  if (own) return { author: own.partyId, scribe: null, awaits: false };
  if (wanted === null || !manifest.marks.has(wanted)) throw new ProductError('NOT_FOUND');
  const scribe = takesMinutes(manifest);
  if (!scribe) throw new ProductError('FORBIDDEN_STEP');
  return { author: wanted, scribe: scribe.partyId, awaits: true };
}

async function insertUnit(
  ctx: RequestContext,
  made: {
    readonly id: UnitId;
    readonly input: AddUnitInput;
    readonly section: ManifestSection;
    readonly authorship: Authorship;
    readonly sitting: SittingId | null;
  },
): Promise<void> {
  const { input, section, authorship } = made;
  await ctx.sql.query(
    `insert into unit (id, record_id, section_id, rank, author_party, co_authors, category, kind, mode, subjects, responsible,
       sitting_id, scribe_party, scribed_by, awaits_acceptance, created_by, schema_v)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      made.id,
      input.recordId,
      section.id,
      await rankIn(ctx, section, input.afterUnitId),
      authorship.author,
      input.coAuthorIds ?? [],
      input.category === undefined ? section.defaultCategory : input.category,
      input.kind ?? 'fact',
      input.mode ?? 'owned',
      input.subjects ?? [],
      input.responsible ?? [],
      made.sitting,
      authorship.scribe,
      authorship.awaits ? ctx.displayName : optionalTextFrom(input.scribedBy, 120) || null,
      authorship.awaits,
      ctx.userId,
      UNIT_SCHEMA_VERSION,
    ],
  );
}

/**
 * Rank behind the named unit (null: at the beginning; undefined: at the end) among what the caller sees. Behind the last
 * one of those is the end for everybody: the order must not depend on passages in between that one side does not see.
 * @throws ProductError NOT_FOUND when the named unit is not there for the caller
 */
export async function rankIn(
  ctx: RequestContext,
  section: ManifestSection,
  after: UnitId | null | undefined,
): Promise<string> {
  const [spice = 0] = ctx.ids.bytes(1);
  const { units } = section;
  const at =
    after === undefined ? units.length - 1 : after === null ? -1 : units.findIndex((unit) => unit.id === after);
  if (after !== undefined && after !== null && at < 0) throw new ProductError('NOT_FOUND');
  const next = units[at + 1]?.rank ?? null;
  if (next !== null) return rankBetween(units[at]?.rank ?? null, next, spice);
  const [end] = await ctx.sql.query<{ rank: string | null }>('select section_end($1) as rank', [section.id]);
  return rankBetween(end?.rank ?? null, null, spice);
}

// The server writes the first paragraph: two people who began it at once would make two (editor.md, trap 5).
async function foundText(ctx: RequestContext, at: { caseId: CaseId; id: UnitId }, text: string): Promise<void> {
  const state = firstGeneration({ unitId: at.id, gen: 1, text });
  const sealed = await sealSnapshot(ctx, { ...at, gen: 1, seq: 0 }, state);
  await ctx.sql.query('select snapshot_found($1, $2)', [at.id, sealed]);
}
