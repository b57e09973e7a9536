import { isOriginator, sees, seesNot, type Rule } from './verdict.js';

/** [P2] A draft belongs to its author party, and to the party whose minute taker writes it down for the author. */
export const draft: Rule = (question) => {
  const { unit, party } = question;
  if (unit.state !== 'draft') return undefined;
  const own = unit.authorParty === party.id || unit.scribeParty === party.id || isOriginator(question);
  return own ? sees('P2', 'originator', 'author') : seesNot('P2', null, 'draft');
};
