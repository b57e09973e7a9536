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

export type PartyMarks = ReadonlyMap<PartyId, PartyMarkView>;

/** Marks of the parties of one case that the caller may know of, by letter. */
export function partyMarks(ctx: RequestContext, caseId: CaseId): Promise<PartyMarks> {
  return heldIn(
    ctx.sql,
    `marks ${caseId}`,
    async () => (await partyMarksIn(ctx, [caseId])).get(caseId) ?? new Map<PartyId, PartyMarkView>(),
  );
}

/** The same of several cases, asked for at once. */
export async function partyMarksIn(
  ctx: RequestContext,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<CaseId, PartyMarks>> {
  const reading = ctx.sql.query<MarkRow>(
    `select id as "partyId", case_id as "caseId", type, letter, label, known_to as "knownTo", emergency_id is not null as emergency
       from party where case_id = any ($1) order by length(letter), letter`,
    [caseIds],
  );
  const [rows, seats] = await Promise.all([reading, seatsOf(ctx)]);
  const ofCase = (id: CaseId): PartyMarks =>
    marksOf(
      rows.filter((row) => row.caseId === id),
      seats.filter((seat) => seat.caseId === id),
    );
  return new Map(caseIds.map((id) => [id, ofCase(id)]));
}

function marksOf(parties: readonly MarkRow[], own: readonly Seat[]): PartyMarks {
  const known = parties.filter((row) => isKnown(row, own));
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
  readonly caseId: CaseId;
  readonly knownTo: readonly PartyId[] | null;
  readonly emergency: boolean;
}

function isKnown(row: MarkRow, own: readonly Seat[]): boolean {
  // [P21] In an emergency every party is known; its own seat is drawn for nobody.
  if (row.emergency) return false;
  if (own.some((seat) => seat.emergency || seat.partyId === row.partyId)) return true;
  return row.knownTo === null || own.some((seat) => row.knownTo?.includes(seat.partyId));
}
