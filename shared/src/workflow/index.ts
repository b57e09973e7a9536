export * from './machine.js';
export * from './case.js';
export * from './conference.js';
export * from './unit.js';
export * from './minutes.js';
export * from './calendar.js';
export * from './clocks.js';
export * from './turns.js';
