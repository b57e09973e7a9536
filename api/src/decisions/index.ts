/**
 * Decisions about single passages as a list, and requests for access [P22]. Invariants: a request is never addressed at
 * what its asker may not know of, and its asker is told the same whether there is something or not.
 */
export { DecisionsModule } from './decisions.module.js';
