import { expect, it } from 'vitest';
import { sizeWords } from './size-words.js';

it.each([
  [87, '87\u00a0B'],
  [12_288, '12\u00a0kB'],
  [1_468_006, '1,4\u00a0MB'],
])('says %i bytes', (bytes, words) => {
  expect(sizeWords(bytes, 'cs')).toBe(words);
});
