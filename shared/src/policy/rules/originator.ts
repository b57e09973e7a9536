import { isOriginator, sees, seesNot, type Rule } from './verdict.js';

/** [P3] Whoever said it sees it, also after it was withdrawn; a withdrawn passage is seen by nobody else. */
export const originator: Rule = (question) => {
  if (isOriginator(question)) return sees('P3', 'originator', 'author');
  return question.unit.state === 'withdrawn' ? seesNot('P3', null, 'withdrawn') : undefined;
};
