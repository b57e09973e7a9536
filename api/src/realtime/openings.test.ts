import { describe, expect, it } from 'vitest';
import type { UnitId } from '@soulad/shared/ids';
import { Openings } from './openings.js';

const [ONE, TWO] = ['bbbbbbbb-0000-4000-8000-000000000001' as UnitId, 'bbbbbbbb-0000-4000-8000-000000000002' as UnitId];

describe('openings of one connection', () => {
  it('[R20] of one unit run one after the other, those of others beside them', async () => {
    const openings = new Openings();
    const begun: string[] = [];
    const ends: Record<string, () => void> = {};
    const opening = (name: string, unitIds: readonly UnitId[]): Promise<void> =>
      openings.inTurn(unitIds, () => {
        begun.push(name);
        return new Promise((end) => (ends[name] = end));
      });
    const [first, second, third] = [opening('first', [ONE]), opening('second', [ONE, TWO]), opening('third', [TWO])];
    const beside = opening('beside', []);
    await Promise.resolve();
    await new Promise(setImmediate);
    expect(begun).toEqual(['beside', 'first']);
    ends['first']?.();
    await first;
    await new Promise(setImmediate);
    expect(begun).toEqual(['beside', 'first', 'second']);
    ends['second']?.();
    await second;
    await new Promise(setImmediate);
    ends['third']?.();
    ends['beside']?.();
    await Promise.all([third, beside]);
    expect([openings.of(ONE), openings.of(TWO)]).toEqual([undefined, undefined]);
  });

  it('one that fails does not keep the next from running', async () => {
    const openings = new Openings();
    const failed = openings.inTurn([ONE], () => Promise.reject(new Error('away')));
    const next = openings.inTurn([ONE], () => Promise.resolve());
    await expect(failed).rejects.toThrow('away');
    await expect(next).resolves.toBeUndefined();
  });
});
