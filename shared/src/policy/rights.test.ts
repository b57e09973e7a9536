import { describe, expect, it } from 'vitest';
import { effectiveRight, includesRight, rightRank, RIGHTS, UNIT_STATES, type Right } from './index.js';

describe('rights', () => {
  it('includes each right in every stronger one', () => {
    expect(RIGHTS.map((right) => rightRank(right))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(includesRight('propose', 'read')).toBe(true);
    expect(includesRight('read', 'read')).toBe(true);
    expect(includesRight('knows', 'read')).toBe(false);
  });

  const readable: readonly Right[] = ['read', 'comment', 'propose', 'write'];

  it.each(readable)('[P14] lets the minute taker write into an owned unit its party may %s, live only', (right) => {
    const unit = { mode: 'owned', state: 'shared' } as const;
    expect(effectiveRight({ right, minuteTaker: true }, unit, true)).toBe('write');
    expect(effectiveRight({ right, minuteTaker: true }, unit, false)).toBe(right);
    expect(effectiveRight({ right, minuteTaker: false }, unit, true)).toBe(right);
    expect(effectiveRight({ right, minuteTaker: true }, { ...unit, mode: 'joint' }, true)).toBe(right);
    expect(effectiveRight({ right, minuteTaker: true }, { ...unit, state: 'withdrawn' }, true)).toBe(right);
  });

  it.each(UNIT_STATES)('[P14] gives the minute taker nothing of a %s unit that the party does not read', (state) => {
    for (const right of ['none', 'knows'] as const) {
      expect(effectiveRight({ right, minuteTaker: true }, { mode: 'owned', state }, true)).toBe(right);
    }
  });
});
