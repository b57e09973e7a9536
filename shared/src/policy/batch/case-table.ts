/** What all units of one case share, compiled once per pass: sets of seats instead of questions about each seat. */
import type { Instant, PartyId, PersonId, SittingId } from '../../ids/index.js';
import { STRANGER } from '../decide.js';
import type { CaseFacts, Decision, PartyFacts, Release, UnitFacts } from '../facts.js';
import { caseCell, narrowingsFor } from '../case-cell.js';
import type { Cell } from '../matrix/cell.js';
import { mayKnow } from '../knowledge.js';
import type { Matrix } from '../matrix.js';
import { ownPersons } from '../rules/own.js';
import { clientsOf } from '../rules/represented.js';
import { isFamilySeat, isParentalSeat } from '../seats.js';
import type { Category } from '../vocabulary.js';
import { NOBODY, only, type PartySet, setOf, union } from './party-set.js';

/** One sitting: who was asked to it, and when each seat left for good (absent = never came, or is still there). */
interface SittingTable {
  readonly invited: PartySet;
  readonly left: readonly { readonly seat: PartySet; readonly at: Instant }[];
}

/** Seats that are decided in one way: their cells have the same `see` and condition; `cell` is one of them. */
export interface Way {
  readonly cell: Cell;
  readonly seats: PartySet;
}

/** One category: the cell of each seat, and its ways of deciding, one for each `see` and condition. */
export interface CategoryTable {
  readonly cells: readonly Cell[];
  readonly ways: readonly Way[];
  readonly blocked: PartySet;
  /** Of these a seat may have what it said itself. */
  readonly blockedUnlessAuthor: PartySet;
}

export interface CompiledRelease extends Release {
  readonly hearers: PartySet;
}

export interface CaseTable {
  readonly facts: CaseFacts;
  readonly seats: readonly PartyFacts[];
  /** What a row of answers begins with. */
  readonly strangers: readonly Decision[];
  readonly all: PartySet;
  readonly members: PartySet;
  readonly family: PartySet;
  readonly parental: PartySet;
  readonly ospod: PartySet;
  readonly emergency: PartySet;
  readonly home: PartySet;
  readonly bit: (party: PartyId) => PartySet;
  /** Seats that speak for a person. */
  readonly seatsOfPerson: (person: PersonId) => PartySet;
  readonly sitting: (id: SittingId) => SittingTable | undefined;
  /** Seats that may not know of the seat whose words these are. */
  readonly unacquaintedWith: (author: PartyId) => PartySet;
  /** Cells for a unit of this category; one table for all units under the same narrowings. */
  readonly category: (unit: UnitFacts, category: Category) => CategoryTable;
  readonly releases: readonly CompiledRelease[];
  /** Clients of each representative, by seat index. */
  readonly clients: ReadonlyMap<number, readonly number[]>;
  readonly children: ReadonlySet<PersonId>;
}

/** Compiles the facts of one case under one matrix. */
export function compileCase(facts: CaseFacts, matrix: Matrix): CaseTable {
  const seats = facts.parties;
  const index = new Map(seats.map((seat, position) => [seat.id, position]));
  const where = (test: (seat: PartyFacts) => boolean): PartySet => setOf(seats, test);
  const bit = (party: PartyId): PartySet => {
    const position = index.get(party);
    return position === undefined ? NOBODY : only(position);
  };
  const persons = compilePersons(seats);
  const sittings = compileSittings(facts, bit);
  const unacquainted = seats.map((author) => where((seat) => !mayKnow(seat.id, author)));
  return {
    facts,
    seats,
    strangers: seats.map(() => STRANGER),
    all: where(() => true),
    members: where((seat) => seat.from <= facts.now && (seat.to === null || facts.now < seat.to)),
    family: where((seat) => isFamilySeat(seat.type)),
    parental: where((seat) => isParentalSeat(seat.type)),
    ospod: where((seat) => seat.type === 'ospod'),
    emergency: where((seat) => seat.emergency === true),
    home: where((seat) => facts.householdOfChild.some((person) => person === seat.personId)),
    bit,
    seatsOfPerson: (person) => persons.get(person) ?? NOBODY,
    sitting: (id) => sittings.get(id),
    unacquaintedWith: (author) => unacquainted[index.get(author) ?? -1] ?? NOBODY,
    category: compileCategories(facts, matrix),
    releases: facts.releases.map((release) => ({ ...release, hearers: union(release.recipients.map(bit)) })),
    clients: compileClients(facts, seats, index),
    children: new Set(facts.children),
  };
}

function compilePersons(seats: readonly PartyFacts[]): ReadonlyMap<PersonId, PartySet> {
  const persons = new Map<PersonId, PartySet>();
  seats.forEach((seat, position) => {
    for (const person of ownPersons(seat)) persons.set(person, (persons.get(person) ?? NOBODY) | only(position));
  });
  return persons;
}

function compileSittings(facts: CaseFacts, bit: (party: PartyId) => PartySet): ReadonlyMap<SittingId, SittingTable> {
  const tables = new Map<SittingId, SittingTable>();
  for (const entry of facts.presence) {
    const table = tables.get(entry.sitting) ?? { invited: NOBODY, left: [] };
    const ends = entry.intervals.map((stay) => stay.to ?? Infinity);
    const gone = ends.length > 0 && !ends.includes(Infinity);
    tables.set(entry.sitting, {
      invited: entry.invitation === 'invited' ? table.invited | bit(entry.party) : table.invited,
      left: gone ? [...table.left, { seat: bit(entry.party), at: Math.max(...ends) }] : table.left,
    });
  }
  return tables;
}

function compileCategories(facts: CaseFacts, matrix: Matrix): CaseTable['category'] {
  const tables = new Map<string, CategoryTable>();
  return (unit, category) => {
    const narrowings = facts.narrowings.length === 0 ? [] : narrowingsFor(facts, unit, category);
    const key =
      narrowings.length === 0
        ? category
        : [category, ...narrowings.map((one) => facts.narrowings.indexOf(one))].join(' ');
    const known = tables.get(key);
    if (known) return known;
    const table = compileCategory(facts.parties.map((seat) => caseCell(matrix, narrowings, seat, category)));
    tables.set(key, table);
    return table;
  };
}

function compileCategory(cells: readonly Cell[]): CategoryTable {
  const ways = new Map<string, Way>();
  cells.forEach((cell, position) => {
    const key = `${cell.see} ${cell.condition}`;
    ways.set(key, { cell, seats: (ways.get(key)?.seats ?? NOBODY) | only(position) });
  });
  const blocked = (cell: Cell): boolean => cell.see === 'block';
  return {
    cells,
    ways: [...ways.values()],
    blocked: setOf(cells, blocked),
    blockedUnlessAuthor: setOf(cells, (cell) => blocked(cell) && cell.condition === 'unless_author'),
  };
}

function compileClients(
  facts: CaseFacts,
  seats: readonly PartyFacts[],
  index: ReadonlyMap<PartyId, number>,
): ReadonlyMap<number, readonly number[]> {
  const pairs = seats.flatMap((seat, position): [number, readonly number[]][] => {
    if (seat.type !== 'representative') return [];
    const clients = clientsOf(facts, seat).flatMap((client) => index.get(client.id) ?? []);
    return [[position, clients]];
  });
  return new Map(pairs);
}
