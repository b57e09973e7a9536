import type { PersonId } from '../../ids/index.js';
import type { PartyFacts } from '../facts.js';
import { isParentalSeat } from '../seats.js';
import { type ClassifiedQuestion, sees, seesNot, type Question, type Verdict } from './verdict.js';

/** The persons a seat speaks for: its own and those it represents. */
export function ownPersons(party: PartyFacts): readonly PersonId[] {
  return party.personId === null ? party.represents : [party.personId, ...party.represents];
}

/**
 * [P10] Third persons in a text: everybody but the seat's own persons and, for a parent, the children of the case. What is
 * said of the mother never reaches the father through the child they share (domain c.4.3); to a child, a sibling is a
 * third person too.
 */
function namesThirdPerson({ facts, unit, party }: Question, withChildren: boolean): boolean {
  const near: readonly PersonId[] = withChildren ? [...ownPersons(party), ...facts.children] : ownPersons(party);
  return unit.subjects.some((person) => !near.includes(person));
}

/** [P10] A default "yes" about the child: not when the text is about another adult as well. */
export function aboutChildOnly(question: Question): boolean {
  return !namesThirdPerson(question, true);
}

/** [P10] Cells that give a seat what is about itself. */
export function ownData(question: ClassifiedQuestion): Verdict {
  const { cell, unit, party } = question;
  const own = ownPersons(party);
  const named = unit.subjects.some((person) => own.includes(person));
  switch (cell.condition) {
    case 'lawful':
      return seesNot('P10', 'needs-decision', cell.existence);
    case 'party_to_proceedings':
      return named ? sees('P10', cell.basis, 'party-to-proceedings') : seesNot('P10', 'not-for-seat', cell.existence);
    case 'child':
      return ofNear(question, unit.subjects.length > 0, true, 'own-or-child');
    case 'alone':
      return ofNear(question, named, false, 'own');
    default:
      return ofNear(question, named, isParentalSeat(party.type), 'own');
  }
}

function ofNear(
  question: ClassifiedQuestion,
  named: boolean,
  withChildren: boolean,
  own: 'own' | 'own-or-child',
): Verdict {
  const { cell } = question;
  if (!named) return seesNot('P10', 'not-for-seat', cell.existence);
  return namesThirdPerson(question, withChildren)
    ? seesNot('P10', 'third-person', cell.existence)
    : sees('P10', cell.basis, own);
}
