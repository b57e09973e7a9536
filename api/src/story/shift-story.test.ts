import { expect, it } from 'vitest';
import { readStory } from './read-story.js';
import { shiftStory } from './shift-story.js';

const HOUR = 3_600_000;
const story = await readStory(new URL('../../../infra/demo/story-1.yaml', import.meta.url).pathname);

it('moves every instant by the same constant and days by whole days', () => {
  const moved = shiftStory(story, 61 * 24 * HOUR + 3 * HOUR);
  expect(moved.now - story.now).toBe(61 * 24 * HOUR + 3 * HOUR);
  expect(moved.case.registeredOn).toBe('2026-11-02');
  const [first] = moved.releases;
  expect((first?.from ?? 0) - (story.releases[0]?.from ?? 0)).toBe(moved.now - story.now);
  expect((moved.units['1-11']?.at ?? 0) - (story.units['1-11']?.at ?? 0)).toBe(moved.now - story.now);
});

it('leaves birthdays, texts and audiences alone', () => {
  const moved = shiftStory(story, 400 * 24 * HOUR);
  expect(moved.persons).toEqual(story.persons);
  expect(Object.values(moved.units).map(({ text, sees }) => ({ text, sees }))).toEqual(
    Object.values(story.units).map(({ text, sees }) => ({ text, sees })),
  );
});

it('keeps a story consistent', () => {
  expect(shiftStory(shiftStory(story, 5 * HOUR), -5 * HOUR)).toEqual(story);
});
