import { describe, expect, it } from 'vitest';
import { fold } from './fold.js';
import { foldedStemOf, stemOf } from './stem-czech.js';

/** Words of the table and forms of them that have to meet. */
const FORMS: readonly (readonly string[])[] = [
  ['škola', 'školy', 'škole', 'školu', 'školou', 'školám', 'školách', 'školami'],
  ['matka', 'matky', 'matce', 'matku', 'matkou', 'matkám', 'matkách', 'matkami'],
  ['otec', 'otce', 'otci', 'otcem', 'otcové', 'otcům', 'otcích'],
  ['žena', 'ženy', 'ženě', 'ženu', 'ženou', 'ženám', 'ženách', 'ženami'],
  ['město', 'města', 'městu', 'městě', 'městem', 'městech', 'městům'],
  ['dům', 'domu', 'dome', 'domem', 'domy', 'domech', 'domům'],
  ['byt', 'bytu', 'bytě', 'bytem', 'byty', 'bytech', 'bytům'],
  ['konference', 'konferenci', 'konferencí', 'konferencím', 'konferencích', 'konferencemi'],
  ['dluh', 'dluhu', 'dluhem', 'dluhy', 'dluhům', 'dluhů', 'dluzích', 'dluhách'],
  ['adresa', 'adresy', 'adrese', 'adresu', 'adresou', 'adresách', 'adresami'],
  ['dohoda', 'dohody', 'dohodě', 'dohodu', 'dohodou', 'dohodách'],
  ['český', 'česká', 'české', 'českého', 'českému', 'českým', 'českých', 'čeští'],
  ['nový', 'nová', 'nové', 'nového', 'novému', 'novým', 'nových'],
  ['Bříza', 'Břízy', 'Bříze', 'Břízou'],
  ['Petr', 'Petra', 'Petru', 'Petrem', 'Petrovi'],
];

describe('the light stemmer of Czech', () => {
  it('has a table of at least sixty forms', () => {
    expect(FORMS.flat().length).toBeGreaterThanOrEqual(60);
  });

  it.each(FORMS)('makes one stem of %s and its forms', (...forms) => {
    expect(new Set(forms.map((form) => stemOf(form.toLowerCase()))).size).toBe(1);
  });

  it.each(FORMS.filter(([word]) => !['dům', 'český'].includes(word ?? '')))(
    'makes one stem of %s and its forms without diacritics',
    (...forms) => {
      expect(new Set(forms.map((form) => foldedStemOf(fold(form)))).size).toBe(1);
    },
  );

  it.each([
    ['škola', 'školka'],
    ['cesta', 'česká'],
    ['matka', 'maso'],
    ['dům', 'dumat'],
    ['dluh', 'dlouho'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other));
  });
});
