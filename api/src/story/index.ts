/** Story files: reading, checking, loading through the product's own commands. The format: infra/demo/STORY.md. */
export { parseStory, readStory } from './read-story.js';
export { runStory, type RunStoryOptions } from './run-story.js';
export { formatMistakes, StoryMistakes, StoryRefusal, type StoryMistake } from './story-mistakes.js';
export type { Story, StorySitting, StoryUnit } from './story.schema.js';
