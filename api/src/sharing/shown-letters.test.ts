import { expect, it } from 'vitest';
import { shownLetters } from './shown-letters.js';

const shown = (...letters: string[]): string[] =>
  [...shownLetters(letters.map((letter, id) => ({ id, letter }))).entries()]
    .toSorted(([a], [b]) => a - b)
    .map(([, letter]) => letter);

it.each([
  [
    ['N', 'N2', 'S'],
    ['N', 'N2', 'S'],
  ],
  [
    ['N2', 'S'],
    ['N', 'S'],
  ],
  [
    ['N', 'N3', 'N4'],
    ['N', 'N2', 'N3'],
  ],
  [
    ['N9', 'N7'],
    ['N2', 'N'],
  ],
])('[I1][Q2] letters %j are shown as %j: nothing tells of a party that is left out', (stored, told) => {
  expect(shown(...stored)).toEqual(told);
});
