import type { PartyId, SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { Announcement } from '@soulad/api/testing';
import { pushGroup, pushUpdates } from './pushes.js';
import { endOf, type LogRow, numbersOf, personOf, rightNow, type Rows, sessionEnd, type UnitRow } from './rows.js';

/** A transaction as its statements see it. */
export interface Place {
  readonly rows: Rows;
  /** Time at which the transaction began, and time of the statement, by the database's clock. */
  readonly begun: number;
  readonly now: number;
  /** Session it is in. */
  readonly sessionId: SessionId | null;
  lock(key: string, alone: boolean): Promise<void>;
  /** Takes the lock alone if it is free at this moment. */
  tryLock(key: string): boolean;
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
const ANSWERS: readonly (readonly [name: string, statement: RegExp, answer: Answer])[] = [
  ['push_group', /from push_group\(/u, pushGroup],
  ['push_updates', /from push_updates\(/u, pushUpdates],
  ['seats', /from assignment a join party p/u, seats],
  ['audience', /from audience where unit_id = any/u, audience],
  ['units', /ctx_writing_party\(u\.id\) as writes/u, units],
  ['ctx_authority', /from ctx_authority\(/u, authority],
  ['snapshots', /from unit_snapshot s/u, snapshots],
  ['updates', /join unit_update x/u, updates],
  ['disclose', /select disclose\(/u, () => []],
  ['client_lease', /select client_lease\(/u, lease],
  ['live_seats', /from live_seats\(/u, liveSeats],
  ['live_load', /from live_load\(/u, load],
  ['live_tail', /from live_tail\(/u, tail],
  ['head and numbers', /authority_numbers\(\$2\) as numbers from live_heads/u, headWithNumbers],
  ['live_heads', /from live_heads\(/u, heads],
  ['snapshot_store', /select snapshot_store\(/u, storeSnapshot],
];

/** Names of all of them. */
export const STATEMENTS: readonly string[] = ANSWERS.map(([name]) => name);

/** @throws Error for a statement that the simulation does not know */
export async function answer(place: Place, text: string, params: Params): Promise<readonly unknown[]> {
  const known = ANSWERS.find(([, statement]) => statement.test(text));
  if (!known) throw new Error(`The simulation knows no answer to: ${text}`);
  return known[2](place, params);
}

/** Names of the statements, for the trace and for the contract. */
export function nameOf(text: string): string {
  return ANSWERS.find(([, statement]) => statement.test(text))?.[0] ?? 'unknown';
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
  const until = endOf(rows, sessionId, { party: person?.partyId, units: unitsNamed(place, ids), now: begun });
  const leftMs = until === null ? null : until - now;
  if (!person) return [{ n: null, moved: false, leftMs }];
  return [{ n: String(person.n), moved: person.movedAt >= begun, leftMs }];
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
  place.later(() => unit.leases.set(`${gen} ${fresh}`, { sessionId, userId, partyId, judged: null }));
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
  const numbers = numbersOf(place.rows, watch as UserId[]);
  return unitsNamed(place, ids).map((unit) => ({ epoch: String(unit.epoch), numbers }));
}

function heads(place: Place, [ids]: Params): readonly unknown[] {
  return unitsNamed(place, ids).map(({ id, gen, head, epoch }) => ({
    ...{ id, gen, seq: String(head), epoch: String(epoch) },
  }));
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
