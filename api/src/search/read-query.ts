import { ProductError } from '@soulad/shared/errors';
import { textFrom } from '../platform/input.js';
import { type Word, wordsOf } from './lexicon.js';

/** Words in a row that have to be in a text. A single word out of quotes is met by its beginning and its forms too. */
export interface Term {
  readonly words: readonly Word[];
  readonly quoted: boolean;
}

/** Longest question, characters, and most words in it. */
export const QUERY_LIMITS = { characters: 200, words: 12 } as const;

const QUOTED = /["„“”«»]([^"„“”«»]*)["„“”«»]/gu;

/**
 * Reads a question: words, and phrases in quotes of any kind. All of them must be there.
 * @throws ProductError BAD_INPUT when it is empty, too long, or holds no word
 */
export function readQuery(typed: string): readonly Term[] {
  const text = textFrom(typed, QUERY_LIMITS.characters);
  const phrases = [...text.matchAll(QUOTED)].map(([, inside]) => ({ words: wordsOf(inside ?? ''), quoted: true }));
  const single = wordsOf(text.replace(QUOTED, ' ')).map((word) => ({ words: [word], quoted: false }));
  const terms = [...phrases.filter(({ words }) => words.length > 0), ...single];
  const count = terms.reduce((sum, { words }) => sum + words.length, 0);
  if (count === 0 || count > QUERY_LIMITS.words) throw new ProductError('BAD_INPUT');
  return terms;
}
