import { inWindow, seesNot, type Rule } from './verdict.js';

/** [P1] Outside its window a party sees nothing, not even what it wrote. What it signed it holds as a copy. */
export const membership: Rule = ({ facts, party }) =>
  inWindow(party, facts.now) ? undefined : seesNot('P1', 'outside-window');
