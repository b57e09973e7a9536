/** Where the seed left the addresses of its units and the sessions of their people; read by whoever connects. */
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file of the seed. */
export const SEATS_FILE =
  process.env.SOULAD_BENCH_SEATS ?? join(tmpdir(), `soulad-bench-seats-${process.getuid?.() ?? 0}.json`);

/**
 * @typedef {{ env: Record<string, string>, tickets: number, tables: { recordId: string, sessions: string[] }[],
 *   units: Record<string, { table: number, unitId: string }> }} Seats
 */

/** @type {Seats | undefined} */
let seats;
const used = new Map();
const taken = new Map();

/**
 * What the seed wrote.
 * @returns {Seats}
 */
export function readSeats() {
  return (seats ??= JSON.parse(readFileSync(SEATS_FILE, 'utf8')));
}

/** Where a unit of the seed is. */
export function placeOf(name) {
  const { units, tables } = readSeats();
  const unit = units[name];
  if (!unit) throw new Error(`the seed has no unit ${name}`);
  return { recordId: tables[unit.table].recordId, unitId: unit.unitId, table: unit.table };
}

/** The next person at the table of this unit: everybody in turn. */
export function nextSeat(name) {
  const { units, tables } = readSeats();
  const { sessions } = tables[units[name].table];
  const turn = taken.get(name) ?? 0;
  taken.set(name, turn + 1);
  return sessions[turn % sessions.length];
}

/** A ticket of the session that this process has not used. Another process may have: then it is refused, and the next one does. */
export function ticketOf(session) {
  const { tickets } = readSeats();
  const turn = used.get(session) ?? Math.floor(Math.random() * tickets);
  used.set(session, turn + 1);
  return `${session}/${turn % tickets}`;
}
