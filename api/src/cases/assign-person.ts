import { ProductError } from '@soulad/shared/errors';
import type { AssignmentId, PartyId, UserId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { given, idFrom, wordFrom } from '../platform/input.js';
import { takesRole } from '../sharing/index.js';
import type { AssignInput } from './case-inputs.graphql.js';
import { assignmentById, partyById } from './cases.repository.js';
import type { PartyRow } from './rows.js';
import { TABLE_ROLES } from './words.js';

/**
 * Seats a person. An agency names its own people: its head, or somebody who sits there already. A person's seat is
 * given by the convener. Only the named reach the case.
 * @throws ProductError NOT_FOUND when the seat is not the caller's to know; FORBIDDEN_STEP when it is not theirs to
 *   fill, or the role is not one of that seat; BAD_INPUT
 */
export async function assignPerson(ctx: RequestContext, partyId: PartyId, input: AssignInput): Promise<AssignmentId> {
  const party = await fillableParty(ctx, partyId);
  const userId = idFrom<UserId>(input.userId);
  const role = wordFrom(TABLE_ROLES, input.roleAtTable);
  if (!takesRole(role, { type: party.type, isConvener: party.is_convener })) throw new ProductError('FORBIDDEN_STEP');
  const validFrom = input.validFrom ?? ctx.now;
  if (given(input.validTo) && input.validTo <= validFrom) throw new ProductError('BAD_INPUT');
  const [fits] = await ctx.sql.query<{ fits: boolean }>('select may_sit($1, $2) as fits', [userId, partyId]);
  if (fits?.fits !== true) throw new ProductError('NOT_FOUND');
  const id = freshId<AssignmentId>(ctx.ids);
  await ctx.sql.query(
    `insert into assignment (id, party_id, user_id, role_at_table, substitute, valid_from, valid_to)
       values ($1, $2, $3, $4, $5, to_timestamp($6::float8 / 1000), to_timestamp($7::float8 / 1000))`,
    [id, partyId, userId, role, input.substitute ?? false, validFrom, input.validTo ?? null],
  );
  ctx.audit({
    action: 'party.assign',
    caseId: party.case_id,
    objectType: 'assignment',
    objectId: id,
    detail: { userId, role },
  });
  await tellSeats(ctx, party);
  return id;
}

/** Takes a person from a seat from now on. The same people may who may seat them. */
export async function endAssignment(ctx: RequestContext, assignmentId: AssignmentId): Promise<PartyId> {
  const assignment = await assignmentById(ctx, assignmentId);
  if (assignment === undefined) throw new ProductError('NOT_FOUND');
  const party = await fillableParty(ctx, assignment.party_id);
  await ctx.sql.query('update assignment set valid_to = greatest(now(), valid_from) where id = $1', [assignmentId]);
  ctx.audit({ action: 'party.endAssignment', caseId: party.case_id, objectType: 'assignment', objectId: assignmentId });
  await tellSeats(ctx, party);
  return party.id;
}

/** Who sits there is no fact of a decision, but every open socket of the case has to look again. */
async function tellSeats(ctx: RequestContext, party: PartyRow): Promise<void> {
  await announce(ctx, { kind: 'seats', caseId: party.case_id });
  await announce(ctx, { kind: 'changed', what: 'case', id: party.case_id });
}

async function fillableParty(ctx: RequestContext, partyId: PartyId): Promise<PartyRow> {
  const party = await partyById(ctx, partyId);
  const [asked] = await ctx.sql.query<{ may: boolean; knows: boolean }>(
    'select ctx_may_assign($1) as may, ctx_knows_party($1) as knows',
    [partyId],
  );
  if (party === undefined || asked === undefined || (!asked.may && !asked.knows)) throw new ProductError('NOT_FOUND');
  const ended = party.valid_to !== null && party.valid_to <= ctx.now;
  if (!asked.may || ended || party.emergency) throw new ProductError('FORBIDDEN_STEP');
  return party;
}
