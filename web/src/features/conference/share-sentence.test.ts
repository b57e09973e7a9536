import { describe, expect, it } from 'vitest';
import type { Party } from './parties.js';
import { inGroups, inOrder } from './parties.js';
import { shareSentence, type SentenceFacts } from './share-sentence.js';

const ospod: Party = { partyId: 'o', type: 'ospod', letter: 'O', label: 'OSPOD' };
const school: Party = { partyId: 's', type: 'school', letter: 'Š', label: 'škola' };
const mother: Party = { partyId: 'm', type: 'parent_a', letter: 'M', label: 'matka' };
const father: Party = { partyId: 't', type: 'parent_b', letter: 'T', label: 'otec' };
const runs: Party = { partyId: 'f', type: 'facilitation', letter: 'F', label: 'facilitátor' };

const draft: SentenceFacts = {
  draft: true,
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

  it('does not count the author among the others', () => {
    expect(shareSentence({ ...draft, sees: [ospod] })).toMatchObject({ state: 'onlyMine', others: 0 });
  });

  it('promises only the author while offline, whatever was computed before', () => {
    const said = shareSentence({ ...draft, online: false });
    expect(said).toMatchObject({ state: 'offline', others: 0, doesNot: [] });
    expect(said.sees).toEqual([ospod]);
  });

  it.each([
    ['[I4] unclassified text before anything else', { classified: false, needs: [father] }, 'unclassified'],
    ['[I5] whose consent is missing', { needs: [father] }, 'consent'],
  ] as const)('says %s', (_, change, state) => {
    expect(shareSentence({ ...draft, ...change }).state).toBe(state);
  });
});

describe('the order of parties', () => {
  it('is agencies, family, facilitation, and does not depend on the order of arrival', () => {
    const expected = [ospod, school, mother, father, runs];
    expect(inOrder([runs, father, mother, school, ospod])).toEqual(expected);
    expect(inOrder([school, runs, ospod, mother, father])).toEqual(expected);
  });

  it('leaves a gap only between groups that have members', () => {
    expect(inGroups([runs, ospod])).toEqual([[ospod], [runs]]);
  });
});
