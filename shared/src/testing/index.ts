export * from './ids.js';
export * from './facts.js';
export * from './story.js';
export * from './story-one.js';
export * from './story-two.js';
