import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { command, RespReader } from './resp.js';

const bytes = (text: string): Buffer => Buffer.from(text);
const HELLO = '%2\r\n$6\r\nserver\r\n$5\r\nredis\r\n$5\r\nproto\r\n:3\r\n';
const MESSAGE = '>3\r\n$7\r\nmessage\r\n$6\r\nsoulad\r\n$4\r\nč\n\r\r\n';

describe('what Redis says', () => {
  it('is read whole however it is torn', () => {
    const stream = bytes(`${HELLO}>3\r\n$9\r\nsubscribe\r\n$6\r\nsoulad\r\n:1\r\n${MESSAGE}:2\r\n`);
    const whole = new RespReader().take(stream);
    expect(whole).toEqual([
      { kind: 'value', value: ['server', 'redis', 'proto', 3] },
      { kind: 'push', value: ['subscribe', 'soulad', 1] },
      { kind: 'push', value: ['message', 'soulad', 'č\n\r'] },
      { kind: 'value', value: 2 },
    ]);
    fc.assert(
      fc.property(fc.array(fc.nat(stream.length), { maxLength: 20 }), (cuts) => {
        const reader = new RespReader();
        const places = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
        const pieces = places.slice(1).map((end, at) => stream.subarray(places[at], end));
        expect(pieces.flatMap((piece) => reader.take(piece))).toEqual(whole);
      }),
    );
  });

  it('is an error with its code, or no Redis at all', () => {
    const reader = new RespReader();
    expect(reader.take(bytes('-WRONGPASS invalid username-password pair\r\n'))).toEqual([
      { kind: 'error', code: 'WRONGPASS' },
    ]);
    expect(reader.take(bytes('_\r\n$-1\r\n'))).toEqual([
      { kind: 'value', value: '' },
      { kind: 'value', value: null },
    ]);
    expect(() => new RespReader().take(bytes('HTTP/1.1 400 Bad Request\r\n'))).toThrow(RangeError);
    expect(() => new RespReader().take(Buffer.alloc(2 * 1024 * 1024, '+'))).toThrow(RangeError);
  });

  it('is asked in words that are counted in bytes', () => {
    expect(command('PUBLISH', 'soulad', 'č').toString()).toBe('*3\r\n$7\r\nPUBLISH\r\n$6\r\nsoulad\r\n$2\r\nč\r\n');
  });
});
