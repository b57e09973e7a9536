import { parseId, type UnitId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { WrittenUnits } from './written-units.js';

const unit = (n: number): UnitId => {
  const id = parseId<UnitId>(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  if (!id) throw new Error('no id');
  return id;
};

describe('[R50] units written in here', () => {
  it('are told of when they leave, once, wherever the caret stands; others are not', () => {
    const written = new WrittenUnits();
    written.wrote(unit(1));
    written.keepOnly(new Set([unit(1), unit(2)]));
    expect(written.left).toEqual([]);
    written.keepOnly(new Set([]));
    expect(written.left).toEqual([unit(1)]);
    written.read();
    written.keepOnly(new Set([]));
    expect(written.left).toEqual([]);
  });

  it('are not told of to whoever took them away, nor once they are back', () => {
    const written = new WrittenUnits();
    written.wrote(unit(1));
    written.wrote(unit(2));
    written.takenBack(unit(1));
    written.keepOnly(new Set([]));
    expect(written.left).toEqual([unit(2)]);
    written.keepOnly(new Set([unit(2)]));
    expect(written.left).toEqual([]);
  });
});
