import { ProductError } from '@soulad/shared/errors';
import type { ConferenceId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { Quorum } from '@soulad/shared/signoff';
import { allGuestsOf, knownConference } from '../conferences/index.js';
import type { RequestContext } from '../platform/context.js';
import { idFrom, wordFrom } from '../platform/input.js';
import { planFaultsOf, wholePlanDetails } from '../plans/index.js';
import { cutRevision, type HeldDetails } from '../revisions/index.js';
import { partyMarks } from '../sharing/index.js';
import type { OpenSignoffsInput } from './signoff.graphql.js';

const QUORUMS: readonly Quorum[] = ['all', 'majority'];
const MOST_STEPS = 9;

/**
 * [W32] Cuts a revision of the record and asks parties to sign it. A round that was on is replaced; who signed an earlier
 * revision and sees nothing changed is asked to take note only.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP for who does not answer for the case, and for a plan with faults; BAD_INPUT
 */
export async function openSignoffs(ctx: RequestContext, input: OpenSignoffsInput): Promise<RecordId> {
  const recordId = idFrom<RecordId>(input.recordId);
  const record = await recordToSign(ctx, recordId);
  const seats = await seatsFrom(ctx, record.caseId, input);
  if (record.conferenceId !== null) await requireGuests(ctx, record.conferenceId, seats);
  if (input.dueAt <= ctx.now) throw new ProductError('BAD_INPUT');
  const details = record.kind === 'plan' ? await planToSign(ctx, recordId) : new Map<UnitId, HeldDetails>();
  const revision = await cutRevision(ctx, { recordId, kind: record.kind, details });
  const id = ctx.ids.uuid();
  await ctx.sql.query('select signoff_open($1, $2, $3, to_timestamp($4::float8 / 1000), $5::jsonb)', [
    ...[id, revision.id, wordFrom(QUORUMS, input.quorum), input.dueAt, JSON.stringify(seats)],
  ]);
  const parties = seats.map(({ party }) => party);
  const { caseId } = record;
  ctx.audit({
    ...{ action: 'signoff.open', caseId, objectType: 'record', objectId: recordId, rule: 'W32' },
    detail: { round: id, version: revision.version, parties },
  });
  ctx.notify({ kind: 'signoff', caseId, objectType: 'signoff_round', objectId: id, to: { partyIds: parties } });
  return recordId;
}

interface RecordToSign {
  readonly caseId: Parameters<typeof partyMarks>[1];
  readonly kind: 'plan' | 'minutes';
  /** The meeting, for minutes. */
  readonly conferenceId: ConferenceId | null;
}

type AskedSeat = { readonly party: PartyId; readonly step: number };

async function recordToSign(ctx: RequestContext, recordId: RecordId): Promise<RecordToSign> {
  const [row] = await ctx.sql.query<RecordToSign & { state: string; runs: boolean }>(
    `select case_id as "caseId", kind, conference_id as "conferenceId", state, ctx_runs_signoffs(id) as runs
       from record where id = $1`,
    [recordId],
  );
  if (!row) throw new ProductError('NOT_FOUND');
  // Minutes are signed as they were closed; a plan is alive and signed as it stands.
  if (!row.runs || (row.kind === 'minutes' && row.state !== 'closed')) throw new ProductError('FORBIDDEN_STEP');
  return row;
}

/** Fields of the plan, which are signed with its text. @throws ProductError FORBIDDEN_STEP when something is missing [W23] */
async function planToSign(ctx: RequestContext, recordId: RecordId): Promise<ReadonlyMap<UnitId, HeldDetails>> {
  const faults = await planFaultsOf(ctx, recordId);
  if (faults.size > 0) throw new ProductError('FORBIDDEN_STEP', { reason: 'planFaults' });
  return wholePlanDetails(ctx, recordId);
}

async function seatsFrom(
  ctx: RequestContext,
  caseId: RecordToSign['caseId'],
  { asked }: OpenSignoffsInput,
): Promise<readonly AskedSeat[]> {
  const marks = await partyMarks(ctx, caseId);
  const seats = asked.map(({ partyId, step }) => ({ party: idFrom<PartyId>(partyId), step }));
  if (seats.some(({ party }) => !marks.has(party))) throw new ProductError('NOT_FOUND');
  const once = new Set(seats.map(({ party }) => party)).size === seats.length;
  const inOrder = seats.every(({ step }) => Number.isInteger(step) && step >= 1 && step <= MOST_STEPS);
  if (seats.length === 0 || !once || !inOrder) throw new ProductError('BAD_INPUT');
  return seats;
}

/** Whom a round over minutes may wait for: who was asked to no part of the meeting cannot open them. @throws ProductError BAD_INPUT */
async function requireGuests(
  ctx: RequestContext,
  conferenceId: ConferenceId,
  seats: readonly AskedSeat[],
): Promise<void> {
  const known = await knownConference(ctx, conferenceId);
  const readers = new Set([known.convenerId, ...allGuestsOf(known)]);
  if (seats.some(({ party }) => !readers.has(party))) throw new ProductError('BAD_INPUT');
}
