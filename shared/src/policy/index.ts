export * from './vocabulary.js';
export * from './facts.js';
