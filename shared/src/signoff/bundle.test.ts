import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../doc/index.js';
import { contentHashOf, fingerprintOf, fromHex, leafHash, toHex, verifyBundle, writeBundle } from './index.js';
import { makeBundle, NODE_CHECKS, seeded } from './testing/make-bundle.js';

/** One-bit and one-field changes; 10 000 with SOULAD_CHANGES. */
const CHANGES = Number(process.env.SOULAD_CHANGES ?? 400);
const SEED = Number(process.env.SOULAD_SEED ?? Date.now() % 1_000_000);

const passage = (n: number): Json => ({ unit: `u${n}`, text: `Dohoda číslo ${n}.`, files: [] });
const OWN = [1, 2, 3, 4, 5].map(passage);
const HIDDEN = [6, 7, 8].map(passage);
const check = (text: string) => verifyBundle(text, NODE_CHECKS);

describe('a bundle', () => {
  it('[S10] is accepted as it was written, and says what was verified', async () => {
    const verdict = await check(writeBundle(makeBundle(OWN, HIDDEN, seeded(1))));
    expect(verdict.faults).toEqual([]);
    expect(verdict.facts).toMatchObject({
      version: 2,
      passages: 5,
      whole: true,
      signer: 'Simona Tichá',
      method: 'passkey',
    });
    expect(verdict.facts?.fingerprint).toMatch(/^\d{4}(-\d{4}){4}$/);
  });

  it('[S16] does not count what the party is told beside a passage as a passage', async () => {
    const beside: Json = { unit: 'u1', author: null, references: { parents: ['u2'] } };
    const verdict = await check(writeBundle(makeBundle([passage(1), beside], HIDDEN, seeded(2))));
    expect(verdict.facts).toMatchObject({ passages: 1 });
  });

  it('[S10] is accepted whatever its passages are', async () => {
    const content = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
    await fc.assert(
      fc.asyncProperty(
        fc.array(content, { maxLength: 6 }),
        fc.array(content, { maxLength: 70 }),
        fc.nat(),
        async (own, hidden, seed) => {
          expect((await check(writeBundle(makeBundle(own, hidden, seeded(seed))))).faults).toEqual([]);
        },
      ),
      { numRuns: 25, seed: SEED },
    );
  });

  it(`[S11] is refused after any change of one bit, and the leaf it is in is named (seed ${SEED}, ${CHANGES} changes)`, async () => {
    const text = writeBundle(makeBundle(OWN, HIDDEN, seeded(SEED)));
    const bytes = new TextEncoder().encode(text);
    const ends = [...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at);
    const next = draws(SEED);
    for (let n = 0; n < CHANGES; n += 1) {
      const [at, bit] = [next(bytes.length), next(8)];
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      const { faults } = await check(new TextDecoder().decode(changed));
      expect(faults, `byte ${at} bit ${bit}`).not.toEqual([]);
      const line = ends.findIndex((end) => end >= at);
      const named = line <= 0 || at === ends.at(-1) || faults.some((one) => one.code === 'leaf' && one.leaf === line);
      expect(named, `byte ${at} bit ${bit} names leaf ${line}`).toBe(true);
    }
  }, 300_000);

  it(`[S11] is refused after any change of one field that keeps its form (seed ${SEED}, ${CHANGES} changes)`, async () => {
    const bundle = makeBundle(OWN, HIDDEN, seeded(SEED));
    const next = draws(SEED + 1);
    for (let n = 0; n < CHANGES; n += 1) {
      const changed: unknown = JSON.parse(JSON.stringify(bundle));
      const places = stringsIn(changed);
      const place = places[next(places.length)];
      if (!place) throw new Error('no field');
      place.set(otherWord(place.get(), next));
      // Decoder: the same shape with one word changed.
      const { faults } = await check(writeBundle(changed as typeof bundle));
      expect(faults, place.path.join('.')).not.toEqual([]);
      const leaf = place.path[0] === 'leaves' ? [{ code: 'leaf', leaf: Number(place.path[1]) + 1 }] : [];
      const told = leaf.length > 0 ? faults.filter((fault) => fault.code === 'leaf') : leaf;
      expect(told, place.path.join('.')).toEqual(leaf);
    }
  }, 300_000);

  it('[S11] is refused when a leaf is missing, doubled, moved, or of another bundle', async () => {
    const bundle = makeBundle(OWN, HIDDEN, seeded(2));
    const other = makeBundle(OWN, HIDDEN, seeded(3));
    const [a, b, ...rest] = bundle.leaves;
    if (!a || !b) throw new Error('no leaves');
    for (const leaves of [[b, ...rest], [a, a, b, ...rest], [b, a, ...rest], [...other.leaves], []])
      expect((await check(writeBundle({ ...bundle, leaves }))).faults).not.toEqual([]);
    for (const head of [
      { ...bundle.head, view: other.head.view },
      { ...bundle.head, signature: other.head.signature },
    ])
      expect((await check(writeBundle({ ...bundle, head }))).faults).not.toEqual([]);
  });

  it('[S5] has one shape and one length with three hidden passages, with seven and with two hundred', () => {
    const shape = (hidden: number): unknown => {
      const bundle = makeBundle(
        OWN,
        Array.from({ length: hidden }, (_, n) => passage(10 + n)),
        seeded(hidden),
      );
      const bones = bundle.leaves.map(({ path, index, salt }) => [path.length, index.length, salt.length]);
      // The signature of a passkey has a length of its own, by chance.
      const head = { ...bundle.head, signature: null };
      return {
        bones,
        length: writeBundle({ ...bundle, head }).length,
        size: JSON.parse(bundle.head.revision.statement).size,
      };
    };
    const shapes = [0, 3, 7, 40, 200].map(shape);
    for (const one of shapes) expect(one).toEqual(shapes[0]);
  });

  it('[S2] does not let its holder find out whether a hidden passage says yes or no', () => {
    const [yes, no] = ['ano', 'ne'].map((word): Json => ({ unit: 'u9', text: word, files: [] }));
    if (yes === undefined || no === undefined) throw new Error('no words');
    const bundle = makeBundle(OWN, [yes], seeded(5));
    const known = new Set(JSON.stringify(bundle).match(/[0-9a-f]{64}/g));
    const record = JSON.parse(bundle.head.revision.statement).record as string;
    // Everything the holder has, tried as the salt of either word: none of the hashes in the bundle comes out.
    for (const guess of [yes, no]) {
      const contentHash = contentHashOf(guess);
      expect(known.has(contentHash)).toBe(false);
      for (const salt of known)
        for (const leaf of bundle.leaves) {
          const { unitTag, audienceHash } = leaf;
          const bytes = fromHex(salt, 32) ?? new Uint8Array(32);
          expect(known.has(toHex(leafHash(bytes, { record, version: 2, unitTag, audienceHash, contentHash })))).toBe(
            false,
          );
        }
    }
  });

  it('[S9] has a fingerprint of its own for every root', () => {
    const prints = new Set(Array.from({ length: 2000 }, (_, n) => fingerprintOf(toHex(seeded(n)(32)))));
    expect(prints.size).toBe(2000);
  });
});

function draws(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

interface Place {
  readonly path: readonly string[];
  get(): string;
  set(word: string): void;
}

function stringsIn(value: unknown, path: readonly string[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.entries(holder).flatMap(([key, member]) =>
    typeof member === 'string'
      ? [{ path: [...path, key], get: () => member, set: (word: string) => void (holder[key] = word) }]
      : stringsIn(member, [...path, key]),
  );
}

/** Another word of the same form: one sign of it replaced. */
function otherWord(word: string, next: (most: number) => number): string {
  if (word === '') return 'x';
  const at = next(word.length);
  const signs = /^[0-9a-f]+$/.test(word) ? '0123456789abcdef' : 'abcdefghijklmnop';
  const others = [...signs].filter((sign) => sign !== word[at]);
  return word.slice(0, at) + (others[next(others.length)] ?? 'x') + word.slice(at + 1);
}
