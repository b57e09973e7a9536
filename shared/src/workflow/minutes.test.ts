import { describe, expect, it } from 'vitest';
import { CATEGORIES, PARTY_TYPES, UNIT_KINDS } from '../policy/index.js';
import { partyId, unitId } from '../testing/index.js';
import { type CheckedUnit, commentsUntil, commentWindow, questionsOf, windowOver } from './index.js';

describe('the window for comments', () => {
  it.each([
    ['2026-09-22', 10, '2026-10-07', 'over the day of statehood on a Monday'],
    ['2026-12-18', 10, '2027-01-06', 'over Christmas and New Year'],
    ['2026-03-27', 5, '2026-04-07', 'over Good Friday and Easter Monday'],
    ['2026-11-21', 1, '2026-11-23', 'begun on a Saturday'],
  ])('[W11] that begins on %s ends after %i working days on %s, %s', (from, days, until) => {
    expect(commentsUntil(from, days)).toBe(until);
    expect(commentWindow(from, until, from)).toMatchObject({ days, left: days, over: false });
  });

  it('[W11] is over after its last day, not on it', () => {
    expect(commentWindow('2026-09-22', '2026-10-07', '2026-10-07')).toMatchObject({ left: 0, over: false });
    expect(commentWindow('2026-09-22', '2026-10-07', '2026-10-08')).toMatchObject({ left: 0, over: true });
  });

  it('[W11] closes early only when every party asked said that it has no comments', () => {
    const window = commentWindow('2026-09-22', '2026-10-07', '2026-09-23');
    const [school, mother] = [partyId(1), partyId(2)];
    expect(windowOver(window, [school, mother], [school, mother])).toBe(true);
    expect(windowOver(window, [school, mother], [mother])).toBe(false);
    expect(windowOver(window, [], [])).toBe(false);
    expect(windowOver(commentWindow('2026-09-22', '2026-10-07', '2026-10-08'), [school], [])).toBe(true);
  });
});

const CALM: CheckedUnit = {
  ...{ id: unitId(1), state: 'shared', category: 'PLAN', kind: 'fact', authorParty: partyId(1), authorType: 'school' },
  ...{ subjects: 1, responsible: 0, awaitsAcceptance: false, sectionCategory: 'EDU', openTalk: false, asked: false },
  released: false,
};
const rules = (change: Partial<CheckedUnit>, own = [partyId(0)]): readonly string[] =>
  questionsOf({ ...CALM, ...change }, own).map(({ rule }) => rule);

describe('what is to be decided', () => {
  it('[W9] asks nothing about a calm passage', () => expect(rules({})).toEqual([]));

  it.each([
    ['no-category', { category: null }],
    ['awaits-author', { awaitsAcceptance: true }],
    ['open-comment', { openTalk: true }],
    ['open-request', { asked: true }],
    ['crime-by-other', { category: 'CRIM' }],
    ['health-no-release', { category: 'HEALTH_P' }],
    ['nobody-concerned', { category: 'FIN', subjects: 0 }],
    ['measure-for-nobody', { kind: 'measure' }],
  ] as const)('[W9] asks %s', (rule, change) => expect(rules(change)).toEqual([rule]));

  it('[W9] suggests the category of the section for what has none', () => {
    expect(questionsOf({ ...CALM, category: null }, [])).toEqual([
      { unitId: CALM.id, rule: 'no-category', suggested: 'EDU' },
    ]);
  });

  it('[W9] names a draft to its own side alone, and asks nothing else about it', () => {
    for (const category of [null, ...CATEGORIES])
      for (const kind of UNIT_KINDS) {
        const draft = { state: 'draft', category, kind, subjects: 0, openTalk: true, asked: true } as const;
        expect(rules(draft, [partyId(1)])).toEqual(['unshared-draft']);
        expect(rules(draft)).toEqual([]);
      }
  });

  it('[W9] lets authorities tell of crime, and nobody else', () => {
    const asked = PARTY_TYPES.filter((authorType) => rules({ category: 'CRIM', authorType }).length > 0);
    expect(PARTY_TYPES.filter((type) => !asked.includes(type))).toEqual(['ospod', 'police']);
  });

  it("[W9] lets a family speak of its own health, and others with the client's release", () => {
    expect(rules({ category: 'HEALTH_P', authorType: 'parent_a' })).toEqual([]);
    expect(rules({ category: 'HEALTH_P', released: true })).toEqual([]);
  });
});
