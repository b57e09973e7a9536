import { mayKnow } from '../knowledge.js';
import { seesNot, type Rule } from './verdict.js';

/** [P20] Words of a party that one may not know of are not shown: whose they are could not be said. */
export const acquaintance: Rule = ({ facts, unit, party }) => {
  const author = facts.parties.find((one) => one.id === unit.authorParty);
  return author === undefined || mayKnow(party.id, author) ? undefined : seesNot('P20', 'not-for-seat');
};
