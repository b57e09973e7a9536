import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLIENT_EVENTS, type ClientEvents, decodeHandshake, decodeMessage, LIMITS } from './index.js';

const ID = '3f1a2b4c-5d6e-4f70-8a9b-0c1d2e3f4a5b';

/** Frames as they travel; bytes are written `hex:…`. */
const GOLDEN = JSON.parse(
  readFileSync(new URL('./golden-frames.json', import.meta.url), 'utf8'),
  (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith('hex:') ? new Uint8Array(Buffer.from(value.slice(4), 'hex')) : value,
) as Record<keyof ClientEvents, unknown>;

const HOSTILE: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  1n,
  '',
  'x',
  [],
  [[]],
  {},
  new Uint8Array(4),
  new Date(),
  () => 1,
  Symbol('x'),
  Number.NaN,
  { recordId: ID.toUpperCase() },
  { recordId: ID, more: 1 },
  { recordId: [ID] },
  { recordId: { toString: () => ID } },
  JSON.parse('{"__proto__": {"recordId": "x"}}'),
  Object.create({ recordId: ID }),
  { unitId: ID, gen: 1.5 },
  { unitId: ID, gen: -1 },
];

describe('decoders', () => {
  it.each(CLIENT_EVENTS)('[R10] reads the golden frame of %s as it is', (event) => {
    expect(decodeMessage(event, GOLDEN[event])).toEqual(GOLDEN[event]);
  });

  it.each(CLIENT_EVENTS)('[R10] refuses for %s every other thing, and never throws', (event) => {
    const read = HOSTILE.map((value) => decodeMessage(event, value) ?? undefined);
    expect(read).toEqual(HOSTILE.map(() => undefined));
  });

  it.each(CLIENT_EVENTS)(
    '[R10] refuses the golden frame of %s with a member missing, added, or of another type',
    (event) => {
      const golden = GOLDEN[event];
      if (typeof golden !== 'object' || golden === null) throw new TypeError('a golden frame is an object');
      expect(decodeMessage(event, { ...golden, extra: 1 })).toBeUndefined();
      for (const key of Object.keys(golden)) {
        expect(
          decodeMessage(event, Object.fromEntries(Object.entries(golden).filter(([other]) => other !== key))),
        ).toBeUndefined();
        for (const value of [Symbol('x'), -1, '💥', [null]])
          expect(decodeMessage(event, { ...golden, [key]: value })).toBeUndefined();
      }
    },
  );

  it('[R2] reads a handshake and nothing like it', () => {
    const handshake = { ticket: 'x'.repeat(43), protocol: 1, schema: 1 };
    expect(decodeHandshake(handshake)).toEqual(handshake);
    for (const value of [
      ...HOSTILE,
      { ...handshake, ticket: 'short' },
      { ...handshake, ticket: 'x'.repeat(129) },
      { ...handshake, protocol: '1' },
      { ...handshake, cookie: 1 },
    ]) {
      expect(decodeHandshake(value)).toBeUndefined();
    }
  });

  it('[R13] keeps lists, vectors and positions within their limits', () => {
    const units = Array.from({ length: LIMITS.unitsPerOpen + 1 }, () => ({ unitId: ID, gen: 1 }));
    expect(decodeMessage('unit:open', { recordId: ID, units })).toBeUndefined();
    expect(decodeMessage('unit:open', { recordId: ID, units: [] })).toBeUndefined();
    expect(
      decodeMessage('unit:open', { recordId: ID, units: [{ unitId: ID, gen: 1, sv: new Uint8Array(70_000) }] }),
    ).toBeUndefined();
    expect(
      decodeMessage('unit:open', { recordId: ID, units: [{ unitId: ID, gen: 1, lease: 2 ** 32 }] }),
    ).toBeUndefined();
    const caret = { unitId: ID, gen: 1, anchor: { tname: 'x'.repeat(600) }, head: {} };
    expect(decodeMessage('caret:set', caret)).toBeUndefined();
    expect(decodeMessage('caret:set', { ...caret, anchor: { text: 'a word of the text' } })).toBeUndefined();
    expect(decodeMessage('caret:set', null)).toBeNull();
  });
});
