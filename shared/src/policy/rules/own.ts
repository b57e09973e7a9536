import type { Question } from './verdict.js';

/** [P10] The persons a seat speaks for: its own and those it represents. */
function ownPersons({ party }: Question): readonly string[] {
  return party.personId === null ? party.represents : [party.personId, ...party.represents];
}

/**
 * [P10] A passage is a party's own when it is about that party's person and about no other adult: what is said of the
 * mother never reaches the father through the child they share (domain c.4.3).
 */
export function isOwn(question: Question): 'own' | 'third-person' | 'other' {
  const own = ownPersons(question);
  const { subjects } = question.unit;
  if (!subjects.some((person) => own.includes(person))) return 'other';
  const strangers = subjects.some((person) => !own.includes(person) && !question.facts.children.includes(person));
  return strangers ? 'third-person' : 'own';
}

/** [P10] The same, where the children of the case count as own. */
export function isOwnOrChild(question: Question): 'own' | 'third-person' | 'other' {
  const near = [...ownPersons(question), ...question.facts.children];
  const { subjects } = question.unit;
  if (subjects.length === 0) return 'other';
  return subjects.every((person) => near.includes(person)) ? 'own' : 'third-person';
}
