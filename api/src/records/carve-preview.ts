import { plainText, readContent, unitFragment } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { type PartyMarkView, stakeIn } from '../sharing/index.js';
import type { CarveLabel, CarvePreviewView, PassageInput, ReceivedView } from './carve.graphql.js';
import { mayCarve } from './carve-unit.js';
import { passageSince } from './passage-origin.js';
import { labelEffect, planPassage } from './passage-plan.js';
import { type Manifest, readManifestOf, unitIn } from './read-manifest.js';
import { docsOf } from './unit-content.js';

/**
 * What carving the passage would do: which words, who keeps them, who loses them, who has had them already; over the
 * parties that the caller may know of. Nothing is changed.
 * @throws ProductError NOT_FOUND, BAD_INPUT, FORBIDDEN_STEP for who may not carve, GEN_MISMATCH, CONFLICT
 */
export async function carvePreview(
  ctx: RequestContext,
  unitId: UnitId,
  input: PassageInput,
  label: CarveLabel,
): Promise<CarvePreviewView> {
  const manifest = await readManifestOf(ctx, unitId);
  const unit = unitIn(manifest, unitId);
  const stake = await stakeIn(ctx, unitId);
  if (!mayCarve({ unit, manifest, stake })) throw new ProductError('FORBIDDEN_STEP');
  const doc = (await docsOf(ctx, [unit])).get(unitId);
  if (!doc) throw new ProductError('UNAVAILABLE');
  const fragment = unitFragment(doc, unitId, unit.gen);
  const held = {
    id: unitId,
    caseId: manifest.record.caseId,
    gen: unit.gen,
    doc,
    fragment,
    content: readContent(fragment),
  };
  const plan = planPassage(unit, held, input);
  const effect = labelEffect(manifest, stake, label);
  const since = await passageSince(ctx, held, plan.range);
  doc.destroy();
  ctx.audit({ action: 'unit.carvePreview', caseId: manifest.record.caseId, objectType: 'unit', objectId: unitId });
  return {
    unitId,
    text: plainText(plan.passage),
    keeps: marked(manifest, effect.keeps),
    loses: marked(manifest, effect.loses),
    gains: marked(manifest, new Set(effect.gains)),
    mine: stake.own.some((party) => effect.keeps.has(party)),
    received: receivedView(manifest, await reached(ctx, unitId, since)),
  };
}

interface Received {
  readonly partyId: PartyId;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
}

function reached(ctx: RequestContext, unitId: UnitId, since: number): Promise<readonly Received[]> {
  return ctx.sql.query<Received>(
    `select party_id as "partyId", instant(min(first_at)) as "firstAt", instant(max(last_at)) as "lastAt"
       from passage_reached($1, $2) group by party_id`,
    [unitId, since],
  );
}

/**
 * Parties that had a carved passage while it stood in its source. Answered to the party it came from and to OSPOD; for
 * everybody else, and for what was not carved, there is nobody in it.
 */
export async function receivedBefore(
  ctx: RequestContext,
  manifest: Manifest,
  unitId: UnitId,
): Promise<readonly ReceivedView[]> {
  const rows = await ctx.sql.query<Received>(
    `select party_id as "partyId", instant(first_at) as "firstAt", instant(last_at) as "lastAt" from received_before($1)`,
    [unitId],
  );
  return receivedView(manifest, rows);
}

function receivedView({ marks, seats }: Manifest, rows: readonly Received[]): ReceivedView[] {
  const byParty = new Map(rows.map((row) => [row.partyId, row]));
  return [...marks.values()].flatMap((party) => {
    const row = byParty.get(party.partyId);
    const own = seats.some((seat) => seat.partyId === party.partyId);
    return row && !own ? [{ party, firstAt: row.firstAt, lastAt: row.lastAt }] : [];
  });
}

function marked({ marks }: Manifest, parties: ReadonlySet<PartyId>): PartyMarkView[] {
  return [...marks.values()].filter((mark) => parties.has(mark.partyId));
}
