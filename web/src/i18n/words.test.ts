import { beforeAll, describe, expect, it } from 'vitest';
import i18next from 'i18next';
import { ERRORS } from '@soulad/shared/errors';
import {
  BASES,
  CATEGORIES,
  EXPLANATIONS,
  PARTY_TYPES,
  RIGHTS,
  RULES,
  UNIT_KINDS,
  UNIT_STATES,
  basisReference,
} from '@soulad/shared/policy';
import { catalogue as cs } from './cs/index.js';
import { catalogue as en } from './en/index.js';
import { startTranslation, switchLocale } from './start.js';

beforeAll(async () => {
  await startTranslation('cs');
});

function texts(part: object): string[] {
  return Object.values(part).flatMap((value: unknown) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? texts(value) : [],
  );
}

describe('catalogues', () => {
  it.each([
    ['cs', cs],
    ['en', en],
  ])('name every category, right, kind, state, seat and error in %s', (_locale, catalogue) => {
    expect(Object.keys(catalogue.category)).toEqual([...CATEGORIES]);
    expect(Object.keys(catalogue.right)).toEqual([...RIGHTS]);
    expect(Object.keys(catalogue.unitKind)).toEqual([...UNIT_KINDS]);
    expect(Object.keys(catalogue.unitState)).toEqual([...UNIT_STATES]);
    expect(Object.keys(catalogue.partyType)).toEqual([...PARTY_TYPES]);
    expect(Object.keys(catalogue.errors)).toEqual(expect.arrayContaining(Object.keys(ERRORS)));
  });

  it.each([
    ['cs', cs],
    ['en', en],
  ])('[I2] say every explanation, every legal basis and every rule of the policy in %s', (_locale, catalogue) => {
    expect(Object.keys(catalogue.policy.explanation)).toEqual([...EXPLANATIONS]);
    expect(Object.keys(catalogue.policy.basis)).toEqual(Object.keys(BASES));
    expect(Object.keys(catalogue.policy.ruleName)).toEqual([...RULES]);
  });

  it('[I2] print a legal basis in Czech as the decision carries it', () => {
    for (const [id, text] of Object.entries(cs.policy.basis)) expect(text).toBe(basisReference(id));
  });

  it('keep calm: no exclamation mark, no apology', () => {
    const loud = [...texts(cs), ...texts(en)].filter((text) => /!|omlouváme|bohužel|sorry|unfortunately/i.test(text));
    expect(loud).toEqual([]);
  });

  it.each([
    [1, '1\u00a0prac. den'],
    [2, '2\u00a0prac. dny'],
    [5, '5\u00a0prac. dnů'],
  ])('counts %d in Czech', (count, words) => {
    expect(i18next.t('desk.workingDays', { count })).toBe(words);
  });

  it('sets hard spaces into what it fills in', () => {
    expect(i18next.t('desk.due', { day: '2. 10. 2026' })).toBe('do 2.\u00a010.\u00a02026');
  });

  it('loads English when it is asked for', async () => {
    await switchLocale('en');
    expect(i18next.t('desk.workingDays', { count: 1 })).toBe('1 working day');
    expect(i18next.t('category.DV')).toBe('Domestic violence');
    await switchLocale('cs');
    expect(i18next.t('category.DV')).toBe('Domácí násilí');
  });
});
