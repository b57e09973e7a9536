import type { Instant, PersonId } from '../../ids/index.js';
import type { Release } from '../facts.js';
import { ownPersons } from './own.js';
import { type ClassifiedQuestion, inWindow, sees, seesNot, type Question, type Verdict } from './verdict.js';

/** Whose releases a text needs: every adult it is about (a couple needs both); for children alone, every child. */
function giversNeeded({ facts, unit }: Question): readonly PersonId[] {
  const adults = unit.subjects.filter((person) => !facts.children.includes(person));
  return adults.length > 0 ? adults : unit.subjects;
}

/** True when the release frees a party the text came from, towards this party, for this category. */
function covers(release: Release, { unit, party }: Question): boolean {
  return (
    (release.releasedParty === unit.authorParty || unit.coAuthors.includes(release.releasedParty)) &&
    release.recipients.includes(party.id) &&
    release.categories.some((category) => category === unit.category)
  );
}

function inForceAt(release: Release, at: Instant): boolean {
  return inWindow(release, at) && (release.withdrawnAt === null || at < release.withdrawnAt);
}

function releasedAt(question: Question, at: Instant): boolean {
  const givers = giversNeeded(question);
  const given = question.facts.releases.filter((release) => covers(release, question) && inForceAt(release, at));
  return givers.length > 0 && givers.every((person) => given.some((release) => release.givenBy === person));
}

/** [P11] True when the author speaks of nobody but itself: a client's own words need nobody's release towards OSPOD. */
function toldBySubject(question: Question): boolean {
  const { facts, unit } = question;
  const author = facts.parties.find((party) => party.id === unit.authorParty);
  const givers = giversNeeded(question);
  return author !== undefined && givers.length > 0 && givers.every((person) => ownPersons(author).includes(person));
}

/** [P11] A release in force now opens a text to the party it names; live texts close at once when it is withdrawn. */
export function byRelease(question: ClassifiedQuestion): Verdict {
  if (releasedAt(question, question.facts.now)) return sees('P11', 'client-release', 'release');
  return seesNot('P11', 'needs-release', question.cell.existence);
}

/**
 * [P11] The same for OSPOD, to which a client may also speak for itself, and which keeps in a closed record what was told
 * to it while the release was in force.
 */
export function disclosedToOspod(question: ClassifiedQuestion): Verdict {
  const { facts, unit } = question;
  if (toldBySubject(question)) return sees('P11', 'originator', 'told-by-subject');
  const now = byRelease(question);
  if (now.sees || facts.recordState !== 'closed' || unit.presentedAt === null) return now;
  return releasedAt(question, unit.presentedAt) ? sees('P11', 'client-release', 'kept-by-ospod') : now;
}
