/** The matrix part of a pass [P9]–[P12]: one way of deciding (see + condition) splits its seats into shares. */
import type { PersonId } from '../../ids/index.js';
import type { UnitFacts } from '../facts.js';
import type { Explanation, RuleId } from '../rules/verdict.js';
import type { CaseTable, Way } from './case-table.js';
import { NOBODY, type PartySet, union } from './party-set.js';

/** Seats that get the same answer. `basis` 'cell' stands for the basis of each seat's own cell. */
export interface Share {
  readonly seats: PartySet;
  readonly rule: RuleId;
  readonly explanation: Explanation;
  /** null = does not see. */
  readonly basis: 'cell' | 'client-release' | 'originator' | null;
}

/** Sets that depend on the unit alone, computed once for all its ways. */
export interface UnitSets {
  /** Seats for whose own persons the text speaks. */
  readonly named: PartySet;
  /** Seats for which the text names a third person; children count as strangers. */
  readonly strangers: PartySet;
  /** The same, where the children of the case do not count. */
  readonly strangersBesidesChildren: PartySet;
  readonly hasSubjects: boolean;
  readonly responsible: PartySet;
  readonly released: PartySet;
  readonly releasedWhenPresented: PartySet;
  readonly toldBySubject: boolean;
}

export function setsOf(table: CaseTable, unit: UnitFacts): UnitSets {
  const { children, facts } = table;
  const about = unit.subjects.map((person) => ({ seats: table.seatsOfPerson(person), child: children.has(person) }));
  const outside = (person: { readonly seats: PartySet }): PartySet => table.all & ~person.seats;
  const adults = unit.subjects.filter((person) => !children.has(person));
  const givers = adults.length > 0 ? adults : unit.subjects;
  const author = table.bit(unit.authorParty);
  const kept = facts.recordState === 'closed' && unit.presentedAt !== null;
  return {
    named: union(about.map(({ seats }) => seats)),
    strangers: union(about.map(outside)),
    strangersBesidesChildren: union(about.filter(({ child }) => !child).map(outside)),
    hasSubjects: about.length > 0,
    responsible: union(unit.responsible.map(table.bit)),
    released: releasedAt(table, unit, givers, facts.now),
    releasedWhenPresented: kept ? releasedAt(table, unit, givers, unit.presentedAt) : NOBODY,
    toldBySubject: givers.length > 0 && givers.every((person) => (table.seatsOfPerson(person) & author) !== NOBODY),
  };
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

/** Splits the seats of one way of deciding. The shares together are exactly `seats`. */
export function sharesOf(table: CaseTable, unit: UnitFacts, sets: UnitSets, way: Way): readonly Share[] {
  const { cell, seats } = way;
  switch (cell.see) {
    case 'yes':
      return byDefault(table, unit, sets, way);
    case 'own':
      return ownShares(table, sets, way);
    case 'release':
      return split(seats, sets.released, RELEASED, refuse('P11', 'needs-release'));
    case 'decision':
      return [{ seats, ...refuse('P9', 'needs-decision') }];
    default:
      return [{ seats, ...refuse('P9', 'not-for-seat') }];
  }
}

type Answer = Omit<Share, 'seats'>;
const refuse = (rule: RuleId, explanation: Explanation): Answer => ({ rule, explanation, basis: null });
const give = (rule: RuleId, explanation: Explanation): Answer => ({ rule, explanation, basis: 'cell' });
const BY_MATRIX = give('P9', 'matrix');
const RELEASED: Answer = { rule: 'P11', explanation: 'release', basis: 'client-release' };

function split(seats: PartySet, passing: PartySet, pass: Answer, fail: Answer): readonly Share[] {
  return [
    { seats: seats & passing, ...pass },
    { seats: seats & ~passing, ...fail },
  ];
}

function byDefault(table: CaseTable, unit: UnitFacts, sets: UnitSets, { cell, seats }: Way): readonly Share[] {
  switch (cell.condition) {
    case null:
      return [{ seats, ...BY_MATRIX }];
    case 'child':
      return split(seats, ~sets.strangersBesidesChildren, BY_MATRIX, refuse('P10', 'third-person'));
    case 'same_home':
      return split(seats, table.home, BY_MATRIX, refuse('P12', 'not-same-home'));
    case 'read_out':
      return [{ seats, ...(unit.readOut ? give('P12', 'read-out') : refuse('P12', 'not-read-out')) }];
    case 'own_measures':
      return measures(sets, seats, unit, unit.kind === 'frame' || unit.kind === 'decision' || unit.kind === 'dissent');
    case 'own_measures_and_goals':
      return measures(sets, seats, unit, unit.kind !== 'measure');
    case 'release_or_100a':
    case 'disclosed':
      return toOspod(sets, seats);
    default:
      return [{ seats, ...refuse('P9', 'not-for-seat') }];
  }
}

function measures(sets: UnitSets, seats: PartySet, unit: UnitFacts, openKind: boolean): readonly Share[] {
  const open = openKind && unit.responsible.length === 0;
  return split(
    seats,
    sets.responsible,
    give('P12', 'own-measure'),
    open ? BY_MATRIX : refuse('P12', 'not-own-measure'),
  );
}

function toOspod(sets: UnitSets, seats: PartySet): readonly Share[] {
  if (sets.toldBySubject) return [{ seats, rule: 'P11', explanation: 'told-by-subject', basis: 'originator' }];
  const [now, rest] = [seats & sets.released, seats & ~sets.released];
  const kept: Answer = { rule: 'P11', explanation: 'kept-by-ospod', basis: 'client-release' };
  return [
    { seats: now, ...RELEASED },
    ...split(rest, sets.releasedWhenPresented, kept, refuse('P11', 'needs-release')),
  ];
}

function ownShares(table: CaseTable, sets: UnitSets, { cell, seats }: Way): readonly Share[] {
  switch (cell.condition) {
    case 'lawful':
      return [{ seats, ...refuse('P10', 'needs-decision') }];
    case 'party_to_proceedings':
      return split(seats, sets.named, give('P10', 'party-to-proceedings'), refuse('P10', 'not-for-seat'));
    case 'child':
      return near(seats, sets.hasSubjects ? seats : NOBODY, sets.strangersBesidesChildren, 'own-or-child');
    case 'alone':
      return near(seats, sets.named, sets.strangers, 'own');
    default:
      return [
        ...near(seats & table.parental, sets.named, sets.strangersBesidesChildren, 'own'),
        ...near(seats & ~table.parental, sets.named, sets.strangers, 'own'),
      ];
  }
}

function near(seats: PartySet, named: PartySet, strangers: PartySet, own: 'own' | 'own-or-child'): readonly Share[] {
  return [
    { seats: seats & ~named, ...refuse('P10', 'not-for-seat') },
    ...split(seats & named, ~strangers, give('P10', own), refuse('P10', 'third-person')),
  ];
}
