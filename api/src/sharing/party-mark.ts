import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { Presented } from '../platform/graphql/access.js';
import { PartyTypeEnum } from '../platform/graphql/enums.js';
import { seatsOf } from './seats.js';

/** How a party is drawn everywhere: colour and shape by type, a letter, a label. */
@Presented()
@ObjectType('PartyMark')
export class PartyMarkView {
  @Field(() => ID) partyId: PartyId;
  @Field(() => PartyTypeEnum) type: PartyType;
  @Field(() => String) letter: string;
  @Field(() => String) label: string;
}

/** Marks of the parties of one case that the caller may know of, by letter. */
export async function partyMarks(ctx: RequestContext, caseId: CaseId): Promise<ReadonlyMap<PartyId, PartyMarkView>> {
  const rows = await ctx.sql.query<PartyMarkView & { knownTo: readonly PartyId[] | null }>(
    `select id as "partyId", type, letter, label, known_to as "knownTo" from party where case_id = $1 order by length(letter), letter`,
    [caseId],
  );
  const own = (await seatsOf(ctx)).filter((seat) => seat.caseId === caseId).map((seat) => seat.partyId);
  const known = rows.filter((row) => isKnown(row, own));
  return new Map(known.map(({ partyId, type, letter, label }) => [partyId, { partyId, type, letter, label }]));
}

function isKnown(row: { partyId: PartyId; knownTo: readonly PartyId[] | null }, own: readonly PartyId[]): boolean {
  return own.includes(row.partyId) || row.knownTo === null || row.knownTo.some((party) => own.includes(party));
}
