import { sees, type Rule } from './verdict.js';

/**
 * [P21] In an emergency one person reads what was put on the table, hard blocks and hidden parties included. How long is
 * the window of the seat [P1]; drafts [P2] and what was taken back [P3] are not on the table.
 */
export const emergency: Rule = ({ party }) =>
  party.emergency === true ? sees('P21', 'gdpr-6-1-d', 'emergency') : undefined;
