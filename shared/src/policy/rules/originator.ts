import { sees, seesNot, type Question, type Rule } from './verdict.js';

/** True for a party whose co-authorship counts: nobody gets round a hard block by being named beside the author. */
function isCoAuthor({ unit, party, cell }: Question): boolean {
  const closed = cell?.see === 'block' && cell.condition !== 'unless_author';
  return unit.coAuthors.includes(party.id) && !closed;
}

/** [P3] Whoever said it sees it, also after it was withdrawn; a withdrawn passage is seen by nobody else. */
export const originator: Rule = (question) => {
  const { unit, party } = question;
  if (unit.authorParty === party.id || isCoAuthor(question)) return sees('P3', 'originator', 'author');
  return unit.state === 'withdrawn' ? seesNot('P3', 'withdrawn') : undefined;
};
