import { describe, expect, it } from 'vitest';
import { partyId } from '../testing/index.js';
import { notYetSpoken, runningTurn, speakingShares, waitingTurns, type Turn } from './index.js';

const [A, B, C] = [partyId(1), partyId(2), partyId(3)];
const turn = (
  party: typeof A,
  askedAt: number,
  startedAt: number | null = null,
  endedAt: number | null = null,
): Turn => ({
  partyId: party,
  askedAt,
  startedAt,
  endedAt,
});
const ROUND = [turn(B, 40), turn(A, 0, 10, 40), turn(B, 5, 50), turn(C, 30), turn(A, 60)];

describe('kolo', () => {
  it('[W6] has one running turn, and a queue in the order of asking', () => {
    expect(runningTurn(ROUND)).toBe(ROUND[2]);
    expect(runningTurn([turn(A, 0), turn(B, 0, 1, 2)])).toBeUndefined();
    expect(waitingTurns(ROUND).map((one) => one.askedAt)).toEqual([30, 40, 60]);
    expect(waitingTurns([turn(A, 0, null, 9)])).toEqual([]);
    expect(ROUND[0]?.askedAt).toBe(40);
  });

  it('[W7] shares the time among the parties at the table, the running turn included', () => {
    expect(speakingShares(ROUND, [A, B, C], 60)).toEqual([
      { partyId: A, ms: 30, share: 0.75, equal: 1 / 3 },
      { partyId: B, ms: 10, share: 0.25, equal: 1 / 3 },
      { partyId: C, ms: 0, share: 0, equal: 1 / 3 },
    ]);
    expect(speakingShares(ROUND, [B], 60)).toEqual([{ partyId: B, ms: 10, share: 1, equal: 1 }]);
  });

  it('[W7] has no shares before anybody spoke, and no negative time under a clock that went back', () => {
    expect(speakingShares([], [A, B], 60).map(({ share }) => share)).toEqual([0, 0]);
    expect(speakingShares([turn(A, 0, 50)], [A], 40)).toEqual([{ partyId: A, ms: 0, share: 0, equal: 1 }]);
    expect(speakingShares(ROUND, [], 60)).toEqual([]);
  });

  it('[W7] names who never had the word, whoever only waits included', () => {
    expect(notYetSpoken(ROUND, [A, B, C])).toEqual([C]);
    expect(notYetSpoken([], [A, B])).toEqual([A, B]);
  });
});
