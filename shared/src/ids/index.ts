/** Branded identifiers: a case id can never be passed where a unit id is wanted. All are UUIDv4 in lower case. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type AgencyId = Id<'Agency'>;
export type UserId = Id<'User'>;
export type MembershipId = Id<'Membership'>;
export type SessionId = Id<'Session'>;
export type FamilyId = Id<'Family'>;
export type PersonId = Id<'Person'>;
export type CaseId = Id<'Case'>;
export type PartyId = Id<'Party'>;
export type AssignmentId = Id<'Assignment'>;
export type ConferenceId = Id<'Conference'>;
export type SittingId = Id<'Sitting'>;
export type AgendaItemId = Id<'AgendaItem'>;
export type RecordId = Id<'Record'>;
export type SectionId = Id<'Section'>;
export type UnitId = Id<'Unit'>;
export type ReleaseId = Id<'Release'>;
export type CommentId = Id<'Comment'>;
export type NoticeId = Id<'Notice'>;
export type AttachmentId = Id<'Attachment'>;
export type RevisionId = Id<'Revision'>;
export type CopyId = Id<'Copy'>;
export type TaskId = Id<'Task'>;

/** Milliseconds since the Unix epoch, UTC. The core never reads a clock: instants are passed in [I12]. */
export type Instant = number;

const UUID_V4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for a lower-case UUIDv4; other versions leak time or order and are refused (security 5.9). */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && UUID_V4.test(value);
}

/** Reads an identifier at a door. Returns undefined for anything that is not a lower-case UUIDv4. */
export function parseId<T extends Id<string>>(value: unknown): T | undefined {
  return isId(value) ? (value as T) : undefined;
}
