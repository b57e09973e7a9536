import { seesNot, type ClassifiedQuestion, type Question, type Verdict } from './verdict.js';

/** [P4] [I4] Text without a category is seen by the party it came from and by nobody else, OSPOD included. */
export const UNCLASSIFIED: Verdict = seesNot('P4', 'unclassified');

/** True when the matrix has something to say about the question. */
export function isClassified(question: Question): question is ClassifiedQuestion {
  return question.cell !== null;
}
