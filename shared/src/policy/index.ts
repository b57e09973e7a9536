export * from './vocabulary.js';
export * from './facts.js';
export * from './matrix.js';
export * from './basis.js';
export * from './decide.js';
export * from './rights.js';
export * from './knowledge.js';
export { EXPLANATIONS, type Explanation } from './rules/verdict.js';
