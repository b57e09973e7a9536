export * from './ids.js';
export * from './facts.js';
