import { PARTY_LOOKS } from '../../../look/parties.js';
import type { PartyType } from '../../../generated/graphql.gen.js';

/** The letter of a kind of seat, or with a digit the next one that nobody in the case has. */
export function freeLetter(type: PartyType, sex: string | undefined, taken: readonly string[]): string {
  const parent = type === 'parent_a' || type === 'parent_b';
  const letter = parent && sex === 'male' ? 'T' : parent && sex === 'female' ? 'M' : PARTY_LOOKS[type].letter;
  if (!taken.includes(letter)) return letter;
  const digit = [2, 3, 4, 5, 6, 7, 8, 9].find((one) => !taken.includes(`${letter}${one}`));
  return digit === undefined ? '' : `${letter}${digit}`;
}

/** A capital with at most one digit, as the mark can show it. */
export function isLetter(text: string): boolean {
  return /^\p{Lu}\d?$/u.test(text);
}
