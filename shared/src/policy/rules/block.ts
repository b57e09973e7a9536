import { cellOf } from './matrix-cell.js';
import { seesNot, type Rule } from './verdict.js';

/** [P5] A hard block of the matrix holds against every decision; only break-glass opens it. */
export const block: Rule = (question) =>
  cellOf(question)?.see === 'block' ? seesNot('P5', null, 'blocked') : undefined;
