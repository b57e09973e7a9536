import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Category } from '../policy/index.js';
import { fold } from '../words/index.js';
import { titleLeaks } from './task-title.js';

const hidden = (text: string, category: Category | null = 'FIN') => [{ id: 'x', category, text }];
const leakOf = (said: string, text: string, known: readonly string[] = [], category: Category | null = 'FIN') =>
  titleLeaks([said], hidden(text, category), known).map(({ words, blocked }) => [words.join(' '), blocked]);

describe('[W44] what a task must not tell', () => {
  it('names the passage that a shared word would tell of, whatever its form, case and diacritics', () => {
    expect(leakOf('Ověřit EXEKUCI u soudu', 'Pět exekucí, celkem 312 400')).toEqual([['EXEKUCI', false]]);
    expect(leakOf('klic pod sykorkou', 'Klíč mám schovaný pod keramickou sýkorkou', [], 'VOICE_CONF')).toEqual([
      ['klic sykorkou', true],
    ]);
    expect(leakOf('doklad na 400 Kč', 'Pět exekucí, celkem 312 400')).toEqual([['400', false]]);
    expect(leakOf('do 28. 9. 2026 v 13:40', 'oznámení z 28. 8. 2026 ve 13:40')).toEqual([]);
  });

  it.each(['SAFE_ADDR', 'NOTIFIER', 'VOICE_CONF'] as const)('%s is confirmed by nobody', (category) => {
    expect(leakOf('Vyzvednout na Zvonkové', 'byt, Zvonková 1187', [], category)).toEqual([['Zvonkové', true]]);
  });

  it('finds nothing in the titles of the stories', () => {
    const passage = 'Azylový byt, Zvonková 1187, vchod ze dvora; děti vozí terénní pracovnice modrým autem.';
    for (const title of [
      'Vydávání dětí jen určeným osobám: pokyn',
      'Zvýšená pozornost u školy 7:30–8:15, do 30. 9.',
      'Doprovod k soudu 28. 9.',
      'Denní hlášení přítomnosti N. O.',
      'Návrh dohody o nájmu',
      'Splátkový kalendář v. 1',
    ])
      expect(leakOf(title, passage, [], 'SAFE_ADDR')).toEqual([]);
  });

  it('does not hold back what the recipient reads anyway, nor plain words', () => {
    expect(leakOf('Doložit splátky nájmu', 'splátka nájmu 1 500 Kč', ['Nedoplatek nájmu, splátky'])).toEqual([]);
    expect(leakOf('Zajistit schůzku ve škole do pátku', 've škole v pátek schůzku zajistit')).toEqual([]);
  });

  const letters = fc.constantFrom(...'abcdefghijklmnoprstuvyzáéíýěščřžůú');
  const word = fc.array(letters, { minLength: 5, maxLength: 12 }).map((one) => one.join(''));
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' '));

  it('a word of its own that stands in a hidden passage is always found, however it is spelled', () => {
    fc.assert(
      fc.property(
        text,
        text,
        fc.stringMatching(/^[qxw]{2}[a-z]{4,8}[qxw]$/),
        fc.boolean(),
        (before, after, rare, loud) => {
          const said = `${before} ${loud ? rare.toUpperCase() : rare}`;
          const found = titleLeaks([said], hidden(`${after} ${rare} ${before}`), [before]);
          expect(found.flatMap(({ words }) => words.map((one) => fold(one)))).toContain(rare);
        },
      ),
    );
  });

  it('tells only words of the task itself, and nothing about passages that share none', () => {
    fc.assert(
      fc.property(text, text, text, (said, secret, known) => {
        for (const { words } of titleLeaks([said], hidden(secret), [known]))
          for (const one of words) expect(said).toContain(one);
        expect(titleLeaks([said], hidden(secret), [said])).toEqual([]);
        expect(titleLeaks([], hidden(secret), [])).toEqual([]);
      }),
    );
  });

  it('what is found does not depend on other passages or on their order', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 5 }), (said, secrets) => {
        const all = secrets.map((one, index) => ({ id: String(index), category: null, text: one }));
        const together = titleLeaks([said], all, []);
        expect(together).toEqual(all.flatMap((one) => titleLeaks([said], [one], [])));
        expect(titleLeaks([said], all.toReversed(), []).toReversed()).toEqual(together);
      }),
    );
  });
});
