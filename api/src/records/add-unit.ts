import {
  contentHash,
  firstGeneration,
  readContent,
  UNIT_MAX_TEXT,
  UNIT_SCHEMA_VERSION,
  unitFragment,
} from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import { parseId, type PartyId, type SittingId, type UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { optionalTextFrom } from '../platform/input.js';
import { lockCase, recomputeUnit, sittingOf } from '../sharing/index.js';
import { rankBetween } from './rank.js';
import { type Manifest, type ManifestSection, mayAdd, readManifest, takesMinutes } from './read-manifest.js';
import type { AddUnitInput } from './record.graphql.js';

const MAX_PEOPLE = 50;

/** Whose words it is, and who drafts them for that party. */
interface Authorship {
  readonly author: PartyId;
  readonly scribe: PartyId | null;
}

/**
 * Begins a unit as a draft of the caller's party, or, by the minute taker of a live conference, of another party, which
 * then has to accept it. Nobody else sees a draft.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP
 */
export async function addUnit(ctx: RequestContext, input: AddUnitInput): Promise<UnitId> {
  const text = input.text ?? '';
  const people = [...(input.subjects ?? []), ...(input.coAuthorIds ?? []), ...(input.responsible ?? [])];
  if (text.length > UNIT_MAX_TEXT || people.length > MAX_PEOPLE || people.some((id) => !parseId(id)))
    throw new ProductError('BAD_INPUT');
  const manifest = await readManifest(ctx, input.recordId);
  const section = manifest.sections.find((one) => one.id === input.sectionId);
  if (!section) throw new ProductError('NOT_FOUND');
  if (!mayAdd(manifest)) throw new ProductError('FORBIDDEN_STEP');
  const authorship = authorshipOf(manifest, input.authorPartyId ?? null);
  const parties = [...(input.coAuthorIds ?? []), ...(input.responsible ?? [])];
  if (parties.some((party) => !manifest.marks.has(party))) throw new ProductError('NOT_FOUND');
  if (authorship.scribe !== null && input.mode === 'joint') throw new ProductError('BAD_INPUT');
  await lockCase(ctx, manifest.record.caseId);
  const id = freshId<UnitId>(ctx.ids);
  const sitting = section.sittingId ?? (await sittingOf(ctx, manifest.record.id));
  await insertUnit(ctx, { id, input, section, authorship, sitting });
  await foundText(ctx, id, text);
  await recomputeUnit(ctx, id);
  ctx.audit({ action: 'unit.add', caseId: manifest.record.caseId, objectType: 'unit', objectId: id });
  return id;
}

function authorshipOf(manifest: Manifest, wanted: PartyId | null): Authorship {
  const [first] = manifest.seats;
  const own = wanted === null ? first : manifest.seats.find((seat) => seat.partyId === wanted);
  if (own) return { author: own.partyId, scribe: null };
  if (wanted === null || !manifest.marks.has(wanted)) throw new ProductError('NOT_FOUND');
  const scribe = takesMinutes(manifest);
  if (!scribe) throw new ProductError('FORBIDDEN_STEP');
  return { author: wanted, scribe: scribe.partyId };
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
      rankIn(ctx, section, input.afterUnitId),
      authorship.author,
      input.coAuthorIds ?? [],
      input.category === undefined ? section.defaultCategory : input.category,
      input.kind ?? 'fact',
      input.mode ?? 'owned',
      input.subjects ?? [],
      input.responsible ?? [],
      made.sitting,
      authorship.scribe,
      authorship.scribe === null ? optionalTextFrom(input.scribedBy, 120) || null : ctx.displayName,
      authorship.scribe !== null,
      ctx.userId,
      UNIT_SCHEMA_VERSION,
    ],
  );
}

/**
 * Rank behind the named unit (null: at the beginning; undefined: at the end) among what the caller sees.
 * @throws ProductError NOT_FOUND when the named unit is not there for the caller
 */
export function rankIn(ctx: RequestContext, section: ManifestSection, after: UnitId | null | undefined): string {
  const [spice = 0] = ctx.ids.bytes(1);
  const { units } = section;
  const at =
    after === undefined ? units.length - 1 : after === null ? -1 : units.findIndex((unit) => unit.id === after);
  if (after !== undefined && after !== null && at < 0) throw new ProductError('NOT_FOUND');
  return rankBetween(units[at]?.rank ?? null, units[at + 1]?.rank ?? null, spice);
}

// The server writes the first paragraph: two people who began it at once would make two (editor.md, trap 5).
async function foundText(ctx: RequestContext, id: UnitId, text: string): Promise<void> {
  const state = firstGeneration({ unitId: id, gen: 1, text });
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, state);
  const content = readContent(unitFragment(doc, id, 1));
  doc.destroy();
  await ctx.sql.query('select snapshot_found($1, $2, $3::jsonb, $4)', [
    id,
    Buffer.from(state),
    JSON.stringify(content),
    Buffer.from(contentHash(content)),
  ]);
}
