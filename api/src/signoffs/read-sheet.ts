import { ProductError } from '@soulad/shared/errors';
import type { PartyId, RecordId } from '@soulad/shared/ids';
import { answerIn, isCarried, mayAnswer, type RoundFacts, standingOf, WORDINGS } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { type Revision, revisionsOf } from '../revisions/index.js';
import { knownToParty, partyMarks, type PartyMarkView } from '../sharing/index.js';
import { askedSeats } from './own-seat.js';
import { signoffFacts } from './round-facts.js';
import type {
  RevisionView,
  SignoffCertificateView,
  SignoffRoundView,
  SignoffRowView,
  SignoffSheetView,
} from './signoff.graphql.js';
import { openPaper } from './signed-paper.js';
import { type AnswerRow, type RoundRow, SIGNOFF_PLACES } from './signoffs.repository.js';

interface Reading {
  readonly marks: ReadonlyMap<PartyId, PartyMarkView>;
  readonly answers: readonly AnswerRow[];
  /** Another party for whom it is read. */
  readonly reader: PartyId | null;
}

/**
 * [W37] The sheet of a record: its revisions, and the newest round with one row for every party the caller may know of.
 * @throws ProductError NOT_FOUND
 */
export async function readSheet(ctx: RequestContext, recordId: RecordId): Promise<SignoffSheetView> {
  const sheet = await sheetForCopy(ctx, recordId, null);
  ctx.audit({ action: 'signoff.read', caseId: sheet.caseId, objectType: 'record', objectId: recordId });
  return sheet;
}

/**
 * The same for a copy, noted when that is handed out [W60]; for another party with the parties that both may know of, over
 * the passages that both read, and with the words of that party alone.
 * @throws ProductError NOT_FOUND
 */
export async function sheetForCopy(
  ctx: RequestContext,
  recordId: RecordId,
  reader: PartyId | null,
): Promise<SignoffSheetView> {
  const [record] = await ctx.sql.query<RoundRow & { kind: 'plan' | 'minutes'; runs: boolean }>(
    'select case_id as "caseId", kind, ctx_runs_signoffs(id) as runs from record where id = $1',
    [recordId],
  );
  if (!record) throw new ProductError('NOT_FOUND');
  const { caseId } = record;
  const { rounds, answers, of } = await signoffFacts(ctx, recordId, reader);
  const theirs = reader === null ? undefined : await knownToParty(ctx, caseId, reader);
  const marks = new Map([...(await partyMarks(ctx, caseId))].filter(([id]) => theirs?.has(id) ?? true));
  const round = rounds.at(-1);
  const facts = round && of(round);
  const seats = facts?.seats.filter(({ party }) => [...marks.keys()].some((id) => id === party)) ?? [];
  return {
    ...{ recordId, caseId, kind: record.kind, mayOpen: record.runs, wording: WORDINGS[record.kind] },
    revisions: (await revisionsOf(ctx, recordId)).map(presentRevision),
    round:
      round && facts
        ? await presentRound(ctx, { round, facts: { ...facts, seats }, runs: record.runs }, { marks, answers, reader })
        : null,
  };
}

function presentRevision({ id, version, fingerprint, cutAt }: Revision): RevisionView {
  return { id, version, fingerprint, cutAt };
}

async function presentRound(
  ctx: RequestContext,
  { round, facts, runs }: { readonly round: RoundRow; readonly facts: RoundFacts; readonly runs: boolean },
  reading: Reading,
): Promise<SignoffRoundView> {
  const own = new Set((await askedSeats(ctx, round, facts)).map((seat) => seat.partyId));
  // A step in which nobody is whom the caller may know of would tell of somebody.
  const steps = [...new Set(facts.seats.map((seat) => seat.step))].toSorted((a, b) => a - b);
  const rows: SignoffRowView[] = [];
  for (const mark of reading.marks.values()) {
    const seat = facts.seats.find((one) => one.party === mark.partyId);
    if (!seat) continue;
    const { party, step } = seat;
    const standing = standingOf(facts, party);
    const answer = answerIn(reading.answers, party, standing.since ?? facts.version);
    const mine = reading.reader === null ? own.has(mark.partyId) : mark.partyId === reading.reader;
    rows.push({
      ...{ party: mark, step: steps.indexOf(step) + 1, mine, state: standing.state, since: standing.since },
      lapsed: standing.lapsed,
      ...{ toNote: standing.toNote, mayAnswer: mine && mayAnswer(facts, party) },
      at: answer?.at ?? null,
      words: reading.reader === null || mine ? await wordsOf(ctx, round, answer) : null,
      certificate: reading.reader === null && answer ? await certificateOf(ctx, round, answer) : null,
    });
  }
  // The own party first, then by step, then as parties are listed everywhere.
  rows.sort((a, b) => Number(b.mine) - Number(a.mine) || a.step - b.step);
  const { id, version, quorum, dueAt, outcome } = round;
  const carried = isCarried(facts);
  return { id, version, quorum, dueAt, outcome, carried, mayEnd: runs && facts.open, rows };
}

async function wordsOf(
  ctx: RequestContext,
  { caseId }: RoundRow,
  answer: AnswerRow | undefined,
): Promise<string | null> {
  if (!answer?.words) return null;
  return (await ctx.open(caseId, SIGNOFF_PLACES.words(answer.id), answer.words)).toString('utf8');
}

/** What the certificate of an own signature says; the paper of another party is not read by the caller. */
async function certificateOf(
  ctx: RequestContext,
  { caseId }: RoundRow,
  answer: AnswerRow,
): Promise<SignoffCertificateView | null> {
  const evidence = (await openPaper(ctx, caseId, answer))?.evidence;
  if (evidence?.method !== 'certificate') return null;
  const { holder, issuer, chain, qualified } = evidence;
  return { id: answer.id, holder, issuer, chain, qualified };
}
