import { describe, expect, it } from 'vitest';
import { currentTurn, minutesAndSeconds, notSpokenYet, speakingShares, waitingForWord } from './speaking-share.js';

const minute = 60_000;
const turn = (partyId: string, startedAt: number | null, endedAt: number | null, askedAt = 0) => ({
  partyId,
  askedAt,
  startedAt,
  endedAt,
});

describe('the round', () => {
  const turns = [turn('a', 0, 6 * minute), turn('b', 6 * minute, 7 * minute), turn('a', 7 * minute, null)];

  it('adds up the words of each party, the running one up to now', () => {
    expect(speakingShares(turns, 10 * minute).map(({ partyId, ms }) => [partyId, ms / minute])).toEqual([
      ['a', 9],
      ['b', 1],
    ]);
  });

  it('keeps the letter only where the piece has room for it', () => {
    const shares = speakingShares([turn('a', 0, 93 * minute), turn('b', 93 * minute, 100 * minute)], 0);
    expect(shares.map((share) => share.lettered)).toEqual([true, false]);
  });

  it('has no pieces before anybody has spoken', () => {
    expect(speakingShares([turn('a', null, null)], minute)).toEqual([]);
    expect(speakingShares([turn('a', 0, 0)], minute)).toEqual([]);
  });

  it('finds the running word and the parties that wait for one, first come first', () => {
    expect(currentTurn(turns)?.startedAt).toBe(7 * minute);
    expect(waitingForWord([turn('c', null, null, 5), turn('b', null, null, 2), turn('c', null, null, 9)])).toEqual([
      'b',
      'c',
    ]);
  });

  it('names the people whose party has not spoken', () => {
    expect(notSpokenYet([{ partyId: 'a' }, { partyId: 'c' }], turns)).toEqual([{ partyId: 'c' }]);
  });

  it.each([
    [0, '0:00'],
    [100_999, '1:40'],
    [-5, '0:00'],
    [3_600_000, '60:00'],
  ])('writes %i ms as %s', (ms, words) => {
    expect(minutesAndSeconds(ms)).toBe(words);
  });
});
