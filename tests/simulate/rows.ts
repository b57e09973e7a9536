import type { CaseId, MembershipId, PartyId, RecordId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight, type Right } from '@soulad/shared/policy';

/** A row of the text log. */
export interface LogRow {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly seq: number;
  readonly clientId: number;
  readonly n: number;
  readonly sessionId: SessionId;
  readonly userId: UserId;
  readonly bytes: Buffer;
}

export interface Snapshot {
  readonly seq: number;
  readonly state: Buffer;
}

export interface Held {
  readonly right: Right;
  /** When it ends by itself, by the database's clock. */
  readonly until: number | null;
}

/** One unit with everything that belongs to it. */
export interface UnitRow {
  readonly id: UnitId;
  readonly recordId: RecordId;
  readonly caseId: CaseId;
  gen: number;
  head: number;
  snapSeq: number;
  epoch: number;
  sealed: boolean;
  readonly audience: Map<PartyId, Held>;
  /** `<gen> <party>`: rows at or below the floor are not for the party (ADR 0014). */
  readonly floors: Map<string, number>;
  /** By generation. */
  readonly log: Map<number, LogRow[]>;
  readonly snapshots: Map<number, Snapshot[]>;
  /** `<gen> <client id>` */
  readonly leases: Map<string, Lease>;
}

/** A client id lent to a person on a seat. */
export interface Lease {
  sessionId: SessionId;
  readonly userId: UserId;
  readonly partyId: PartyId;
  /** What the last commit under it found: it holds as long as nothing of it has moved. */
  judged: Judged | null;
}

export interface Judged {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly n: number;
  readonly until: number | null;
}

export interface SessionRow {
  readonly id: SessionId;
  readonly userId: UserId;
  readonly membershipId: MembershipId;
  readonly expiresAt: number;
  lastSeen: number;
  revoked: boolean;
}

export interface PersonRow {
  readonly userId: UserId;
  readonly partyId: PartyId;
  readonly caseId: CaseId;
  /** The seat has ended. */
  unseated: boolean;
  /** Number of R42. */
  n: number;
  movedAt: number;
}

/** The committed rows. Nothing else of the database is known to the live channel. */
export interface Rows {
  readonly units: Map<UnitId, UnitRow>;
  readonly sessions: Map<SessionId, SessionRow>;
  readonly people: Map<UserId, PersonRow>;
}

export const IDLE_MS = 20 * 60_000;

export function emptyRows(): Rows {
  return { units: new Map(), sessions: new Map(), people: new Map() };
}

export function newUnit(row: Pick<UnitRow, 'id' | 'recordId' | 'caseId'>, state: Uint8Array): UnitRow {
  return {
    ...row,
    ...{ gen: 1, head: 0, snapSeq: 0, epoch: 1, sealed: false },
    audience: new Map(),
    floors: new Map(),
    log: new Map([[1, []]]),
    snapshots: new Map([[1, [{ seq: 0, state: Buffer.from(state) }]]]),
    leases: new Map(),
  };
}

/** The person of a session that is live at `now`. */
export function personOf(rows: Rows, sessionId: SessionId | null, now: number): PersonRow | undefined {
  const session = sessionId === null ? undefined : rows.sessions.get(sessionId);
  if (!session || session.revoked || sessionEnd(session) <= now) return undefined;
  return rows.people.get(session.userId);
}

/** When a session ends by itself: at its absolute end, or because nobody uses it. */
export function sessionEnd(session: SessionRow): number {
  return Math.min(session.expiresAt, session.lastSeen + IDLE_MS);
}

/** What the person may do with the unit at `now`. */
export function rightNow(unit: UnitRow, person: PersonRow | undefined, now: number): Right {
  if (!person || person.unseated) return 'none';
  const held = unit.audience.get(person.partyId);
  return held && (held.until === null || held.until > now) ? held.right : 'none';
}

/** When what the session may do with these units ends by itself; null = no end is set. */
export function endOf(
  rows: Rows,
  sessionId: SessionId | null,
  { party, units, now }: { party: PartyId | undefined; units: readonly UnitRow[]; now: number },
): number | null {
  const session = sessionId === null ? undefined : rows.sessions.get(sessionId);
  if (!session || !party) return null;
  const ends = units.flatMap((unit) => unit.audience.get(party)?.until ?? []).filter((until) => until > now);
  return Math.min(sessionEnd(session), ...ends);
}

/** The numbers of people's rights, in their order (R42). */
export function numbersOf({ people }: Rows, users: readonly UserId[]): readonly string[] {
  return users.map((userId) => String(people.get(userId)?.n ?? 0));
}

/** Whether the audience lets a party read a unit at `now`, whoever sits on its seat. */
function isReader(unit: UnitRow, party: PartyId, now: number): boolean {
  const held = unit.audience.get(party);
  return held !== undefined && (held.until === null || held.until > now) && includesRight(held.right, 'read');
}

/** Another right of a party on a unit. @returns whether it comes to read: from here on, not what was typed before */
export function grant(unit: UnitRow, party: PartyId, held: Held, now: number): boolean {
  const read = isReader(unit, party, now);
  unit.audience.set(party, held);
  unit.epoch += 1;
  if (read || !includesRight(held.right, 'read')) return false;
  unit.floors.set(`${unit.gen} ${party}`, unit.head);
  return true;
}

/** Closes the present generation; the next one begins with `state`, for those who read now. */
export function regenerate(unit: UnitRow, state: Uint8Array, now: number): void {
  const gen = unit.gen + 1;
  unit.log.set(gen, []);
  unit.snapshots.set(gen, [{ seq: 0, state: Buffer.from(state) }]);
  for (const party of unit.audience.keys()) if (isReader(unit, party, now)) unit.floors.set(`${gen} ${party}`, 0);
  Object.assign(unit, { gen, head: 0, snapSeq: 0, epoch: unit.epoch + 1 });
}
