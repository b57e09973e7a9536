import { aCase, aParty, aRelease, partyId, personId, present, sittingId } from './facts.js';
import { placeOf, type Story, type StoryLine, unitOf } from './story.js';

/**
 * Story 1, the Olšin family. Seats: O OSPOD, S school, N Náruč (SAS), V Vážka (debt advice), B municipality, M mother,
 * T father, D Natálie, F facilitator. Persons: m, t, d (Natálie), k (Kryštof).
 */
const LETTERS = 'OSNVBMTDF';
const PERSONS = 'OSNVBmtdFk';
const BEGIN = Date.UTC(2026, 8, 22, 11);
const minute = (n: number): number => BEGIN + n * 60_000;
const seat = (letter: string): ReturnType<typeof partyId> => partyId(placeOf(LETTERS, letter));
const person = (letter: string): ReturnType<typeof personId> => personId(placeOf(PERSONS, letter));
const TABLE = sittingId(1);

/** Agenda: 13:00 goal and rules, 13:08 Natálie, 13:20 school, 13:32 support, 13:42 attendance, 14:00 housing and money, 14:25 plan. */
export const STORY_ONE_LINES: readonly StoryLine[] = [
  { code: '1-01', category: 'PLAN', kind: 'frame', author: 'O', sitting: 1, presentedAt: 0, audience: 'OSNVBMTDF' },
  {
    code: '1-02',
    category: 'EDU',
    kind: 'fact',
    author: 'S',
    about: 'dk',
    sitting: 1,
    presentedAt: 20,
    narrow: 'F',
    audience: 'OSNMTD',
  },
  {
    code: '1-03',
    category: 'VOICE',
    kind: 'voice',
    author: 'D',
    about: 'd',
    sitting: 1,
    presentedAt: 8,
    allow: 'VB',
    audience: 'OSNVBMTDF',
  },
  { code: '1-04', category: 'VOICE_CONF', kind: 'voice', author: 'O', about: 'd', narrow: 'D', audience: 'O' },
  {
    code: '1-05',
    category: 'SERVICE',
    kind: 'fact',
    author: 'N',
    about: 'mdk',
    sitting: 1,
    presentedAt: 32,
    audience: 'ONM',
  },
  { code: '1-06', category: 'INTERNAL', kind: 'analysis', author: 'N', about: 'm', audience: 'N' },
  {
    code: '1-07',
    category: 'FIN',
    kind: 'fact',
    author: 'V',
    about: 'm',
    sitting: 1,
    presentedAt: 60,
    audience: 'OVM',
  },
  {
    code: '1-08',
    category: 'HOUSING',
    kind: 'fact',
    author: 'B',
    about: 'm',
    sitting: 1,
    presentedAt: 60,
    narrow: 'F',
    audience: 'ONBM',
  },
  { code: '1-09', category: 'NOTIFIER', kind: 'fact', author: 'O', audience: 'O' },
  { code: '1-10', category: 'HEALTH_P', kind: 'fact', author: 'N', about: 'm', narrow: 'M', audience: 'ON' },
  { code: '1-11', category: 'PLAN', kind: 'dissent', author: 'S', sitting: 1, presentedAt: 42, audience: 'OSNVBMTF' },
  {
    code: '1-12',
    category: 'PLAN',
    kind: 'decision',
    author: 'O',
    sitting: 1,
    presentedAt: 85,
    narrow: 'T',
    audience: 'OSNVBMF',
  },
  { code: 'M1', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'N', allow: 'SVB', audience: 'OSNVBMTDF' },
  { code: 'M2', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'S', narrow: 'TDF', audience: 'OSNM' },
  { code: 'M3', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'MN', narrow: 'TDF', audience: 'ONM' },
  { code: 'M4', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'BM', narrow: 'TDF', audience: 'ONBM' },
  { code: 'M5', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'VM', narrow: 'NTDF', audience: 'OVM' },
  { code: 'M6', category: 'PLAN', kind: 'measure', author: 'O', responsible: 'O', narrow: 'NMTDF', audience: 'O' },
];

const facts = aCase(
  [
    aParty(0, 'ospod'),
    aParty(1, 'school'),
    aParty(2, 'ngo'),
    aParty(3, 'debt_advice'),
    aParty(4, 'municipality'),
    aParty(5, 'parent_a'),
    aParty(6, 'parent_b'),
    aParty(7, 'child'),
    aParty(8, 'facilitation'),
  ],
  {
    now: minute(90),
    children: [person('d'), person('k')],
    householdOfChild: [person('m'), person('d'), person('k')],
    releases: [
      aRelease({
        givenBy: person('m'),
        releasedParty: seat('N'),
        recipients: [seat('O')],
        categories: ['EDU', 'HOUSING', 'SERVICE', 'HEALTH_P'],
        from: Date.UTC(2026, 8, 14, 22),
      }),
      aRelease({ givenBy: person('m'), releasedParty: seat('V'), recipients: [seat('O')], categories: ['FIN'] }),
    ],
    presence: [
      ...[...'OSNMF'].map((letter) => present(TABLE, seat(letter), [minute(0), null])),
      present(TABLE, seat('V'), [minute(12), null]),
      present(TABLE, seat('B'), [minute(40), null]),
      present(TABLE, seat('D'), [minute(0), minute(40)]),
      present(TABLE, seat('T')),
    ],
  },
);

/** Story 1 at 14:30, with everything said and the plan written. */
export const storyOne: Story = {
  facts,
  letters: LETTERS,
  lines: STORY_ONE_LINES,
  units: STORY_ONE_LINES.map((line, n) =>
    unitOf(line, n, { letters: LETTERS, begin: BEGIN, person, sitting: () => TABLE }),
  ),
};
