import { describe, expect, it } from 'vitest';
import { matches, mentionQuery } from './mention-query.js';

describe('a mention being typed', () => {
  it.each([
    ['@', 1, { at: 0, typed: '' }],
    ['prosím @Zem', 11, { at: 7, typed: 'Zem' }],
    ['prosím @Alena Zem', 17, { at: 7, typed: 'Alena Zem' }],
    ['(@Z', 3, { at: 1, typed: 'Z' }],
  ])('%j is one', (text, caret, query) => {
    expect(mentionQuery(text, caret)).toEqual(query);
  });

  it.each([
    ['pošta@skola.example', 12],
    ['nic', 3],
    ['@ nic', 2],
    ['@Alena Zemanová prosím doplňte', 30],
    ['@Alena\nx', 8],
  ])('%j is none', (text, caret) => {
    expect(mentionQuery(text, caret)).toBeNull();
  });

  it('finds people by any of their names or by their party, accents aside', () => {
    expect(matches('brizo', ['Mgr. Eva Břízová', 'matka'])).toBe(true);
    expect(matches('eva bri', ['Eva Břízová', 'matka'])).toBe(true);
    expect(matches('MAT', ['Eva Břízová', 'matka'])).toBe(true);
    expect(matches('otec', ['Eva Břízová', 'matka'])).toBe(false);
  });
});
