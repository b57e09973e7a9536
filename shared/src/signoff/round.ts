/** The round of signatures over revisions, and when one lapses (WORKFLOW.md W32 to W38). */

/** What a party answers. */
export type AnswerKind = 'signed' | 'reserved' | 'refused';

export interface Answer {
  readonly party: string;
  readonly version: number;
  readonly kind: AnswerKind;
}

export type Quorum = 'all' | 'majority';

/** One party that is asked. Those of a later step are asked when those before have answered. */
export interface AskedSeat {
  readonly party: string;
  readonly step: number;
  readonly opened: boolean;
  /** It has taken note of this revision, which changed nothing that it sees. */
  readonly noted: boolean;
}

/** A round as one viewer may see it: the seats the viewer may know of, and views made of what both of them read. */
export interface RoundFacts {
  readonly version: number;
  readonly open: boolean;
  readonly quorum: Quorum;
  readonly overdue: boolean;
  readonly seats: readonly AskedSeat[];
  /** Of every version, oldest first. */
  readonly answers: readonly Answer[];
  /** A mark of what the party sees in a version: equal marks, equal views. */
  readonly viewOf: (party: string, version: number) => string;
}

export type SeatState = 'waiting' | 'opened' | 'signed' | 'reserved' | 'refused' | 'silent';

export interface Standing {
  readonly state: SeatState;
  /** Version that was signed, when the signature of an earlier one holds. */
  readonly since: number | null;
  /** An earlier signature does not hold any more: what the party sees has changed. */
  readonly lapsed: boolean;
  /** The signature holds, and the party has not yet taken note of the new root. */
  readonly toNote: boolean;
}

/** [W34] Where a party stands in the round. */
export function standingOf(facts: RoundFacts, party: string): Standing {
  const seat = facts.seats.find((one) => one.party === party);
  const own = facts.answers.filter((one) => one.party === party && one.version <= facts.version);
  const now = answerIn(own, party, facts.version);
  const plain = { since: null, lapsed: false, toNote: false };
  if (now?.kind === 'refused') return { ...plain, state: now.kind };
  const signed = own.filter(({ kind }) => kind !== 'refused');
  // [W37] Whoever signed anew for a change that is hidden from the viewer has, for the viewer, taken note of the new root.
  const standing = signed.find((one) => holds(facts, one));
  if (standing) {
    const { kind, version } = standing;
    const answered = version === facts.version || now !== undefined || seat?.noted === true;
    return { ...plain, state: kind, since: version, toNote: !answered };
  }
  const waits = seat?.opened === true ? 'opened' : 'waiting';
  return { ...plain, state: facts.overdue ? 'silent' : waits, lapsed: signed.length > 0 };
}

/**
 * [W33] What counts of all that a party answered to one version: the signature, which is given once, whatever else was said
 * in the same moment; else the last no.
 */
export function answerIn<A extends Answer>(answers: readonly A[], party: string, version: number): A | undefined {
  const own = answers.filter((one) => one.party === party && one.version === version);
  return own.find(({ kind }) => kind !== 'refused') ?? own.at(-1);
}

/** [W35] A signature holds as long as no version since then shows the signer anything else. */
export function holds({ viewOf, version }: Pick<RoundFacts, 'viewOf' | 'version'>, signed: Answer): boolean {
  const seen = viewOf(signed.party, signed.version);
  for (let later = signed.version + 1; later <= version; later += 1)
    if (viewOf(signed.party, later) !== seen) return false;
  return true;
}

/** [W33] Whether the party may answer now: asked, not signed already, and everybody of an earlier step has answered. */
export function mayAnswer(facts: RoundFacts, party: string): boolean {
  const seat = facts.seats.find((one) => one.party === party);
  if (!facts.open || !seat || isSigned(standingOf(facts, party).state)) return false;
  return facts.seats.every((one) => one.step >= seat.step || isAnswered(standingOf(facts, one.party).state));
}

/** [W36] Whether enough of those asked have signed, each counted once. */
export function isCarried(facts: RoundFacts): boolean {
  const parties = [...new Set(facts.seats.map((one) => one.party))];
  const signed = parties.filter((party) => isSigned(standingOf(facts, party).state)).length;
  return parties.length > 0 && (facts.quorum === 'all' ? signed === parties.length : signed * 2 > parties.length);
}

function isSigned(state: SeatState): boolean {
  return state === 'signed' || state === 'reserved';
}

function isAnswered(state: SeatState): boolean {
  return isSigned(state) || state === 'refused' || state === 'silent';
}
