/**
 * Running terms, each with its §. Invariants: a term is computed from a fact or from a noted event and is kept nowhere;
 * those of the office are told to the convening seat alone [W54]; an authority never makes a term of the law longer [W53].
 */
export { ClocksModule } from './clocks.module.js';
export { ClockView } from './clock.graphql.js';
export { clocksOf, clocksOfCases, termEnds } from './clocks-of.js';
export { noteClockEvent } from './note-event.js';
