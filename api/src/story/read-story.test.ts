import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { parseStory, readStory } from './read-story.js';
import { StoryMistakes } from './story-mistakes.js';

const FOLDER = new URL('../../../infra/demo/', import.meta.url).pathname;
const original = await readFile(`${FOLDER}story-1.yaml`, 'utf8');

function mistakesOf(text: string): readonly string[] {
  try {
    parseStory(text, 'story.yaml');
    return [];
  } catch (error) {
    if (error instanceof StoryMistakes) return error.mistakes.map(({ where, what }) => `${where}: ${what}`);
    throw error;
  }
}

function spoiled(find: string, replace: string): string {
  expect(original.split(find).length, `'${find}' stands once in the story`).toBe(2);
  return original.replace(find, replace);
}

describe('the stories of the demo', () => {
  it.each(['story-1.yaml', 'story-2.yaml'])('%s has no mistake', async (file) => {
    await expect(readStory(FOLDER + file)).resolves.toMatchObject({ format: 1 });
  });

  it('hold every unit of the stories', async () => {
    const [first, second] = await Promise.all([readStory(`${FOLDER}story-1.yaml`), readStory(`${FOLDER}story-2.yaml`)]);
    const twelve = Array.from({ length: 12 }, (_, index) => `1-${String(index + 1).padStart(2, '0')}`);
    const plan = [...'123456'].map((n) => `m${n}`);
    expect(Object.keys(first.units).toSorted()).toEqual([...twelve, 'c1', 'c2', 'c3', ...plan, 'p1', 'p2', 'z1']);
    const minutes = Object.keys(second.units).filter((key) => key.startsWith('2-'));
    expect(Object.keys(second.units).toSorted()).toEqual([...minutes.toSorted(), 'c1', 'c2', ...plan, 'p1', 'p2']);
    expect(minutes.toSorted()).toEqual(
      ['01', '02', '03', '04', '05', '06a', '06b', '07', '08', '09', '10', '11', '12', '13', '14'].map((n) => `2-${n}`),
    );
  });
});

describe('a mistake in a story', () => {
  it.each([
    ['a misspelt field', 'place: zasedačka', 'palce: zasedačka', 'conference.palce: the field palce is not known here'],
    ['a missing field', 'family: { name: Olšinovi }\n', '', 'family: this field is missing'],
    ['a missing word of a list', '    type: debt_advice\n', '', 'parties.vazka.type: this field is missing'],
    [
      'a word that is not on its list',
      '    category: NOTIFIER',
      '    category: NOTIFYER',
      'units.1-09.category: this word is not on the list',
    ],
    ['a wrong instant', 'now: 2026-09-22T13:47+02:00', 'now: 22. 9. 2026 13:47', 'now: this value does not fit'],
    ['a key with a capital', '  stolba:\n', '  Stolba:\n', 'users.Stolba: this key cannot be used'],
    [
      'an unknown person',
      'person: milan, other: natalie',
      'person: karel, other: natalie',
      "relations.2.person: there is no person 'karel'",
    ],
    [
      'an unknown section',
      '    section: skola\n',
      '    section: nikde\n',
      "units.1-02.section: there is no section 'nikde'",
    ],
    [
      'an unknown category party',
      'sees: [ospod, vazka, matka]',
      'sees: [ospod, vazka, teta]',
      "units.1-07.sees.2: there is no party 'teta'",
    ],
    [
      'a party stated twice',
      'sees: [ospod, vazka, matka]',
      'sees: [ospod, vazka, vazka]',
      "units.1-07.sees.2: 'vazka' stands twice",
    ],
    [
      'presented outside the sitting',
      'at: 2026-09-22T13:44+02:00',
      'at: 2026-09-22T11:44+02:00',
      'units.1-11.at: this is presented outside its sitting',
    ],
    [
      'written after now',
      'at: 2026-09-22T13:44+02:00',
      'at: 2026-09-22T14:44+02:00',
      'units.1-11.at: this is written after now',
    ],
    [
      'a canary that is not in the text',
      'canaries: [černý notýsek pana Ř.]',
      'canaries: [modrý notýsek pana Ř.]',
      'units.1-06.canaries.0: this canary is not in the text of its unit',
    ],
    [
      'a canary of two units',
      'zůstane ten pán. Klíč',
      'zůstane černý notýsek pana Ř. Klíč',
      'units.1-06.canaries.0: this canary also stands in 1-04',
    ],
    [
      'a login taken twice',
      'login: rouskova',
      'login: lomnicka',
      "users.rouskova.login: login 'lomnicka' is taken by lomnicka",
    ],
    ['a letter taken twice', 'letter: V', 'letter: S', "parties.vazka.letter: letter 'S' is taken by naruc"],
    [
      'a seat of nobody',
      '  - { party: obec, user: urbanova, as: member }\n',
      '',
      'parties.obec: nobody sits on this seat',
    ],
    [
      'a stranger on a seat',
      'party: obec, user: urbanova, as: member',
      'party: obec, user: skala, as: member',
      'assignments.5.user: skala is not a member of obec',
    ],
    [
      'an author who does not see',
      'sees: [naruc]',
      'sees: [ospod]',
      'units.1-06.sees: the author always sees the unit',
    ],
    [
      'narrowed out and yet seeing',
      '{ parties: [otec], reason: Rozpočet',
      '{ parties: [obec], reason: Rozpočet',
      'units.1-12.sees: obec is narrowed out and yet stated to see it',
    ],
    [
      'an attendance that ends before it begins',
      'name: Natálie, in: 2026-09-22T13:00+02:00, out: 2026-09-22T13:40+02:00',
      'name: Natálie, in: 2026-09-22T13:41+02:00, out: 2026-09-22T13:40+02:00',
      'conference.sittings.jednani.attendance.10.out: they left before they came',
    ],
    [
      'a second convener',
      '    label: škola\n',
      '    label: škola\n    convener: true\n',
      'parties.skola.convener: a case has one convener',
    ],
  ])('%s is named where it stands', (_, find, replace, expected) => {
    expect(mistakesOf(spoiled(find, replace))).toContain(expected);
  });

  it('tells the line of the file and how to mend it', () => {
    const text = spoiled('    category: NOTIFIER', '    category: NOTIFYER');
    const line = text.split('\n').findIndex((content) => content.includes('NOTIFYER')) + 1;
    expect(() => parseStory(text, 'story.yaml')).toThrow(
      `story.yaml:${line} units.1-09.category: this word is not on the list - write one of: IDENT,`,
    );
  });

  it('does not hide the others: all mistakes are told at once', () => {
    const text = spoiled('letter: V', 'letter: S')
      .replace('login: rouskova', 'login: lomnicka')
      .replace('sees: [naruc]', 'sees: [ospod]');
    expect(mistakesOf(text)).toHaveLength(3);
  });

  it('in the YAML itself is told with its line', () => {
    expect(mistakesOf(`${original}family: { name: Jiní }\n`)).toEqual([': the same key stands twice in one map']);
  });
});
