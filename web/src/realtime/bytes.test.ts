import { expect, it } from 'vitest';
import { withBytes } from './bytes.js';

it('turns every binary part of a frame into bytes and leaves the rest alone', () => {
  const frame = { ok: true, units: [{ gen: 1, clientId: null, diff: new Uint8Array([1, 2]).buffer }], at: 'x' };
  expect(withBytes(frame)).toEqual({
    ok: true,
    units: [{ gen: 1, clientId: null, diff: new Uint8Array([1, 2]) }],
    at: 'x',
  });
});
