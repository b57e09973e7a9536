import type { Instant, PartyId, RecordId } from '@soulad/shared/ids';
import { openSignature } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { hostsCase } from '../sharing/index.js';
import type { FamilySignatureView } from './plan.graphql.js';
import { readPlanManifest } from './plan-place.js';
import { familySignaturePlace } from './sign-family-version.js';

interface Row {
  readonly id: string;
  readonly partyId: PartyId;
  readonly witness: string;
  readonly at: Instant;
  readonly evidence: Buffer | null;
}

/**
 * [W26] Signatures under the family version, newest first: to the office that keeps the case and to the party that signed.
 * @throws ProductError NOT_FOUND
 */
export async function familySignatures(ctx: RequestContext, recordId: RecordId): Promise<FamilySignatureView[]> {
  const { record, seats, marks } = await readPlanManifest(ctx, recordId);
  const rows = await ctx.sql.query<Row>(
    `select s.id, s.party_id as "partyId", u.display_name as witness, instant(s.at) as at, family_signature_evidence(s.id) as evidence
       from family_signature s join app_user u on u.id = s.witness where s.record_id = $1 order by s.at desc, s.id`,
    [recordId],
  );
  const own = seats.filter((seat) => !seat.emergency).map((seat) => seat.partyId);
  const hosts = seats.some((seat) => !seat.emergency && hostsCase(seat));
  const views: FamilySignatureView[] = [];
  for (const { id, partyId, witness, at, evidence } of rows) {
    const party = marks.get(partyId);
    if (!party || (walls().app && !hosts && !own.includes(partyId))) continue;
    const signed = evidence && (await openSignature(ctx, record.caseId, familySignaturePlace(id), evidence));
    views.push({ id, party, witness, at, text: null, name: null, strokes: null, ...signed });
  }
  if (views.length > 0)
    ctx.audit({ action: 'plan.familySignatures', caseId: record.caseId, objectType: 'record', objectId: recordId });
  return views;
}
