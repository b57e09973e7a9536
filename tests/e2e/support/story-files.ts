import { readStory, type Story } from '@soulad/api/testing';
import { ROOT } from '../../support/api-process.js';

export const STORY_1 = `${ROOT}infra/demo/story-1.yaml`;
export const STORY_2 = `${ROOT}infra/demo/story-2.yaml`;

export const storyOf = (file: string): Promise<Story> => readStory(file);

/** White space of any kind and length is one space. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Texts of the minutes that the file states one party to see, in the order of the paper. */
export function statedTexts(story: Story, party: string): string[] {
  const sections = Object.keys(story.conference.sections);
  return Object.values(story.units)
    .toSorted((a, b) => sections.indexOf(a.section) - sections.indexOf(b.section))
    .filter(({ section, sees }) => sections.includes(section) && sees.includes(party))
    .map(({ text }) => flat(text));
}

/** Phrases that must not reach one party. */
export function secretsFrom(story: Story, party: string): string[] {
  const units = Object.values(story.units).filter(({ sees }) => !sees.includes(party));
  const seats = Object.entries(story.parties).filter(
    ([key, { knownTo }]) => knownTo && key !== party && !knownTo.includes(party),
  );
  return [...units.flatMap(({ canaries }) => canaries), ...seats.flatMap(([, { canaries }]) => canaries)];
}
