import { describe, expect, it } from 'vitest';
import { nextCell } from './next-cell.js';

const size = { rows: 20, columns: 9 };
const from = { row: 3, column: 4 };
const go = (key: string, at = from, ctrlKey = false): unknown => nextCell({ key, ctrlKey }, at, size);

describe('moving in the grid', () => {
  it.each([
    ['ArrowRight', { row: 3, column: 5 }],
    ['ArrowLeft', { row: 3, column: 3 }],
    ['ArrowDown', { row: 4, column: 4 }],
    ['ArrowUp', { row: 2, column: 4 }],
    ['Home', { row: 3, column: 0 }],
    ['End', { row: 3, column: 8 }],
    ['PageUp', { row: 0, column: 4 }],
    ['PageDown', { row: 19, column: 4 }],
  ])('%s leads one step or to the end', (key, to) => {
    expect(go(key)).toEqual(to);
  });

  it('leads to the corners with Ctrl', () => {
    expect(go('Home', from, true)).toEqual({ row: 0, column: 0 });
    expect(go('End', from, true)).toEqual({ row: 19, column: 8 });
  });

  it('stays at the edges, and leaves other keys alone', () => {
    expect(go('ArrowLeft', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(go('ArrowUp', { row: 0, column: 0 })).toEqual({ row: 0, column: 0 });
    expect(go('ArrowRight', { row: 19, column: 8 })).toEqual({ row: 19, column: 8 });
    expect(go('ArrowDown', { row: 19, column: 8 })).toEqual({ row: 19, column: 8 });
    expect(go('Tab')).toBeUndefined();
  });
});
