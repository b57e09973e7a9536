import type { AgencyId, CaseId, Instant, MembershipId, SessionId, UserId } from '@soulad/shared/ids';
import type { IdSource } from './clock/clock.js';
import type { NoticeEvent } from './notices.js';

/** Who asks: one person, acting for one membership, in one live session. Made by identity from the session alone. */
export interface Principal {
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly membershipId: MembershipId;
  /** Agency acted for; null for a family member, who acts for themself. */
  readonly agencyId: AgencyId | null;
  readonly agencyType: string | null;
  /** Role of the membership: worker, head, admin or self. */
  readonly role: string;
  readonly displayName: string;
  readonly installationAdmin: boolean;
}

/** Statements of one transaction. Times come back as `Date`, `bigint` as text; select a `date` as `::text`. */
export interface Sql {
  /** Rows of the statement (of RETURNING for a writing one). `T` is the caller's word for the row: select what it says. */
  query<T>(text: string, params?: unknown[]): Promise<T[]>;
}

/** Plain values an audit row may carry besides ids: numbers, flags, codes, lists of codes or ids. Never text of people. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One access or act, to be written by the transaction in which it happens [I10]. */
export interface AuditEvent {
  /** Action of the catalogue, e.g. `case.read`. */
  readonly action: string;
  /** The chain it belongs to; null = the chain of the installation. */
  readonly caseId: CaseId | null;
  readonly objectType: string;
  readonly objectId: string | null;
  /** Rule or code that allowed or refused, e.g. `P4` or `NOT_FOUND`. */
  readonly rule?: string;
  readonly detail?: AuditDetail;
}

/** Encryption at rest under the key of a case. */
export interface Sealing {
  /**
   * Seals bytes under the key of the case, for a `bytea` column.
   * @param place what they are and which row they belong to, e.g. `comment|body|<id>`; they open only there
   */
  seal(caseId: CaseId, place: string, plain: Uint8Array): Promise<Buffer>;
  /** Opens what `seal` made. @throws {ProductError} UNREADABLE (changed, or of another place), ERASED, UNAVAILABLE */
  open(caseId: CaseId, place: string, sealed: Uint8Array): Promise<Buffer>;
  /**
   * Stands for the key of the case while it is held opened, which is a short while, and no longer than it exists: what is
   * remembered under it in a `WeakMap` goes with it. @throws as `open`
   */
  keyHeld(caseId: CaseId): Promise<object>;
}

/** The server's word for a statement. */
export interface ServerSeal {
  /** Ed25519 key that checks it, 32 bytes. */
  readonly key: Buffer;
  /** 64 bytes. */
  readonly signature: Buffer;
}

/** A principal inside one transaction. Every read and write of case data takes one. */
export interface RequestContext extends Principal, Sealing {
  readonly traceId: string;
  /** Time of the transaction by the database's clock, the same that row-level security compares with. */
  readonly now: Instant;
  readonly ids: IdSource;
  /** Seals a statement with the key of the installation. */
  sign(statement: string): Promise<ServerSeal>;
  /** Bound to the one transaction, which carries the session as its context. */
  readonly sql: Sql;
  /** Runs `fn` once the transaction has committed; never when it rolled back. */
  afterCommit(fn: () => void): void;
  /** Notes an event; the same transaction writes it before it commits. */
  audit(event: AuditEvent): void;
  /** Leaves a word for people; the same transaction writes it before it commits. Nobody gets one of an own act. */
  notify(event: NoticeEvent): void;
}
