import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, CaseId, PartyId, PersonId } from '@soulad/shared/ids';
import { agenciesById } from '../identity/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, idsFrom, textFrom } from '../platform/input.js';
import type { InvitePartyInput } from './case-inputs.graphql.js';
import { assertConvenes } from './case-scope.js';
import { type KnownCase, knownCase } from './known-case.js';
import { letterFrom } from './open-case.js';
import { assertOpen } from './step-case.js';
import { knownToFrom } from './person-input.js';
import { decideAndTell } from './told-case.js';
import { EITHER_PARTIES, PERSON_PARTIES } from './words.js';

/**
 * Gives a seat at the table to an agency or to a person of the family. Who sits on an agency's seat the agency says.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case; NOT_FOUND for an unknown agency, person
 *   or party; BAD_INPUT for a person on an agency's kind of seat and the other way round; CONFLICT for a used letter
 */
export async function inviteParty(ctx: RequestContext, caseId: CaseId, input: InvitePartyInput): Promise<PartyId> {
  const known = await knownCase(ctx, caseId);
  assertConvenes(known.scope);
  assertOpen(known.file);
  const holder = await holderFrom(ctx, known, input);
  const represents = idsFrom<PersonId>(input.represents ?? []);
  if (!represents.every((id) => known.persons.some((person) => person.id === id))) throw new ProductError('NOT_FOUND');
  const validFrom = input.validFrom ?? ctx.now;
  if (given(input.validTo) && input.validTo <= validFrom) throw new ProductError('BAD_INPUT');
  const id = freshId<PartyId>(ctx.ids);
  await ctx.sql.query(
    `insert into party (id, case_id, type, agency_id, person_id, letter, label, purpose, basis, represents, known_to,
         valid_from, valid_to)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, to_timestamp($12::float8 / 1000), to_timestamp($13::float8 / 1000))`,
    [
      ...[
        id,
        caseId,
        input.type,
        holder.agencyId,
        holder.personId,
        letterFrom(input.letter),
        textFrom(input.label, 60),
      ],
      ...[textFrom(input.purpose, 300), textFrom(input.basis, 300), represents, knownTo(known, input, id)],
      ...[validFrom, input.validTo ?? null],
    ],
  );
  ctx.audit({ action: 'party.invite', caseId, objectType: 'party', objectId: id, detail: { type: input.type } });
  await decideAndTell(ctx, caseId);
  return id;
}

async function holderFrom(
  ctx: RequestContext,
  { persons }: KnownCase,
  input: InvitePartyInput,
): Promise<{ agencyId: AgencyId | null; personId: PersonId | null }> {
  const forPerson = given(input.personId);
  if (forPerson === given(input.agencyId)) throw new ProductError('BAD_INPUT');
  const fits = EITHER_PARTIES.includes(input.type) || PERSON_PARTIES.includes(input.type) === forPerson;
  if (!fits) throw new ProductError('BAD_INPUT');
  if (forPerson) {
    const personId = idFrom<PersonId>(input.personId);
    if (!persons.some((person) => person.id === personId)) throw new ProductError('NOT_FOUND');
    return { agencyId: null, personId };
  }
  const agencyId = idFrom<AgencyId>(input.agencyId);
  const [agency] = await agenciesById(ctx, [agencyId]);
  if (agency === undefined) throw new ProductError('NOT_FOUND');
  return { agencyId, personId: null };
}

function knownTo({ parties }: KnownCase, input: InvitePartyInput, self: PartyId): PartyId[] | null {
  const convener = parties.find((party) => party.is_convener);
  if (convener === undefined) throw new ProductError('NOT_FOUND');
  const ids = knownToFrom(input.knownTo, convener.id);
  if (ids === null) return null;
  if (!ids.every((id) => parties.some((party) => party.id === id))) throw new ProductError('NOT_FOUND');
  return [...ids, self];
}
