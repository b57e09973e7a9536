import { describe, expect, it } from 'vitest';
import { saveWords } from './save-words.js';

describe('[I6] the save state', () => {
  it.each([
    [{ status: 'saved', pending: 0, savedAt: 5 }, true, { kind: 'saved', key: 'saved', at: 5 }],
    [{ status: 'saved', pending: 0, savedAt: null }, true, { kind: 'saved', key: 'ready' }],
    [{ status: 'saving', pending: 2, savedAt: 5 }, true, { kind: 'saving', key: 'saving' }],
    [{ status: 'offline', pending: 3, savedAt: 5 }, false, { kind: 'offline', key: 'offline', count: 3 }],
    [{ status: 'offline', pending: 0, savedAt: 5 }, false, { kind: 'offline', key: 'offlineClean' }],
    [{ status: 'refused', pending: 0, savedAt: 5 }, true, { kind: 'failed', key: 'failed' }],
    [{ status: 'saved', pending: 1, savedAt: 5 }, true, { kind: 'saving', key: 'saving' }],
  ] as const)('of %j while connected is %s reads %j', (save, connected, words) => {
    expect(saveWords(save, connected, true)).toEqual(words);
  });

  it('says that the first connection is being made, not that it was lost', () => {
    expect(saveWords({ status: 'offline', pending: 0, savedAt: null }, false, false)).toEqual({
      kind: 'saving',
      key: 'connecting',
    });
  });
});
