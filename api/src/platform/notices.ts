import { Injectable } from '@nestjs/common';
import type { CaseId, ConferenceId, PartyId, RecordId, UnitId, UserId } from '@soulad/shared/ids';
import type { RequestContext, Sql } from './context.js';

/** What a notice is about. Its words are the interface's own; a notice holds ids and one of these. */
export const NOTICE_KINDS = [
  'mention',
  'comment',
  'request',
  'answer',
  'decisionAsked',
  'emergency',
  'emergencyReview',
  'release',
  'signoff',
  'revision',
  'task',
  'taskDue',
  'taskLate',
  'minutesForComments',
  'minutesClosed',
  'means',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** One word to people, written by the transaction in which its cause happens. */
export interface NoticeEvent {
  readonly kind: NoticeKind;
  readonly caseId: CaseId;
  /**
   * Name of the table in which the object stands: its row-level security decides who gets to see the notice. The policy of
   * `notice` has a branch for each such table.
   */
  readonly objectType: string;
  readonly objectId: string;
  /** A party means whoever sits on it when the transaction writes; a person needs a seat in the case or its office. */
  readonly to: { readonly userIds: readonly UserId[] } | { readonly partyIds: readonly PartyId[] };
}

/** Where a notice leads, as far as its reader may see. */
export interface NoticePlace {
  readonly conferenceId: ConferenceId | null;
  readonly recordId: RecordId | null;
  readonly unitId: UnitId | null;
  /** The party whose act it was; null where it is not said. */
  readonly byParty: PartyId | null;
}

/** Those of the objects that the caller may see now, with their places. What is left out does not exist for the caller. */
export type NoticeSubject = (ctx: RequestContext, ids: readonly string[]) => Promise<ReadonlyMap<string, NoticePlace>>;

/**
 * The first wall before notices: the feature that keeps a table says who may see its rows. A feature registers its table
 * in the constructor of its module; a notice about a table nobody registered is refused where it is made.
 */
@Injectable()
export class NoticeSubjects {
  readonly #subjects = new Map<string, NoticeSubject>();

  register(table: string, subject: NoticeSubject): void {
    this.#subjects.set(table, subject);
  }

  /** @throws {TypeError} when no feature keeps such a table */
  of(table: string): NoticeSubject {
    const subject = this.#subjects.get(table);
    if (!subject) throw new TypeError(`No feature says who may see a notice about ${table}.`);
    return subject;
  }
}

/** Writes the notices of a transaction; the notices feature provides the only one. */
export abstract class NoticeSink {
  /** Nobody gets a notice of an act of their own. With a transaction of the system there is no actor to leave out. */
  abstract write(sql: Sql, events: readonly NoticeEvent[]): Promise<void>;
}
