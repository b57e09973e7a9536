import { sees, seesNot, type Rule } from './verdict.js';

/** [P2] A draft belongs to its author party, and to the party whose minute taker writes it down for the author. */
export const draft: Rule = ({ unit, party }) => {
  if (unit.state !== 'draft') return undefined;
  if (unit.authorParty === party.id) return sees('P2', 'originator', 'author');
  return unit.scribeParty === party.id ? sees('P2', 'originator', 'scribe') : seesNot('P2', 'draft');
};
