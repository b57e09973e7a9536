import { seesNot, type ClassifiedRule } from './verdict.js';

/** [P5] A hard block of the matrix holds against every decision of the table; only break-glass opens it. */
export const block: ClassifiedRule = ({ cell }) => (cell.see === 'block' ? seesNot('P5', 'blocked') : undefined);
