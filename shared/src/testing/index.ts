export * from './ids.js';
export * from './facts.js';
export * from './story.js';
export * from './story-one.js';
export * from './story-two.js';
export { PROPOSED, PROPOSED_COLUMNS, WRITTEN, WRITTEN_COLUMNS } from '../policy/matrix.oracle.js';
export { editAtRandom, mutate, type Pick } from './mutants.js';
