import { expect, it } from 'vitest';
import { idsOrAllFrom } from './input.js';

it('[I4] takes null for everybody, and refuses a list that was left out', () => {
  expect(idsOrAllFrom(null)).toBeNull();
  expect(idsOrAllFrom([])).toEqual([]);
  expect(() => idsOrAllFrom(undefined)).toThrow('BAD_INPUT');
});
