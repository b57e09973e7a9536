import { isOriginator, seesNot, type Rule } from './verdict.js';

/** [P4] [I4] Text without a category is seen by those it came from and by nobody else, OSPOD included. */
export const unclassified: Rule = (question) =>
  question.unit.category === null && !isOriginator(question) ? seesNot('P4', null, 'unclassified') : undefined;
