import type { PersonId } from '../../ids/index.js';
import { inWindow, type Question } from './verdict.js';

/**
 * [P11] A release counts when it was given by the person the text is about, frees a party the text came from, names this
 * party and this category, and is in force. A text about two adults needs the release of both (act 108/2006 § 100); for a
 * text about children alone the release of anybody entitled to give one is enough.
 */
export function released(question: Question): boolean {
  const { facts, unit } = question;
  const adults = unit.subjects.filter((person) => !facts.children.includes(person));
  if (adults.length > 0) return adults.every((person) => releasedBy(question, person));
  return unit.subjects.length > 0 && facts.releases.some((release) => releasedBy(question, release.givenBy));
}

function releasedBy({ facts, unit, party }: Question, giver: PersonId): boolean {
  const { category } = unit;
  if (category === null) return false;
  return facts.releases.some(
    (release) =>
      release.givenBy === giver &&
      (release.releasedParty === unit.authorParty || unit.coAuthors.includes(release.releasedParty)) &&
      release.recipients.includes(party.id) &&
      release.categories.includes(category) &&
      inWindow(release, facts.now) &&
      (release.withdrawnAt === null || facts.now < release.withdrawnAt),
  );
}
