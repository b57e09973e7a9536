import { describe, expect, it } from 'vitest';
import { ERRORS, isErrorCode, ProductError } from './index.js';

describe('error catalogue', () => {
  it('[I11] answers hidden and missing with one permanent code', () => {
    expect(ERRORS.NOT_FOUND).toEqual({ category: 'access', httpStatus: 404, band: 'permanent' });
  });

  it.each(['RATE_LIMITED', 'UNAVAILABLE', 'SERVER_BEHIND', 'NEED_DIFF', 'EPOCH_STALE', 'TICKET_INVALID'] as const)(
    'lets the client try again after %s',
    (code) => expect(ERRORS[code].band).toBe('transient'),
  );

  it('uses only HTTP error statuses', () => {
    for (const entry of Object.values(ERRORS)) expect(entry.httpStatus).toSatisfy((s: number) => s >= 400 && s <= 503);
  });

  it('recognises its own codes and nothing inherited', () => {
    expect(isErrorCode('SEALED')).toBe(true);
    for (const other of ['toString', '__proto__', 'sealed', 7, null, undefined]) expect(isErrorCode(other)).toBe(false);
  });

  it('carries the code and parameters, and nothing else in its message', () => {
    const error = new ProductError('RATE_LIMITED', { retryAfterMs: 500 });
    expect(error.message).toBe('RATE_LIMITED');
    expect(error.name).toBe('ProductError');
    expect(error.params).toEqual({ retryAfterMs: 500 });
    expect(error.entry).toBe(ERRORS.RATE_LIMITED);
    expect(new ProductError('SEALED').params).toEqual({});
  });
});
