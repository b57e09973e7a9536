/** The matrix part of a pass [P9]–[P12]: one way of deciding (see + condition) splits its seats into shares. */
import type { PersonId } from '../../ids/index.js';
import type { UnitFacts } from '../facts.js';
import type { Explanation, RuleId } from '../rules/verdict.js';
import type { CaseTable, Way } from './case-table.js';
import { NOBODY, type PartySet, union } from './party-set.js';

/** The same answer for a set of seats. `basis` 'cell' stands for the basis of each seat's own cell. */
export interface Answer {
  readonly rule: RuleId;
  readonly explanation: Explanation;
  /** null = does not see. */
  readonly basis: 'cell' | 'client-release' | 'originator' | null;
}

/** Takes one share of a way: its seats, and what they get. */
export type Put = (seats: PartySet, answer: Answer) => void;

/** What of a unit its shares are made from; computed once for all its ways. */
export interface UnitSets {
  readonly table: CaseTable;
  readonly unit: UnitFacts;
  /** Seats for whose own persons the text speaks. */
  readonly named: PartySet;
  /** Seats for which the text names a third person; children count as strangers. */
  readonly strangers: PartySet;
  /** The same, where the children of the case do not count. */
  readonly strangersBesidesChildren: PartySet;
}

export function setsOf(table: CaseTable, unit: UnitFacts): UnitSets {
  let [named, strangers, strangersBesidesChildren] = [NOBODY, NOBODY, NOBODY];
  for (const person of unit.subjects) {
    const seats = table.seatsOfPerson(person);
    const outside = table.all & ~seats;
    named |= seats;
    strangers |= outside;
    if (!table.children.has(person)) strangersBesidesChildren |= outside;
  }
  return { table, unit, named, strangers, strangersBesidesChildren };
}

/** Whose release lets others speak of the text: of the adults in it, and of children where it names no adult. */
function giversOf({ table, unit }: UnitSets): readonly PersonId[] {
  const adults = unit.subjects.filter((person) => !table.children.has(person));
  return adults.length > 0 ? adults : unit.subjects;
}

function toldBySubject(sets: UnitSets): boolean {
  const { table, unit } = sets;
  const author = table.bit(unit.authorParty);
  const givers = giversOf(sets);
  return givers.length > 0 && givers.every((person) => (table.seatsOfPerson(person) & author) !== NOBODY);
}

function released(sets: UnitSets): PartySet {
  return releasedAt(sets.table, sets.unit, giversOf(sets), sets.table.facts.now);
}

/** What was on the table under a release stays with the office once the record is closed. */
function releasedWhenPresented(sets: UnitSets): PartySet {
  const { table, unit } = sets;
  if (table.facts.recordState !== 'closed' || unit.presentedAt === null) return NOBODY;
  return releasedAt(table, unit, giversOf(sets), unit.presentedAt);
}

function releasedAt(table: CaseTable, unit: UnitFacts, givers: readonly PersonId[], at: number): PartySet {
  if (givers.length === 0) return NOBODY;
  const speakers = [unit.authorParty, ...unit.coAuthors];
  const given = table.releases.filter(
    (release) =>
      release.from <= at &&
      at < Math.min(release.to ?? Infinity, release.withdrawnAt ?? Infinity) &&
      speakers.includes(release.releasedParty) &&
      release.categories.some((category) => category === unit.category),
  );
  const from = (giver: PersonId): PartySet =>
    union(given.filter(({ givenBy }) => givenBy === giver).map(({ hearers }) => hearers));
  return givers.reduce((hearers, giver) => hearers & from(giver), table.all);
}

/** Splits the seats of one way of deciding. The shares together are exactly its seats. */
export function putShares(sets: UnitSets, { cell, seats }: Way, put: Put): void {
  switch (cell.see) {
    case 'yes':
      return byDefault(sets, { cell, seats }, put);
    case 'own':
      return ownShares(sets, { cell, seats }, put);
    case 'release':
      return split(seats, released(sets), [RELEASED, NEEDS_RELEASE], put);
    case 'decision':
      return put(seats, NEEDS_DECISION);
    default:
      return put(seats, NOT_FOR_SEAT);
  }
}

const refuse = (rule: RuleId, explanation: Explanation): Answer => ({ rule, explanation, basis: null });
const give = (rule: RuleId, explanation: Explanation): Answer => ({ rule, explanation, basis: 'cell' });
const BY_MATRIX = give('P9', 'matrix');
const NEEDS_DECISION = refuse('P9', 'needs-decision');
const NOT_FOR_SEAT = refuse('P9', 'not-for-seat');
const RELEASED: Answer = { rule: 'P11', explanation: 'release', basis: 'client-release' };
const KEPT: Answer = { rule: 'P11', explanation: 'kept-by-ospod', basis: 'client-release' };
const TOLD: Answer = { rule: 'P11', explanation: 'told-by-subject', basis: 'originator' };
const NEEDS_RELEASE = refuse('P11', 'needs-release');
const SAME_HOME = [BY_MATRIX, refuse('P12', 'not-same-home')] as const;
const READ_OUT = give('P12', 'read-out');
const NOT_READ_OUT = refuse('P12', 'not-read-out');
const OWN_MEASURE = give('P12', 'own-measure');
const NOT_OWN_MEASURE = refuse('P12', 'not-own-measure');
const OWN = give('P10', 'own');
const OWN_OR_CHILD = give('P10', 'own-or-child');
const OF_OTHERS = refuse('P10', 'not-for-seat');
const THIRD_PERSON = refuse('P10', 'third-person');
const LAWFUL = refuse('P10', 'needs-decision');
const PROCEEDINGS = [give('P10', 'party-to-proceedings'), OF_OTHERS] as const;

function split(seats: PartySet, passing: PartySet, [pass, fail]: readonly [Answer, Answer], put: Put): void {
  put(seats & passing, pass);
  put(seats & ~passing, fail);
}

function byDefault(sets: UnitSets, { cell, seats }: Way, put: Put): void {
  const { unit, table } = sets;
  switch (cell.condition) {
    case null:
      return put(seats, BY_MATRIX);
    case 'child':
      return split(seats, ~sets.strangersBesidesChildren, [BY_MATRIX, THIRD_PERSON], put);
    case 'same_home':
      return split(seats, table.home, SAME_HOME, put);
    case 'read_out':
      return put(seats, unit.readOut ? READ_OUT : NOT_READ_OUT);
    case 'own_measures':
      return measures(sets, seats, unit.kind === 'frame' || unit.kind === 'decision' || unit.kind === 'dissent', put);
    case 'own_measures_and_goals':
      return measures(sets, seats, unit.kind !== 'measure', put);
    case 'release_or_100a':
    case 'disclosed':
      return toOspod(sets, seats, put);
    default:
      return put(seats, NOT_FOR_SEAT);
  }
}

function measures({ table, unit }: UnitSets, seats: PartySet, openKind: boolean, put: Put): void {
  const open = openKind && unit.responsible.length === 0;
  const responsible = union(unit.responsible.map(table.bit));
  split(seats, responsible, [OWN_MEASURE, open ? BY_MATRIX : NOT_OWN_MEASURE], put);
}

function toOspod(sets: UnitSets, seats: PartySet, put: Put): void {
  if (toldBySubject(sets)) return put(seats, TOLD);
  const now = released(sets);
  put(seats & now, RELEASED);
  split(seats & ~now, releasedWhenPresented(sets), [KEPT, NEEDS_RELEASE], put);
}

function ownShares(sets: UnitSets, { cell, seats }: Way, put: Put): void {
  const { named, strangers, strangersBesidesChildren, table, unit } = sets;
  switch (cell.condition) {
    case 'lawful':
      return put(seats, LAWFUL);
    case 'party_to_proceedings':
      return split(seats, named, PROCEEDINGS, put);
    case 'child': {
      const about = unit.subjects.length > 0 ? seats : NOBODY;
      put(seats & ~about, OF_OTHERS);
      return split(about, ~strangersBesidesChildren, [OWN_OR_CHILD, THIRD_PERSON], put);
    }
    case 'alone':
      put(seats & ~named, OF_OTHERS);
      return split(seats & named, ~strangers, [OWN, THIRD_PERSON], put);
    default:
      put(seats & ~named, OF_OTHERS);
      split(seats & named & table.parental, ~strangersBesidesChildren, [OWN, THIRD_PERSON], put);
      return split(seats & named & ~table.parental, ~strangers, [OWN, THIRD_PERSON], put);
  }
}
