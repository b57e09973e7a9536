import { ProductError } from '@soulad/shared/errors';
import type { AgendaItemId, CaseId, ConferenceId, PartyId, RecordId, SectionId, SittingId } from '@soulad/shared/ids';
import { assertConvenes, assertOpen, caseFiles, caseScope, partiesOfCases } from '../cases/index.js';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { announce } from '../platform/events.js';
import { given, idsFrom, optionalTextFrom, textFrom } from '../platform/input.js';
import { recomputeAudience } from '../sharing/index.js';
import type { ConferenceInput, SittingInput } from './conference-inputs.graphql.js';
import { createRecord } from './create-record.js';

/** What was made: sittings in the order of the input, items and sections by the keys of the input. */
export interface ProposedConference {
  readonly conferenceId: ConferenceId;
  readonly recordId: RecordId;
  readonly sittingIds: readonly SittingId[];
  readonly itemIds: ReadonlyMap<string, AgendaItemId>;
  readonly sectionIds: ReadonlyMap<string, SectionId>;
}

/**
 * Proposes a conference with its sittings, guests and agenda, and lays out its record.
 * @throws ProductError FORBIDDEN_STEP unless the caller answers for the case; NOT_FOUND for an unknown party;
 *   BAD_INPUT for a sitting outside the conference, a party both invited and excluded, or a repeated key
 */
export async function proposeConference(
  ctx: RequestContext,
  caseId: CaseId,
  input: ConferenceInput,
): Promise<ProposedConference> {
  const scope = await caseScope(ctx, caseId);
  assertConvenes(scope);
  for (const file of await caseFiles(ctx, [caseId])) assertOpen(file);
  assertTimes(input);
  const conferenceId = freshId<ConferenceId>(ctx.ids);
  await ctx.sql.query(
    `insert into conference (id, case_id, goal, place, starts_at, ends_at)
       values ($1, $2, $3, $4, to_timestamp($5::float8 / 1000), to_timestamp($6::float8 / 1000))`,
    [conferenceId, caseId, optionalTextFrom(input.goal, 500), textFrom(input.place, 200), input.startsAt, input.endsAt],
  );
  const parties = await partiesOfCases(ctx, [caseId]);
  const convener = parties.find((party) => party.is_convener);
  if (convener === undefined) throw new ProductError('NOT_FOUND');
  const known = new Set(parties.map((party) => party.id));
  const itemIds = new Map<string, AgendaItemId>();
  const sittingIds: SittingId[] = [];
  for (const sitting of input.sittings) {
    sittingIds.push(await addSitting(ctx, conferenceId, sitting, { known, convener: convener.id, itemIds }));
  }
  const record = await createRecord(ctx, { caseId, conferenceId, sections: input.sections ?? null, itemIds });
  ctx.audit({ action: 'conference.propose', caseId, objectType: 'conference', objectId: conferenceId });
  await recomputeAudience(ctx, caseId);
  await announce(ctx, { kind: 'changed', what: 'case', id: caseId });
  return { conferenceId, sittingIds, itemIds, ...record };
}

function assertTimes(input: ConferenceInput): void {
  const within = input.sittings.every(
    (one) => one.startsAt >= input.startsAt && one.endsAt <= input.endsAt && one.endsAt > one.startsAt,
  );
  const many = input.sittings.length > 12 || input.sittings.some((one) => one.agenda.length > 60);
  if (!within || input.endsAt <= input.startsAt || input.sittings.length === 0 || many)
    throw new ProductError('BAD_INPUT');
}

interface Table {
  readonly known: ReadonlySet<PartyId>;
  readonly convener: PartyId;
  readonly itemIds: Map<string, AgendaItemId>;
}

async function addSitting(
  ctx: RequestContext,
  conferenceId: ConferenceId,
  input: SittingInput,
  table: Table,
): Promise<SittingId> {
  const id = freshId<SittingId>(ctx.ids);
  const invited = [...new Set([table.convener, ...idsFrom<PartyId>(input.invited)])];
  const excluded = idsFrom<PartyId>(input.excluded ?? []);
  if (![...invited, ...excluded].every((party) => table.known.has(party))) throw new ProductError('NOT_FOUND');
  if (excluded.some((party) => invited.includes(party))) throw new ProductError('BAD_INPUT');
  await ctx.sql.query(
    `insert into sitting (id, conference_id, starts_at, ends_at)
       values ($1, $2, to_timestamp($3::float8 / 1000), to_timestamp($4::float8 / 1000))`,
    [id, conferenceId, input.startsAt, input.endsAt],
  );
  await ctx.sql.query(
    `insert into sitting_party (sitting_id, party_id, invitation)
       select $1, x, case when x = any ($3::uuid[]) then 'excluded' else 'invited' end from unnest($2::uuid[]) x`,
    [id, [...invited, ...excluded], excluded],
  );
  for (const [position, item] of input.agenda.entries()) {
    const itemId = freshId<AgendaItemId>(ctx.ids);
    if (given(item.key) && table.itemIds.has(item.key)) throw new ProductError('BAD_INPUT');
    if (given(item.key)) table.itemIds.set(item.key, itemId);
    if (item.minutes < 1 || item.minutes > 480) throw new ProductError('BAD_INPUT');
    await ctx.sql.query(
      'insert into agenda_item (id, sitting_id, position, title, minutes) values ($1, $2, $3, $4, $5)',
      [...[itemId, id, position, textFrom(item.title, 200), item.minutes]],
    );
  }
  return id;
}
