import type { SittingId } from '../ids/index.js';
import { aCase, aParty, aRelease, partyId, personId, present, sittingId } from './facts.js';
import { placeOf, type Story, type StoryLine, unitOf } from './story.js';

/**
 * Story 2, the Brslenka family. Seats: O OSPOD, P police, I intervention centre, S school, H psychologist, M mother,
 * T father, R his lawyer, G guardian of Adéla, F facilitator. Persons: m, t, a (Adéla), k (Toník). Sitting 1 is without the
 * father, sitting 2 without the mother.
 */
const LETTERS = 'OPISHMTRGF';
const PERSONS = 'OPISHmtrgFak';
const BEGIN = Date.UTC(2026, 8, 17, 7);
const minute = (n: number): number => BEGIN + n * 60_000;
const seat = (letter: string): ReturnType<typeof partyId> => partyId(placeOf(LETTERS, letter));
const person = (letter: string): ReturnType<typeof personId> => personId(placeOf(PERSONS, letter));
const sitting = (n: number): SittingId => sittingId(n);

export const STORY_TWO_LINES: readonly StoryLine[] = [
  { code: '2-01', category: 'PLAN', kind: 'frame', author: 'O', audience: 'OPISHMTRGF' },
  {
    code: '2-02',
    category: 'SAFE_ADDR',
    kind: 'fact',
    author: 'O',
    coAuthors: 'I',
    about: 'mak',
    sitting: 1,
    presentedAt: 10,
    audience: 'OPIM',
  },
  {
    code: '2-03',
    category: 'CRIM',
    kind: 'fact',
    author: 'P',
    about: 't',
    sitting: 1,
    presentedAt: 15,
    audience: 'OP',
  },
  {
    code: '2-04',
    category: 'DV',
    kind: 'analysis',
    author: 'P',
    coAuthors: 'I',
    about: 'mt',
    sitting: 1,
    presentedAt: 20,
    audience: 'OPI',
  },
  {
    code: '2-05',
    category: 'DV',
    kind: 'decision',
    author: 'O',
    about: 'mak',
    sitting: 1,
    presentedAt: 25,
    allow: 'IS',
    audience: 'OPISM',
  },
  { code: '2-06', category: 'THERAPY', kind: 'fact', author: 'H', about: 'a', narrow: 'G', audience: 'H' },
  { code: '2-06b', category: 'HEALTH_C', kind: 'opinion', author: 'H', about: 'a', narrow: 'MTG', audience: 'OH' },
  {
    code: '2-07',
    category: 'HEALTH_C',
    kind: 'fact',
    author: 'H',
    about: 'a',
    sitting: 1,
    presentedAt: 40,
    audience: 'OHMG',
  },
  { code: '2-08', category: 'VOICE_CONF', kind: 'voice', author: 'G', about: 'a', audience: 'OG' },
  { code: '2-09', category: 'VOICE', kind: 'voice', author: 'G', about: 'a', allow: 'P', audience: 'OPISHMTRGF' },
  {
    code: '2-10',
    category: 'FAMREL',
    kind: 'opinion',
    author: 'T',
    about: 'tak',
    sitting: 2,
    presentedAt: 110,
    audience: 'OTRGF',
  },
  {
    code: '2-11',
    category: 'HEALTH_P',
    kind: 'fact',
    author: 'T',
    about: 't',
    sitting: 2,
    presentedAt: 120,
    audience: 'OT',
  },
  { code: '2-12', category: 'INTERNAL', kind: 'analysis', author: 'S', audience: 'S' },
  {
    code: '2-13',
    category: 'FIN',
    kind: 'fact',
    author: 'M',
    about: 'm',
    sitting: 1,
    presentedAt: 50,
    audience: 'OIM',
  },
  {
    code: '2-14',
    category: 'PLAN',
    kind: 'dissent',
    author: 'T',
    coAuthors: 'R',
    sitting: 2,
    presentedAt: 140,
    narrow: 'SGF',
    audience: 'OTR',
  },
  {
    code: 'M1',
    category: 'DV',
    kind: 'measure',
    author: 'O',
    about: 'mak',
    responsible: 'ISM',
    allow: 'IS',
    audience: 'OPISM',
  },
  { code: 'M2', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'OT', narrow: 'IMRF', audience: 'OTG' },
  { code: 'M3', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'M', narrow: 'ITF', audience: 'OMG' },
  { code: 'M4', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'T', narrow: 'IMRGF', audience: 'OT' },
  {
    code: 'M5',
    category: 'SAFE_ADDR',
    kind: 'measure',
    author: 'O',
    about: 'mk',
    responsible: 'OM',
    narrow: 'P',
    audience: 'OM',
  },
  { code: 'M6', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'M', narrow: 'ITGF', audience: 'OM' },
];

const facts = aCase(
  [
    aParty(0, 'ospod'),
    aParty(1, 'police'),
    aParty(2, 'ngo'),
    aParty(3, 'school'),
    aParty(4, 'health'),
    aParty(5, 'parent_a'),
    aParty(6, 'parent_b'),
    aParty(7, 'representative', { represents: [person('t')] }),
    aParty(8, 'guardian', { represents: [person('a')] }),
    aParty(9, 'facilitation'),
  ],
  {
    now: minute(160),
    children: [person('a'), person('k')],
    householdOfChild: [person('m'), person('a'), person('k')],
    releases: [
      aRelease({ givenBy: person('m'), releasedParty: seat('M'), recipients: [seat('I')], categories: ['FIN'] }),
    ],
    presence: [
      ...[...'OPISMG'].map((letter) => present(sitting(1), seat(letter), [minute(0), minute(75)])),
      present(sitting(1), seat('H')),
      ...[...'OSTRGF'].map((letter) => present(sitting(2), seat(letter), [minute(105), minute(150)])),
      { sitting: sitting(1), party: seat('T'), invitation: 'excluded', intervals: [] },
      { sitting: sitting(2), party: seat('M'), invitation: 'excluded', intervals: [] },
    ],
  },
);

/** Story 2 after both sittings, with the plan written. */
export const storyTwo: Story = {
  facts,
  letters: LETTERS,
  lines: STORY_TWO_LINES,
  units: STORY_TWO_LINES.map((line, n) => unitOf(line, n, { letters: LETTERS, begin: BEGIN, person, sitting })),
};
