import { describe, expect, it } from 'vitest';
import { faultsOf, planKindOf, planNumbers, PLAN_SECTIONS, type NumberedItem, type SignableItem } from './plan.js';

const measure: SignableItem = {
  kind: 'measure',
  indicator: '',
  until: '2026-10-31',
  criterion: 'drží',
  responsible: ['x'],
};

describe('the family plan', () => {
  it('[W20] has a section for the commission, causes, goals, three groups of measures and the family version', () => {
    expect(PLAN_SECTIONS.map(({ kind }) => kind)).toEqual([
      'commission',
      'cause',
      'goal',
      'measure',
      'measure',
      'measure',
      'family',
    ]);
    expect(planKindOf('plan_help')).toBe('measure');
    expect(planKindOf('agreements')).toBeUndefined();
  });

  it.each([
    [measure, []],
    [{ ...measure, responsible: [] }, ['no-responsible']],
    [{ ...measure, until: null, criterion: '' }, ['no-until', 'no-criterion']],
    [{ ...measure, kind: 'goal' as const, responsible: [] }, ['no-indicator']],
    [{ ...measure, kind: 'goal' as const, indicator: 'hodiny', until: null }, []],
    [{ ...measure, kind: 'cause' as const, responsible: [], until: null, criterion: '' }, []],
  ])('[W23] %# is signed with what it needs and not without', (item, faults) => {
    expect(faultsOf(item)).toEqual(faults);
  });

  it('[W22] numbers what a viewer sees without a gap, in the order in which it was shared', () => {
    const item = (id: string, kind: NumberedItem<string>['kind'], sharedAt: number | null): NumberedItem<string> => ({
      ...{ id, kind, sharedAt },
    });
    const all = [
      item('c', 'goal', 1),
      item('late', 'measure', 9),
      item('draft', 'measure', null),
      item('early', 'measure', 3),
      item('mid', 'measure', 5),
    ];
    expect([...planNumbers(all)].toSorted()).toEqual([
      ['c', 1],
      ['early', 1],
      ['late', 3],
      ['mid', 2],
    ]);
    const less = planNumbers(all.filter(({ id }) => id !== 'mid'));
    expect([less.get('early'), less.get('late'), less.get('draft')]).toEqual([1, 2, undefined]);
  });
});
