import { describe, expect, it } from 'vitest';
import { seatOfAgency } from '../../../look/seat-of-agency.js';
import { freeLetter, isLetter } from './free-letter.js';

describe('the letter of a new seat', () => {
  it('is that of its kind', () => expect(freeLetter('school', undefined, ['O'])).toBe('Š'));
  it('gets a digit when another party has it', () => expect(freeLetter('ngo', undefined, ['S', 'S2'])).toBe('S3'));
  it('follows the sex of a parent, not where the child lives', () => {
    expect(freeLetter('parent_a', 'male', [])).toBe('T');
    expect(freeLetter('parent_b', 'female', [])).toBe('M');
  });
  it.each(['Š', 'S2'])('%s can stand on a mark', (letter) => expect(isLetter(letter)).toBe(true));
  it.each(['', 's', 'SA', 'S22', '2'])('"%s" cannot', (letter) => expect(isLetter(letter)).toBe(false));
});

describe('the seat of an organisation', () => {
  it('follows from its kind', () => expect(seatOfAgency('ngo_sas')).toBe('ngo'));
  it('is left to choose for a kind nobody knows', () => expect(seatOfAgency('choir')).toBeUndefined());
});
