import { describe, expect, it } from 'vitest';
import { readSignInSearch } from './search.js';

describe('the way back after signing in', () => {
  it('keeps a path of our own', () => {
    expect(readSignInSearch({ back: '/cases/1?x=2' })).toEqual({ back: '/cases/1?x=2' });
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/sign-in',
    7,
    undefined,
  ])('drops %s', (back) => expect(readSignInSearch({ back })).toEqual({}));
  it('notes that the person has just left', () => {
    expect(readSignInSearch({ left: true })).toEqual({ left: true });
    expect(readSignInSearch({ left: 'yes' })).toEqual({});
  });
});
