import { seesNot, type Rule } from './verdict.js';

/** [P4] [I4] Text without a category is seen by the party it came from and by nobody else, OSPOD included. */
export const unclassified: Rule = ({ unit, party }) =>
  unit.category === null && unit.authorParty !== party.id ? seesNot('P4', 'unclassified') : undefined;
