import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placePopover } from './place-popover.js';

const area = { top: 48, left: 276, width: 840, height: 730 };

describe('the place of a popover', () => {
  it('is under its button, aligned to its right edge', () => {
    const placed = placePopover({ top: 310, left: 776, width: 220, height: 20 }, { width: 468, height: 390 }, area);
    expect(placed).toMatchObject({ side: 'below', top: 336, left: 528 });
  });

  it('is above a button that stands low', () => {
    expect(placePopover({ top: 650, left: 776, width: 220, height: 20 }, { width: 468, height: 390 }, area).side).toBe(
      'above',
    );
  });

  it('never reaches over the share bar or the side columns', () => {
    const seed = 20_260_922;
    const property = fc.property(
      fc.integer({ min: 48, max: 758 }),
      fc.integer({ min: 0, max: 1200 }),
      fc.integer({ min: 40, max: 900 }),
      (top, left, height) => {
        const placed = placePopover({ top, left, width: 200, height: 20 }, { width: 468, height }, area);
        expect(placed.top + Math.min(height, placed.maxHeight)).toBeLessThanOrEqual(area.top + area.height);
        expect(placed.top).toBeGreaterThanOrEqual(area.top);
        expect(placed.left).toBeGreaterThanOrEqual(area.left);
        expect(placed.left + 468).toBeLessThanOrEqual(area.left + area.width);
      },
    );
    fc.assert(property, { seed, numRuns: 300 });
  });
});
