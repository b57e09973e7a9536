import { describe, expect, it } from 'vitest';
import type { Party } from './parties.js';
import { shareSentence, withCount, type SentenceFacts } from './share-sentence.js';

const ospod: Party = { partyId: 'o', type: 'ospod', letter: 'O', label: 'OSPOD' };
const school: Party = { partyId: 's', type: 'school', letter: 'Š', label: 'škola' };
const mother: Party = { partyId: 'm', type: 'parent_a', letter: 'M', label: 'matka' };
const father: Party = { partyId: 't', type: 'parent_b', letter: 'T', label: 'otec' };
const runs: Party = { partyId: 'f', type: 'facilitation', letter: 'F', label: 'facilitátor' };

const draft: SentenceFacts = {
  draft: true,
  mayShare: true,
  classified: true,
  online: true,
  author: ospod,
  sees: [mother, ospod, school],
  doesNot: [runs, father],
  needs: [],
};

describe('the share sentence', () => {
  it('names every party on one of the two sides, in the fixed order', () => {
    const said = shareSentence(draft);
    expect(said.sees.map((party) => party.label)).toEqual(['OSPOD', 'škola', 'matka']);
    expect(said.doesNot.map((party) => party.label)).toEqual(['otec', 'facilitátor']);
    expect(said).toMatchObject({ tense: 'will', state: 'waits', others: 2 });
  });

  it('speaks in the present of what was shared', () => {
    expect(shareSentence({ ...draft, draft: false })).toMatchObject({ tense: 'sees', state: 'shared' });
  });

  it('tells whoever may not share a draft only who sees it now', () => {
    expect(shareSentence({ ...draft, mayShare: false })).toMatchObject({ tense: 'sees', state: 'notYours' });
  });

  it('does not count the author among the others', () => {
    expect(shareSentence({ ...draft, sees: [ospod] })).toMatchObject({ state: 'onlyMine', others: 0 });
  });

  it('promises only the author while offline, whatever was computed before', () => {
    const said = shareSentence({ ...draft, online: false });
    expect(said).toMatchObject({ state: 'offline', others: 0, doesNot: [] });
    expect(said.sees).toEqual([ospod]);
  });

  it('keeps to those who see what was shared before the line broke', () => {
    const said = shareSentence({ ...draft, draft: false, online: false });
    expect(said).toMatchObject({ tense: 'sees', state: 'offline', others: 2 });
    expect(said.doesNot).toHaveLength(2);
  });

  it.each([
    ['[I4] unclassified text before anything else', { classified: false, needs: [father] }, 'unclassified'],
    ['[I5] whose consent is missing', { needs: [father] }, 'consent'],
  ] as const)('says %s', (_, change, state) => {
    expect(shareSentence({ ...draft, ...change }).state).toBe(state);
  });
});

it.each([
  [1, 's'],
  [3, 'se'],
  [5, 's'],
  [6, 'se'],
  [7, 'se'],
  [8, 's'],
  [12, 's'],
] as const)('puts the right preposition before %i', (count, word) => {
  expect(withCount(count)).toBe(word);
});
