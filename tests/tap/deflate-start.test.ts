import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { mayBeginDeflate } from './deflate-start.js';

const LENIENT = { finishFlush: constants.Z_SYNC_FLUSH };
/** Words of one seed, the same in every run. */
function* drawn(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state >>> 24;
  }
}

function reads(bytes: Buffer): boolean {
  try {
    return inflateRawSync(bytes, LENIENT).length > 0;
  } catch {
    return false;
  }
}

describe('where raw deflate cannot begin', () => {
  it('there is no stream of any level, kind or length', () => {
    const letters = drawn(11);
    for (const length of [0, 1, 4, 9, 10, 40, 300, 5000]) {
      const text = Buffer.from(Array.from({ length }, () => 97 + ((letters.next().value ?? 0) % 20)));
      for (const level of [0, 1, 6, 9])
        for (const strategy of [constants.Z_DEFAULT_STRATEGY, constants.Z_FIXED, constants.Z_HUFFMAN_ONLY])
          expect(mayBeginDeflate(deflateRawSync(text, { level, strategy }), 0)).toBe(true);
    }
  });

  it('nothing that a reader takes is passed over, and most of what it refuses is', () => {
    const [bytes, tries] = [drawn(5), 20_000];
    const drafts = Array.from({ length: tries }, (_, one) =>
      Buffer.from(Array.from({ length: 1 + (one % 40) }, () => bytes.next().value ?? 0)),
    );
    const passed = drafts.filter((draft) => !mayBeginDeflate(draft, 0));
    expect(passed.filter(reads)).toEqual([]);
    expect(passed.length).toBeGreaterThan(drafts.filter((draft) => !reads(draft)).length / 2);
  });
});
