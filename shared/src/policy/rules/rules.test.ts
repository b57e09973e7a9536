import { describe, expect, it } from 'vitest';
import { decideBoth as decide } from '../../testing/decide-both.js';
import { aCase, allow, aParty, aUnit, narrow, NOON, partyId, present, sittingId } from '../../testing/index.js';
import { type CaseFacts, type Decision, type Override, type Presence, type UnitFacts } from '../index.js';

const [AUTHOR, READER] = [partyId(0), partyId(1)];
const HOUR = 3_600_000;

/** Asks for seat 1, a school unless another type is named; seat 0 is the convening OSPOD. */
function ask(unit: Partial<UnitFacts>, facts: Partial<CaseFacts> = {}): Decision {
  return decide(aCase([aParty(0, 'ospod'), aParty(1, 'school')], facts), aUnit(unit), READER);
}

describe('P1 membership', () => {
  it.each([
    ['before it begins', NOON + 1, null, 'none'],
    ['when it begins', NOON, null, 'propose'],
    ['until just before its end', 0, NOON + 1, 'propose'],
    ['when it ends', 0, NOON, 'none'],
  ])('[P1] %s', (_when, from, to, right) => {
    const parties = [aParty(0, 'ospod'), aParty(1, 'school', { from, to })];
    expect(ask({}, { parties }).right).toBe(right);
  });

  it('[P1] answers for a stranger to the case as for a seat that has ended', () => {
    const answer = decide(aCase([aParty(0, 'ospod')]), aUnit(), partyId(9));
    const expected = { right: 'none', rule: 'P1', basis: null, explanation: 'outside-window', existence: 'hidden' };
    expect(answer).toEqual(expected);
    expect(ask({}, { parties: [aParty(1, 'school', { to: NOON })] })).toEqual(expected);
  });
});

describe('P2 draft and P4 unclassified', () => {
  it('[P2] keeps a draft from a co-author until it is shared', () => {
    expect(ask({ state: 'draft', coAuthors: [READER] }).explanation).toBe('draft');
    expect(ask({ coAuthors: [READER] }).right).toBe('write');
  });

  it('[P2] is written by its author and, in a closed record, only read', () => {
    expect(ask({ state: 'draft', authorParty: READER })).toMatchObject({
      right: 'write',
      rule: 'P2',
      explanation: 'author',
    });
    expect(ask({ state: 'draft', authorParty: READER }, { recordState: 'closed' }).right).toBe('read');
  });

  it('[P2] takes from the scribe what is shared, unless the matrix gives it', () => {
    expect(ask({ scribeParty: READER, category: 'FIN' }).right).toBe('none');
  });

  it('[P4] [I4] keeps text without a category from everybody but its author, co-authors, OSPOD and allowed seats included', () => {
    expect(ask({ category: null, authorParty: READER })).toMatchObject({ right: 'write', rule: 'P3' });
    const open = { category: null, coAuthors: [READER], overrides: [allow(READER)] };
    expect(ask(open)).toEqual({
      right: 'none',
      rule: 'P4',
      basis: null,
      explanation: 'unclassified',
      existence: 'hidden',
    });
    const byReader = aUnit({ category: null, authorParty: READER });
    expect(decide(aCase([aParty(0, 'ospod'), aParty(1, 'school')]), byReader, AUTHOR).rule).toBe('P4');
  });
});

describe('P6 narrowing and P8 letting in', () => {
  it.each<[string, Partial<Override>, string]>([
    ['originator alone', { byOriginator: true, byConvener: false }, 'none'],
    ['convener alone', { byOriginator: false, byConvener: true }, 'none'],
    ['neither', { byOriginator: false, byConvener: false }, 'propose'],
    ['in future', { from: NOON + 1 }, 'propose'],
    ['past', { to: NOON }, 'propose'],
    ['somebody else', { party: partyId(7) }, 'propose'],
  ])('[P6] [I5] narrowing: %s', (_what, over, right) => {
    expect(ask({ overrides: [narrow(READER, over)] }).right).toBe(right);
  });

  it.each<[string, Partial<Override>, string]>([
    ['originator and convener with a basis', {}, 'propose'],
    ['originator alone', { byConvener: false }, 'none'],
    ['convener alone', { byOriginator: false }, 'none'],
    ['without a basis', { basis: '' }, 'none'],
    ['on an unknown basis', { basis: 'toString' }, 'none'],
    ['on a rule of the product', { basis: 'purpose-limit' }, 'none'],
    ['in future', { from: NOON + 1 }, 'none'],
    ['past', { to: NOON }, 'none'],
    ['somebody else', { party: partyId(7) }, 'none'],
  ])('[P8] [I5] letting in: %s', (_what, over, right) => {
    expect(ask({ category: 'FIN', overrides: [allow(READER, over)] }).right).toBe(right);
  });

  it('[P8] names the basis of the decision, past a void one before it', () => {
    const overrides = [allow(READER, { basis: '' }), allow(READER, { basis: 'zspod-53' })];
    expect(ask({ category: 'FIN', overrides })).toMatchObject({
      rule: 'P8',
      basis: 'zspod-53',
      explanation: 'allowed',
    });
  });
});

describe('P7 presence', () => {
  const SITTING = sittingId(1);
  const said = { sitting: SITTING, presentedAt: NOON } as const;
  const seen = (presence: readonly Presence[], unit: Partial<UnitFacts> = said): string =>
    ask(unit, { presence }).explanation;

  it.each([
    ['there then', [[NOON - HOUR, null]], 'matrix'],
    ['left just after', [[NOON - HOUR, NOON + 1]], 'matrix'],
    ['left just then', [[NOON - HOUR, NOON]], 'left-before'],
    ['left before', [[NOON - HOUR, NOON - 1]], 'left-before'],
    [
      'left and came back',
      [
        [NOON - 2 * HOUR, NOON - HOUR],
        [NOON + HOUR, null],
      ],
      'matrix',
    ],
    ['came later', [[NOON + 1, NOON + HOUR]], 'matrix'],
    ['excused', [], 'matrix'],
  ] as const)('[P7] %s', (_what, stays, explanation) => {
    expect(seen([present(SITTING, READER, ...stays)])).toBe(explanation);
  });

  it('[P7] gives nothing to who was excluded, not asked, or asked to another sitting', () => {
    const excluded = { ...present(SITTING, READER, [NOON - 1, null]), invitation: 'excluded' as const };
    expect(seen([excluded])).toBe('not-in-sitting');
    expect(seen([])).toBe('not-in-sitting');
    expect(seen([present(sittingId(2), READER, [NOON - 1, null])])).toBe('not-in-sitting');
    expect(seen([present(SITTING, AUTHOR, [NOON - 1, null])])).toBe('not-in-sitting');
  });

  it('[P7] does not cut what was not said in a sitting, or not yet put on the table', () => {
    expect(seen([], { ...said, sitting: null })).toBe('matrix');
    expect(seen([present(SITTING, READER, [0, 1])], { ...said, presentedAt: null })).toBe('matrix');
  });

  it('[P7] leaves the record to OSPOD that left, not to OSPOD that was left out', () => {
    const parties = [aParty(0, 'school'), aParty(1, 'ospod')];
    expect(ask(said, { parties, presence: [present(SITTING, READER, [0, 1])] }).explanation).toBe('matrix');
    expect(ask(said, { parties }).explanation).toBe('not-in-sitting');
  });
});
