import { mayKnow } from '../knowledge.js';
import { sees, seesNot, type Question, type Rule } from './verdict.js';

/**
 * True for a party whose co-authorship counts: it does not get round a hard block, and before the text has a category
 * nobody can tell whether there is one. [P20] Nor does it tell a seat of an author that it may not know of.
 */
function isCoAuthor({ facts, unit, party, cell }: Question): boolean {
  const author = facts.parties.find((one) => one.id === unit.authorParty);
  if (author && !mayKnow(party.id, author)) return false;
  const closed = cell === null || (cell.see === 'block' && cell.condition !== 'unless_author');
  return unit.coAuthors.includes(party.id) && !closed;
}

/** [P3] Whoever said it sees it, also after it was withdrawn; a withdrawn passage is seen by nobody else. */
export const originator: Rule = (question) => {
  const { unit, party } = question;
  if (unit.authorParty === party.id || isCoAuthor(question)) return sees('P3', 'originator', 'author');
  return unit.state === 'withdrawn' ? seesNot('P3', 'withdrawn') : undefined;
};
