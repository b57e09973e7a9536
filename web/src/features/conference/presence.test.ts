import { describe, expect, it } from 'vitest';
import { itemProgress, nextItem, type ItemTimes } from './agenda-progress.js';
import { attendanceEffect } from './attendance-effect.js';
import { attendanceRows, attendedItems, ordinalRanges, type Stay } from './presence.js';

const minute = 60_000;
const items: ItemTimes[] = [
  { ordinal: 1, minutes: 8, startedAt: 0, endedAt: 8 * minute },
  { ordinal: 2, minutes: 12, startedAt: 8 * minute, endedAt: 20 * minute },
  { ordinal: 3, minutes: 18, startedAt: 20 * minute, endedAt: null },
  { ordinal: 4, minutes: 10, startedAt: null, endedAt: null },
];
const stay = (change: Partial<Stay>): Stay => ({
  id: 'x',
  partyId: 'd',
  displayName: 'Natálie',
  roleNote: '',
  mode: 'in_person',
  inAt: 0,
  outAt: null,
  ...change,
});

describe('attendance', () => {
  it('folds the stays of one person into one row', () => {
    const rows = attendanceRows([stay({ id: 'b', inAt: 9 * minute }), stay({ id: 'a', outAt: 5 * minute })]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ state: 'present', inAt: 0, outAt: null, lastStayId: 'b' });
  });

  it('lists people in the room first and those who did not come last', () => {
    const rows = attendanceRows([
      stay({ displayName: 'omluvený', mode: 'excused', inAt: null }),
      stay({ displayName: 'odešla', outAt: minute }),
      stay({ displayName: 'čeká se', inAt: null }),
      stay({ displayName: 'tady' }),
    ]);
    expect(rows.map((row) => row.state)).toEqual(['present', 'expected', 'left', 'excused']);
  });

  it('says which items were heard whole and which in part', () => {
    expect(attendedItems([stay({ outAt: 12 * minute })], items, 30 * minute)).toEqual({ whole: [1], partly: [2] });
    expect(attendedItems([stay({})], items, 30 * minute)).toEqual({ whole: [1, 2, 3], partly: [] });
    expect(attendedItems([stay({ inAt: null })], items, 30 * minute)).toEqual({ whole: [], partly: [] });
  });

  it.each([
    [
      'left',
      { outAt: 12 * minute },
      { kind: 'items', whole: { count: 1, items: '1' }, part: { count: 1, items: '2' } },
    ],
    ['left before anything was said', { inAt: -2, outAt: -1 }, { kind: 'nothing' }],
    ['is here', {}, null],
    ['sent an excuse', { mode: 'excused', inAt: null }, { kind: 'ownVersion' }],
  ] as const)('says what somebody gets who %s', (_, change, effect) => {
    const rows = attendanceRows([stay(change)]).map((row) =>
      attendanceEffect(row, attendedItems(row.stays, items, 30 * minute)),
    );
    expect(rows).toEqual([effect]);
  });

  it.each([
    [[1, 2, 3, 4], '1–4'],
    [[4, 1, 2], '1–2, 4'],
    [[3], '3'],
    [[], ''],
  ])('writes %j as %s', (ordinals, words) => {
    expect(ordinalRanges(ordinals)).toBe(words);
  });
});

describe('the agenda', () => {
  it('measures the running item in whole minutes and stops the bar at the end of the box', () => {
    expect(items.slice(2).map((item) => itemProgress(item, 25 * minute))).toEqual([
      { state: 'running', elapsedMinutes: 5, fraction: 5 / 18, overMinutes: 0 },
      { state: 'waiting' },
    ]);
    const third = items.slice(2, 3).map((item) => itemProgress(item, 41 * minute));
    expect(third).toEqual([{ state: 'running', elapsedMinutes: 21, fraction: 1, overMinutes: 3 }]);
  });

  it('offers the first item that has not started', () => {
    expect(nextItem(items)?.ordinal).toBe(4);
    expect(nextItem(items.slice(0, 3))).toBeUndefined();
  });
});
