import type { PartyId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight, rightRank } from '@soulad/shared/policy';
import type { Announcement } from '@soulad/api/testing';
import { type LogRow, personOf, rightNow, type Rows, sessionEnd, type UnitRow } from './rows.js';

/** A transaction as its statements see it. */
export interface Place {
  readonly rows: Rows;
  /** Time at which the transaction began, and time of the statement, by the database's clock. */
  readonly begun: number;
  readonly now: number;
  /** Session it is in. */
  readonly sessionId: SessionId | null;
  lock(key: string, alone: boolean): Promise<void>;
  /** Done when the transaction commits. */
  later(write: () => void): void;
  announce(word: Announcement): void;
}

type Params = readonly unknown[];
type Answer = (place: Place, params: Params) => Promise<readonly unknown[]> | readonly unknown[];

/**
 * What the statements of the live channel answer, each by what is asked in it. That they answer as Postgres does is held
 * by `store.contract.test.ts`; a statement that is not here stops the run.
 */
const ANSWERS: readonly (readonly [RegExp, Answer])[] = [
  [/from push_updates\(/u, pushUpdates],
  [/from assignment a join party p/u, seats],
  [/from audience where unit_id = any/u, audience],
  [/ctx_writing_party\(u\.id\) as writes/u, units],
  [/from ctx_authority\(/u, authority],
  [/from unit_snapshot s/u, snapshots],
  [/join unit_update x/u, updates],
  [/select disclose\(/u, () => []],
  [/select client_lease\(/u, lease],
  [/from live_seats\(/u, liveSeats],
  [/from live_load\(/u, load],
  [/from live_tail\(/u, tail],
  [/authority_numbers\(\$2\) as numbers from live_heads/u, headWithNumbers],
  [/from live_heads\(/u, heads],
  [/select snapshot_store\(/u, storeSnapshot],
];

/** @throws Error for a statement that the simulation does not know */
export async function answer(place: Place, text: string, params: Params): Promise<readonly unknown[]> {
  const known = ANSWERS.find(([statement]) => statement.test(text));
  if (!known) throw new Error(`The simulation knows no answer to: ${text}`);
  return known[1](place, params);
}

/** Names of the statements, for the trace. */
export function nameOf(text: string): string {
  return ANSWERS.find(([statement]) => statement.test(text))?.[0].source.match(/[a-z_]{6,}/u)?.[0] ?? 'unknown';
}

function unitsNamed({ rows }: Place, ids: unknown): UnitRow[] {
  return (ids as UnitId[]).flatMap((id) => rows.units.get(id) ?? []);
}

function mine(place: Place, unit: UnitRow): PartyId | undefined {
  const person = personOf(place.rows, place.sessionId, place.begun);
  return includesRight(rightNow(unit, person, place.begun), 'read') ? person?.partyId : undefined;
}

/** Row-level security of the log and the snapshots: the floor of the reader, undefined for whoever reads nothing. */
function floorOf(place: Place, unit: UnitRow): number | undefined {
  const party = mine(place, unit);
  return party && unit.floors.get(`${unit.gen} ${party}`);
}

function seats({ rows, begun }: Place, [userId]: Params): readonly unknown[] {
  const person = rows.people.get(userId as UserId);
  if (!person) return [];
  const { partyId, caseId, unseated } = person;
  const seat = { role: 'member', isConvener: false, emergency: false, type: 'school', agencyId: null };
  return [{ partyId, caseId, ...seat, from: 0, to: unseated ? begun : null, seatFrom: 0, seatTo: null }];
}

function audience(place: Place, [ids, parties]: Params): readonly unknown[] {
  return unitsNamed(place, ids).flatMap((unit) =>
    (parties as PartyId[]).flatMap((partyId) => {
      const held = unit.audience.get(partyId);
      return held ? [{ unitId: unit.id, partyId, right: held.right, until: held.until }] : [];
    }),
  );
}

function units(place: Place, [ids]: Params): readonly unknown[] {
  const person = personOf(place.rows, place.sessionId, place.begun);
  return unitsNamed(place, ids)
    .filter((unit) => mine(place, unit))
    .map((unit) => {
      const writes = rightNow(unit, person, place.begun) === 'write' ? person?.partyId : null;
      return { id: unit.id, recordId: unit.recordId, gen: unit.gen, epoch: unit.epoch, writes };
    });
}

function authority(place: Place, [ids]: Params): readonly unknown[] {
  const { rows, begun, now, sessionId } = place;
  const person = personOf(rows, sessionId, begun);
  const until = endOf(place, person?.partyId, unitsNamed(place, ids), begun);
  const leftMs = until === null ? null : until - now;
  if (!person) return [{ n: null, moved: false, leftMs }];
  return [{ n: String(person.n), moved: person.movedAt >= begun, leftMs }];
}

/** When what the session may do ends by itself. */
function endOf(
  { rows, sessionId }: Place,
  party: PartyId | undefined,
  of: readonly UnitRow[],
  now: number,
): number | null {
  const session = sessionId === null ? undefined : rows.sessions.get(sessionId);
  if (!session || !party) return null;
  const ends = of.flatMap((unit) => unit.audience.get(party)?.until ?? []).filter((until) => until > now);
  return Math.min(sessionEnd(session), ...ends);
}

function snapshots(place: Place, [ids]: Params): readonly unknown[] {
  return unitsNamed(place, ids).flatMap((unit) => {
    const floor = floorOf(place, unit);
    const found = unit.snapshots.get(unit.gen)?.findLast(({ seq }) => floor !== undefined && seq >= floor);
    return found
      ? [{ caseId: unit.caseId, id: unit.id, gen: unit.gen, seq: String(found.seq), state: found.state }]
      : [];
  });
}

function updates(place: Place, [ids, gens, seqs]: Params): readonly unknown[] {
  return (ids as UnitId[]).flatMap((id, index) => {
    const unit = place.rows.units.get(id);
    const gen = Number((gens as unknown[])[index]);
    const floor = unit && floorOf(place, unit);
    const after = Math.max(Number((seqs as unknown[])[index]), floor ?? Infinity);
    return unit?.gen === gen ? rowsAfter(unit, gen, after).map((row) => ({ ...logLine(unit, row), id })) : [];
  });
}

function rowsAfter(unit: UnitRow, gen: number, after: number): readonly LogRow[] {
  return (unit.log.get(gen) ?? []).filter(({ seq }) => seq > after);
}

function logLine({ caseId }: UnitRow, { seq, clientId, n, bytes }: LogRow): object {
  return { caseId, seq: String(seq), clientId: String(clientId), n: String(n), bytes };
}

function lease(place: Place, [id, gen, fresh, wanted]: Params): readonly unknown[] {
  const { rows, sessionId, begun } = place;
  const unit = rows.units.get(id as UnitId);
  const person = personOf(rows, sessionId, begun);
  if (!unit || !person || !sessionId || rightNow(unit, person, begun) !== 'write') return [{ id: null }];
  const { userId, partyId } = person;
  const held = wanted === null ? undefined : unit.leases.get(`${gen} ${wanted}`);
  if (held?.userId === userId && held.partyId === partyId) {
    place.later(() => (held.sessionId = sessionId));
    return [{ id: String(wanted) }];
  }
  place.later(() => unit.leases.set(`${gen} ${fresh}`, { sessionId, userId, partyId }));
  return [{ id: String(fresh) }];
}

function liveSeats({ rows, begun }: Place, [ids]: Params): readonly unknown[] {
  return (ids as SessionId[]).flatMap((id) => {
    const session = rows.sessions.get(id);
    const person = personOf(rows, id, begun);
    if (!session || !person) return [];
    const held = person.unseated ? null : [person.partyId];
    return [{ id, ms: sessionEnd(session) - begun, seats: held, n: String(person.n) }];
  });
}

function load({ rows }: Place, [id]: Params): readonly unknown[] {
  const unit = rows.units.get(id as UnitId);
  const last = unit?.snapshots.get(unit.gen)?.at(-1);
  if (!unit || !last) return [];
  return [{ caseId: unit.caseId, id: unit.id, gen: unit.gen, seq: String(last.seq), state: last.state }];
}

function tail({ rows }: Place, [id, gen, after]: Params): readonly unknown[] {
  const unit = rows.units.get(id as UnitId);
  return unit ? rowsAfter(unit, Number(gen), Number(after)).map((row) => logLine(unit, row)) : [];
}

function headWithNumbers(place: Place, [ids, watch]: Params): readonly unknown[] {
  const numbers = numbersOf(place, watch as UserId[]);
  return unitsNamed(place, ids).map((unit) => ({ epoch: String(unit.epoch), numbers }));
}

function heads(place: Place, [ids]: Params): readonly unknown[] {
  return unitsNamed(place, ids).map(({ id, gen, head, epoch }) => ({
    ...{ id, gen, seq: String(head), epoch: String(epoch) },
  }));
}

function numbersOf({ rows }: Place, people: readonly UserId[]): readonly string[] {
  return people.map((userId) => String(rows.people.get(userId)?.n ?? 0));
}

function storeSnapshot(place: Place, [id, gen, seq, state]: Params): readonly unknown[] {
  const unit = place.rows.units.get(id as UnitId);
  if (!unit || unit.gen !== gen || unit.head < Number(seq)) return [];
  place.later(() => {
    const kept = unit.snapshots.get(unit.gen) ?? [];
    if (unit.gen !== gen || kept.some((one) => one.seq === Number(seq))) return;
    kept.push({ seq: Number(seq), state: state as Buffer });
    kept.sort((a, b) => a.seq - b.seq);
    unit.snapSeq = Math.max(unit.snapSeq, Number(seq));
  });
  return [];
}

/** The group commit, row by row as the function of the database does it [I6][I7]. */
async function pushUpdates(place: Place, params: Params): Promise<readonly unknown[]> {
  const [unitId, gen, head, node, sessions, epochs, clients, ns, bytes, empty, watch] = params as [
    ...[UnitId, number, number, string, SessionId[], number[], number[], number[], Buffer[], boolean[], UserId[]],
  ];
  const { rows, begun } = place;
  const writers = sessions.flatMap((id) => rows.sessions.get(id)?.userId ?? []);
  for (const userId of [...new Set([...writers, ...watch])].sort()) await place.lock(`person ${userId}`, false);
  const moved = writers.some((userId) => (rows.people.get(userId)?.movedAt ?? -1) >= begun);
  const authorities = numbersOf(place, watch);
  await place.lock(`unit ${unitId}`, true);
  const unit = rows.units.get(unitId);
  let last = unit?.head ?? 0;
  let refused = false;
  const stored: LogRow[] = [];
  const answers = sessions.map((sessionId, index) => {
    const person = personOf(rows, sessionId, begun);
    const [clientId, n] = [Number(clients[index]), Number(ns[index])];
    const right = unit ? rightNow(unit, person, begun) : 'none';
    const until = unit ? endOf({ ...place, sessionId }, person?.partyId, [unit], begun) : null;
    const ended = until !== null && until > begun && until <= place.now;
    const lent = unit?.leases.get(`${gen} ${clientId}`);
    const leased = lent !== undefined && lent.userId === person?.userId;
    const before = leased && unit?.log.get(gen)?.find((row) => row.clientId === clientId && row.n === n);
    const known = before || stored.find((row) => leased && row.clientId === clientId && row.n === n);
    let outcome = 'STORED';
    if (moved || ended) outcome = 'AGAIN';
    else if (known) outcome = 'DUP';
    else if (rightRank(right) < rightRank('read')) outcome = 'REVOKED';
    else if (unit?.gen !== gen) outcome = 'GEN_MISMATCH';
    else if (unit.sealed) outcome = 'SEALED';
    else if (right !== 'write' || !person) outcome = 'FORBIDDEN_STEP';
    else if (!leased) outcome = 'FOREIGN_CLIENT';
    else if (unit.epoch !== Number(epochs[index])) outcome = 'EPOCH_STALE';
    else if (unit.head !== Number(head)) outcome = 'BEHIND';
    else if (refused) outcome = 'AGAIN';
    if (outcome === 'STORED' && person) {
      last += 1;
      const row = { unitId, gen, seq: last, clientId, n, sessionId, userId: person.userId };
      stored.push({ ...row, bytes: bytes[index] ?? Buffer.alloc(0) });
    }
    refused ||= (outcome !== 'STORED' && outcome !== 'DUP') || (outcome === 'DUP' && empty[index] !== true);
    const seq = outcome === 'STORED' ? last : known ? known.seq : null;
    return { outcome, at_seq: seq === null ? null : String(seq), authorities: index === 0 ? authorities : null };
  });
  if (unit && stored.length > 0) {
    place.later(() => {
      unit.log.get(gen)?.push(...stored);
      unit.head = last;
    });
    place.announce({ kind: 'head', unitId, gen, seq: last, node });
  }
  return answers;
}
