import { Field, ID, ObjectType } from '@nestjs/graphql';
import type { CaseId, PartyId } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { heldIn } from '../platform/database/held.js';
import { Presented } from '../platform/graphql/access.js';
import { PartyTypeEnum } from '../platform/graphql/enums.js';
import { type Seat, seatsOf } from './seats.js';
import { shownLetters } from './shown-letters.js';

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
export function partyMarks(ctx: RequestContext, caseId: CaseId): Promise<ReadonlyMap<PartyId, PartyMarkView>> {
  return heldIn(ctx.sql, `marks ${caseId}`, () => readMarks(ctx, caseId));
}

async function readMarks(ctx: RequestContext, caseId: CaseId): Promise<ReadonlyMap<PartyId, PartyMarkView>> {
  const rows = await ctx.sql.query<MarkRow>(
    `select id as "partyId", type, letter, label, known_to as "knownTo", emergency_id is not null as emergency from party where case_id = $1 order by length(letter), letter`,
    [caseId],
  );
  const own = (await seatsOf(ctx)).filter((seat) => seat.caseId === caseId);
  const known = rows.filter((row) => isKnown(row, own));
  const letters = shownLetters(known.map(({ partyId, letter }) => ({ id: partyId, letter })));
  return new Map(
    known.map(({ partyId, type, letter, label }) => [
      partyId,
      { partyId, type, letter: letters.get(partyId) ?? letter, label },
    ]),
  );
}

/** Parties of a case that one of them may know of, itself among them; for asking what that one gets to know. */
export async function knownToParty(
  ctx: RequestContext,
  caseId: CaseId,
  partyId: PartyId,
): Promise<ReadonlySet<PartyId>> {
  const rows = await ctx.sql.query<{ id: PartyId }>(
    'select id from party where case_id = $1 and (id = $2 or known_to is null or $2 = any (known_to))',
    [caseId, partyId],
  );
  return new Set(rows.map((row) => row.id));
}

interface MarkRow extends PartyMarkView {
  readonly knownTo: readonly PartyId[] | null;
  readonly emergency: boolean;
}

function isKnown(row: MarkRow, own: readonly Seat[]): boolean {
  // [P21] In an emergency every party is known; its own seat is drawn for nobody.
  if (row.emergency) return false;
  if (own.some((seat) => seat.emergency || seat.partyId === row.partyId)) return true;
  return row.knownTo === null || own.some((seat) => row.knownTo?.includes(seat.partyId));
}
