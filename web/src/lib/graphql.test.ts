import { CombinedError } from '@urql/core';
import { describe, expect, it } from 'vitest';
import { failureOf } from './graphql.js';

const answered = (extensions: object): CombinedError =>
  new CombinedError({ graphQLErrors: [{ message: 'x', extensions: { ...extensions } }] });

describe('a failed request', () => {
  it('[I11] names a hidden and a missing thing alike and shows no number for it', () => {
    expect(failureOf(answered({ code: 'NOT_FOUND', traceId: 't1' }))).toEqual({
      code: 'NOT_FOUND',
      traceId: undefined,
    });
  });
  it('passes on the number of a defect', () => {
    expect(failureOf(answered({ code: 'INTERNAL', traceId: 't2' }))).toEqual({ code: 'INTERNAL', traceId: 't2' });
  });
  it('takes a code that is not in the catalogue for a defect', () => {
    expect(failureOf(answered({ code: 'GRAPHQL_VALIDATION_FAILED' })).code).toBe('INTERNAL');
    expect(failureOf(answered({})).code).toBe('INTERNAL');
  });
  it('is offline when no answer came', () => {
    expect(failureOf(new CombinedError({ networkError: new TypeError('Failed to fetch') })).code).toBe('OFFLINE');
  });
  it('is unavailable when a proxy answered for the server', () => {
    const response = new Response('', { status: 503 });
    expect(failureOf(new CombinedError({ networkError: new Error('x'), response })).code).toBe('UNAVAILABLE');
  });
});
