/**
 * What a decision is made from. Plain values only: whoever loads them (api/sharing, the story checker, a test) is
 * responsible for completeness; a missing fact does not compile. Nothing here is read from a clock [I12].
 */
import type { AgencyId, CaseId, Instant, PartyId, PersonId, ReleaseId, SittingId, UnitId } from '../ids/index.js';
import type { See } from './matrix/cell.js';
import type { Category, PartyType, Right, UnitKind, UnitMode, UnitState } from './vocabulary.js';

/** A half-open time window; `to` null means without end. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** One seat at the table of one case. */
export interface PartyFacts extends Window {
  readonly id: PartyId;
  readonly type: PartyType;
  /** Agency on the seat; null for a person's seat. */
  readonly agencyId: AgencyId | null;
  /** Person on the seat; null for an agency's seat. */
  readonly personId: PersonId | null;
  /** Persons this seat stands for besides its own: a guardian's child, a lawyer's client. */
  readonly represents: readonly PersonId[];
  /** Who may know that this party sits at the table; 'table' = every party of the case. A party always knows itself. */
  readonly knownTo: 'table' | readonly PartyId[];
  /** Seat of one person for an emergency; its window is the time allowed [P21]. Absent = an ordinary seat. */
  readonly emergency?: boolean;
}

/** A recorded decision about one unit and one party. Narrowing: originator or convener. Allowing: both and a basis [I5]. */
export interface Override extends Window {
  readonly party: PartyId;
  readonly effect: 'narrow' | 'allow';
  /** Catalogue id of the legal basis, e.g. 'zspod-10-3-e'; for narrowing the reason code. */
  readonly basis: string;
  readonly byOriginator: boolean;
  readonly byConvener: boolean;
}

/** A client's release from confidentiality (zproštění). */
export interface Release extends Window {
  readonly id: ReleaseId;
  /** Whose data may be told. */
  readonly givenBy: PersonId;
  /** The party that may speak. */
  readonly releasedParty: PartyId;
  /** The parties that may hear. */
  readonly recipients: readonly PartyId[];
  readonly categories: readonly Category[];
  readonly withdrawnAt: Instant | null;
}

/** One cell of one seat that the convener narrowed for this case [P25]. */
export interface Narrowing {
  readonly party: PartyId;
  readonly category: Category;
  readonly see: See;
  readonly from: Instant;
  /** null = in force. Lifted, it holds on for what was shared before. */
  readonly liftedAt: Instant | null;
}

/** Where a party was during one sitting. */
export interface Presence {
  readonly sitting: SittingId;
  readonly party: PartyId;
  /** invited = seat in this sitting; excluded = asked not to take part in it. */
  readonly invitation: 'invited' | 'excluded';
  /** Times in the room, oldest first; `to` null = still there. Empty for an excused or absent party. */
  readonly intervals: readonly Window[];
}

/** One unit as the decision sees it. */
export interface UnitFacts {
  readonly id: UnitId;
  /** null = unclassified: visible to its author party only [I4]. */
  readonly category: Category | null;
  readonly kind: UnitKind;
  readonly mode: UnitMode;
  readonly state: UnitState;
  readonly authorParty: PartyId;
  /** Further parties that gave the statement together with the author. */
  readonly coAuthors: readonly PartyId[];
  /** Whom the text is about. */
  readonly subjects: readonly PersonId[];
  /** Party whose minute taker drafts for the author; sees the draft until it is shared or withdrawn. */
  readonly scribeParty: PartyId | null;
  /** Parties a measure is for (matrix: "own measures"); empty for anything but measures. */
  readonly responsible: readonly PartyId[];
  /** Sitting in which it was said; null for what was only written. */
  readonly sitting: SittingId | null;
  /** When it was put on the table in that sitting. */
  readonly presentedAt: Instant | null;
  /** When it was first shared; null for a draft. */
  readonly sharedAt: Instant | null;
  /** Read out at the table (matrix: "what is read out"). */
  readonly readOut: boolean;
  readonly overrides: readonly Override[];
}

/** Facts that all units of one case share. */
export interface CaseFacts {
  readonly caseId: CaseId;
  readonly now: Instant;
  readonly parties: readonly PartyFacts[];
  readonly releases: readonly Release[];
  readonly narrowings: readonly Narrowing[];
  readonly presence: readonly Presence[];
  /** Persons who live in one home with the child, for "same home" cells. */
  readonly householdOfChild: readonly PersonId[];
  /** Children of the case, for "own and child" cells. */
  readonly children: readonly PersonId[];
  /** 'live' opens writing; 'commented' leaves commenting and proposing, 'closed' reading only. */
  readonly recordState: 'live' | 'commented' | 'closed';
  /** 'marked': the authority wants closed records to mark withheld parts where the matrix allows it. Absent = hidden. */
  readonly gaps?: 'hidden' | 'marked';
}

/** The answer for one unit and one party. `basis` and `explanation` are catalogue ids; texts live in the interface. */
export interface Decision {
  readonly right: Right;
  /** Rule of POLICY.md that decided, e.g. 'P4'. */
  readonly rule: string;
  /** Legal basis or null when nothing is given. */
  readonly basis: string | null;
  /** Explanation code; free of other persons' data. */
  readonly explanation: string;
  /** For rights below `knows`: whether a formal copy marks the gap. Live documents never do. */
  readonly existence: 'hidden' | 'marked';
}
