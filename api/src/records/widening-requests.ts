import type { Instant, PartyId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { answersForCase, openReason } from '../sharing/index.js';
import { readManifestOf, unitIn } from './read-manifest.js';
import type { WideningRequestView } from './widening.graphql.js';

interface RequestRow {
  readonly id: string;
  readonly partyId: PartyId;
  readonly effect: 'allow' | 'lift';
  readonly basis: string;
  readonly reason: Buffer;
  readonly byOriginator: boolean;
  readonly createdAt: Instant;
  readonly validTo: Instant | null;
  readonly declinedAt: Instant | null;
  readonly answer: Buffer | null;
}

/**
 * Halves of decisions on a unit that wait for the other one, and those that were declined in the last seven days. For
 * the party it came from and for the convener; to everybody else there are none.
 * @throws ProductError NOT_FOUND
 */
export async function wideningRequests(ctx: RequestContext, unitId: UnitId): Promise<WideningRequestView[]> {
  const manifest = await readManifestOf(ctx, unitId);
  const unit = unitIn(manifest, unitId);
  const originator = manifest.seats.some((seat) => seat.partyId === unit.authorParty);
  const convener = manifest.seats.some(answersForCase);
  if (!originator && !convener) return [];
  const views: WideningRequestView[] = [];
  for (const row of await requestsOf(ctx, unitId)) {
    const party = manifest.marks.get(row.partyId);
    if (!party) continue;
    const { id, effect, basis, byOriginator, createdAt, validTo, declinedAt } = row;
    const waitsForMe = declinedAt === null && (byOriginator ? convener : originator);
    const reason = await openReason(ctx, manifest.record.caseId, id, row.reason);
    const answer = await answerOf(ctx, manifest.record.caseId, row);
    const asked = byOriginator ? 'originator' : 'convener';
    views.push({ id, unitId, party, effect, basis, reason, asked, waitsForMe, createdAt, validTo, declinedAt, answer });
  }
  ctx.audit({
    action: 'unit.wideningRequests',
    caseId: manifest.record.caseId,
    objectType: 'unit',
    objectId: unitId,
  });
  return views;
}

function requestsOf(ctx: RequestContext, unitId: UnitId): Promise<readonly RequestRow[]> {
  return ctx.sql.query<RequestRow>(
    `select id, party_id as "partyId", effect, basis, reason, by_originator as "byOriginator", answer,
            instant(created_at) as "createdAt", instant(valid_to) as "validTo", instant(declined_at) as "declinedAt"
       from unit_override where unit_id = $1 and effect <> 'narrow' and by_originator <> by_convener
         and (declined_at > now() - interval '7 days' or declined_at is null and (valid_to is null or valid_to > now()))
       order by created_at`,
    [unitId],
  );
}

async function answerOf(
  ctx: RequestContext,
  caseId: Parameters<RequestContext['open']>[0],
  { id, answer }: RequestRow,
): Promise<string | null> {
  return answer && (await ctx.open(caseId, `unit_override|answer|${id}`, answer)).toString('utf8');
}
