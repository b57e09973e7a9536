import type { Story } from '@soulad/api/testing';
import { mayKnow } from './cast.js';
import type { Secret } from './forms.js';

/** Something that is some parties' business only, with every phrase and identifier that would give it away. */
export interface Matter {
  /** As it is named in reports: `unit 1-04`. */
  readonly name: string;
  readonly mayHave: (party: string) => boolean;
  readonly secrets: readonly Secret[];
  /** Moments in which it must not come up; all of them when left out. */
  readonly moments?: readonly string[];
}

/** Identifiers that the loaded story got, by key. */
export interface LoadedIds {
  readonly units: Readonly<Record<string, string>>;
  readonly parties: Readonly<Record<string, string>>;
}

/** Units: their canaries, what was typed into them live, and that they exist. */
export function unitMatters(story: Story, live: Readonly<Record<string, string>>, ids: LoadedIds): Matter[] {
  return Object.entries(story.units).map(([key, { canaries, text, sees }]) => {
    const name = `unit ${key}`;
    return {
      name,
      mayHave: (party) => sees.includes(party),
      secrets: [
        ...canaries.map((words, index) => phrase(`${name} canary ${index + 1}`, asWritten(text, words))),
        ...(live[key] === undefined ? [] : [phrase(`${name} typed live`, live[key])]),
        ...identifier(`${name} id`, ids.units[key]),
      ],
    };
  });
}

/** Parties whose presence at the table is not everybody's to know. */
export function partyMatters(story: Story, ids: LoadedIds): Matter[] {
  const all = Object.keys(story.parties);
  const hidden = all.filter((party) => all.some((viewer) => !mayKnow(story, viewer, party)));
  return hidden.map((party) => ({
    name: `party ${party}`,
    mayHave: (viewer) => mayKnow(story, viewer, party),
    secrets: [
      ...(story.parties[party]?.canaries ?? []).map((words, index) => phrase(`${party} canary ${index + 1}`, words)),
      ...identifier(`${party} id`, ids.parties[party]),
    ],
  }));
}

/** Sittings that somebody is not invited to: the titles of their agenda, as far as they stand nowhere else. */
export function sittingMatters(story: Story): Matter[] {
  const { sittings, sections } = story.conference;
  const titles = Object.values(sittings).flatMap(({ agenda }) => Object.values(agenda).map(({ title }) => title));
  const known = [
    ...Object.values(sections).map(({ title }) => title),
    ...titles.filter((title, index) => titles.indexOf(title) < index),
  ];
  return Object.entries(sittings).flatMap(([key, { invited, agenda }]) => {
    const own = Object.values(agenda).filter(({ title }) => title.length >= SHORTEST && !known.includes(title));
    const secrets = own.map(({ title }, index) => phrase(`${key} agenda ${index + 1}`, title));
    return [
      {
        name: `sitting ${key}`,
        mayHave: (party: string) => invited.includes(party) || story.parties[party]?.convener === true,
        secrets,
      },
    ];
  });
}

/** Shorter titles are found by chance. */
const SHORTEST = 8;

export function phrase(name: string, text: string): Secret {
  return { name, kind: 'phrase', text };
}

export function identifier(name: string, id: string | undefined): Secret[] {
  return id === undefined ? [] : [{ name, kind: 'id', text: id }];
}

/** The phrase with the capitals it has in the text, which its encoded forms depend on. */
function asWritten(text: string, words: string): string {
  const at = text.toLowerCase().indexOf(words.toLowerCase());
  return at < 0 ? words : text.slice(at, at + words.length);
}
