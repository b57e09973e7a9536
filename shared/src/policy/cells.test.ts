import { describe, expect, it } from 'vitest';
import { decideBoth as decide } from '../testing/decide-both.js';
import {
  aCase,
  allow,
  aParty,
  aRelease,
  aUnit,
  narrow,
  NOON,
  partyId,
  personId,
  present,
  sittingId,
} from '../testing/index.js';
import * as oracle from './matrix.oracle.js';
import {
  CATEGORIES,
  isFamilySeat,
  type CaseFacts,
  type Category,
  type Decision,
  type PartyFacts,
  type PartyType,
  type UnitFacts,
} from './index.js';

/** Every cell of the written table, under every rule. The seat asked is number 1; the author is an agency, number 0. */
type Cell = readonly [category: Category, type: PartyType, word: string];

const CELLS: readonly Cell[] = CATEGORIES.flatMap((category) => {
  const words = `${oracle.WRITTEN[category]} | ${oracle.PROPOSED[category]}`.split(' | ');
  const columns = [...oracle.WRITTEN_COLUMNS, ...oracle.PROPOSED_COLUMNS];
  return columns.map((type, n): Cell => [category, type, (words[n] ?? '').trim().replace(/^G(\(PPP\))? ?/, '')]);
});

const [ME, CHILD, OTHER, CLIENT] = [personId(1), personId(2), personId(3), personId(5)];
const SITTING = sittingId(1);

function seat(type: PartyType, over: Partial<PartyFacts> = {}): PartyFacts {
  return aParty(1, type, type === 'representative' ? { represents: [CLIENT], ...over } : over);
}

/** The client of a representative has a seat and said the text too, so that the client's right bounds nothing [P16]. */
function world(type: PartyType, over: Partial<CaseFacts> = {}, of: Partial<PartyFacts> = {}): CaseFacts {
  const client = aParty(5, 'parent_a');
  return aCase([aParty(0, 'ospod'), seat(type, of), client], { children: [CHILD], ...over });
}

function ask([category, type]: Cell, unit: Partial<UnitFacts> = {}, facts: CaseFacts = world(type)): Decision {
  const presence = facts.presence.length > 0 ? [...facts.presence, present(SITTING, partyId(5))] : [];
  return decide(
    { ...facts, presence },
    aUnit({ category, coAuthors: [partyId(5)], subjects: [CHILD], ...unit }),
    partyId(1),
  );
}

const reads = (decision: Decision): boolean => decision.right === 'propose' || decision.right === 'write';
const blocked = (word: string): boolean => word.startsWith('X');

/** Who the text is about, in the order of the letters below. */
const ABOUT = [[CHILD], [ME], [ME, CHILD], [ME, OTHER], [CHILD, OTHER]] as const;
/** y = sees, by word and kind of seat: about the child, me, me and the child, me and another adult, the child and another. */
const SIGHT: Readonly<Record<string, { readonly parent: string; readonly child: string; readonly agency: string }>> = {
  S: { parent: 'yyyyy', child: 'yyyyy', agency: 'yyyyy' },
  'S segregated': { parent: '', child: '', agency: 'yyyyy' },
  'S as agreed': { parent: 'yyyyy', child: '', agency: '' },
  'S about the child': { parent: 'yyynn', child: 'yyynn', agency: '' },
  'S if same home': { parent: 'nnnnn', child: '', agency: '' },
  'S if disclosed': { parent: '', child: '', agency: 'nnnnn' },
  'S read out': { parent: '', child: '', agency: 'nnnnn' },
  'S with release or § 100a': { parent: '', child: '', agency: 'nnnnn' },
  'S own measures': { parent: '', child: '', agency: 'nnnnn' },
  'S own measures + goals': { parent: '', child: '', agency: 'yyyyy' },
  'S own+child': { parent: 'yyynn', child: '', agency: '' },
  own: { parent: 'nyynn', child: 'nynnn', agency: 'nnnnn' },
  'own only': { parent: 'nyynn', child: 'nynnn', agency: 'nnnnn' },
  'own alone': { parent: 'nynnn', child: '', agency: '' },
  'own if lawful': { parent: 'nnnnn', child: '', agency: '' },
  party: { parent: 'nyyyn', child: 'nyyyn', agency: '' },
  '(consent)': { parent: '', child: '', agency: 'nnnnn' },
  N: { parent: 'nnnnn', child: 'nnnnn', agency: 'nnnnn' },
  C: { parent: 'nnnnn', child: 'nnnnn', agency: 'nnnnn' },
  '–': { parent: 'nnnnn', child: 'nnnnn', agency: 'nnnnn' },
  X: { parent: 'nnnnn', child: 'nnnnn', agency: 'nnnnn' },
  'X unless author': { parent: '', child: '', agency: 'nnnnn' },
};

function kindOf(type: PartyType): 'parent' | 'child' | 'agency' {
  if (!isFamilySeat(type)) return 'agency';
  return type === 'child' || type === 'guardian' ? 'child' : 'parent';
}

describe('every cell', () => {
  it.each(CELLS)('[P9] [P10] %s for %s (%s) depends on whom the text is about', (category, type, word) => {
    const seen = ABOUT.map((subjects) => (reads(ask([category, type, word], { subjects })) ? 'y' : 'n')).join('');
    expect(seen).toBe(SIGHT[word]?.[kindOf(type)]);
  });

  it.each(CELLS)('[P1] %s for %s (%s) gives nothing outside the window', (category, type, word) => {
    const ended = world(type, {}, { to: NOON });
    expect(ask([category, type, word], { authorParty: partyId(1) }, ended)).toMatchObject({
      right: 'none',
      rule: 'P1',
    });
  });

  it.each(CELLS)('[P2] %s for %s (%s) gives nothing of a draft, except to its scribe', (category, type, word) => {
    expect(ask([category, type, word], { state: 'draft' })).toMatchObject({ right: 'none', rule: 'P2' });
    const scribe = { state: 'draft', scribeParty: partyId(1) } as const;
    expect(ask([category, type, word], scribe)).toMatchObject({ right: 'write', explanation: 'scribe' });
  });

  it.each(CELLS)('[P3] %s for %s (%s) leaves the own words to their author', (category, type, word) => {
    const own = { authorParty: partyId(1), overrides: [narrow(partyId(1))], sitting: SITTING };
    expect(ask([category, type, word], own)).toMatchObject({ right: 'write', rule: 'P3', basis: 'originator' });
    expect(ask([category, type, word], { ...own, state: 'withdrawn' }).right).toBe('read');
    expect(ask([category, type, word], { state: 'withdrawn' })).toMatchObject({ right: 'none', rule: 'P3' });
  });

  it.each(CELLS)(
    '[P3] %s for %s (%s) is not opened by being named beside the author where it is blocked',
    (category, type, word) => {
      const { right, rule } = ask([category, type, word], { coAuthors: [partyId(1), partyId(5)] });
      expect({ right, rule }).toEqual(word === 'X' ? { right: 'none', rule: 'P5' } : { right: 'write', rule: 'P3' });
    },
  );

  it.each(CELLS)(
    '[P5] [P6] [P8] %s for %s (%s) opens by decision unless blocked, and narrows whatever was allowed',
    (category, type, word) => {
      const opened = ask([category, type, word], { overrides: [allow(partyId(1))] });
      expect(opened.rule).toBe(blocked(word) ? 'P5' : 'P8');
      expect(reads(opened)).toBe(!blocked(word));
      const both = ask([category, type, word], { overrides: [allow(partyId(1)), narrow(partyId(1))] });
      expect(both).toMatchObject({ right: 'none', rule: blocked(word) ? 'P5' : 'P6' });
    },
  );

  it.each(CELLS)('[P7] %s for %s (%s) gives nothing of a sitting without the seat', (category, type, word) => {
    const facts = world(type, { presence: [present(SITTING, partyId(0))] });
    const said = { sitting: SITTING, presentedAt: NOON };
    expect(ask([category, type, word], said, facts).rule).toBe(blocked(word) ? 'P5' : 'P7');
    expect(reads(ask([category, type, word], { ...said, overrides: [allow(partyId(1))] }, facts))).toBe(!blocked(word));
    const left = world(type, { presence: [present(SITTING, partyId(1), [NOON - 2, NOON])] });
    const gone = ask([category, type, word], said, left);
    expect(gone.explanation === 'left-before').toBe(!blocked(word) && type !== 'ospod');
  });

  it.each(CELLS)('[P11] %s for %s (%s) opens with a release only where the table says so', (category, type, word) => {
    const given = aRelease({
      givenBy: CHILD,
      releasedParty: partyId(0),
      recipients: [partyId(1)],
      categories: [category],
    });
    const opened = ask([category, type, word], {}, world(type, { releases: [given] }));
    const before = ask([category, type, word]);
    const opens = ['C', 'S if disclosed', 'S with release or § 100a'].includes(word);
    expect(opened.rule === 'P11' && reads(opened)).toBe(opens);
    expect(opens || JSON.stringify(opened) === JSON.stringify(before)).toBe(true);
  });

  it.each(CELLS)(
    '[P13] %s for %s (%s) is written by agencies in joint units, proposed to by families',
    (category, type, word) => {
      const seen = { mode: 'joint', overrides: [allow(partyId(1))] } as const;
      const right = ask([category, type, word], seen).right;
      expect(right).toBe(blocked(word) ? 'none' : isFamilySeat(type) ? 'propose' : 'write');
      expect(ask([category, type, word], { ...seen, mode: 'owned' }).right).toBe(blocked(word) ? 'none' : 'propose');
      const closed = world(type, { recordState: 'closed' });
      expect(ask([category, type, word], seen, closed).right).toBe(blocked(word) ? 'none' : 'read');
    },
  );

  it.each(CELLS)(
    '[P17] %s for %s (%s) is told of only where a closed record marks what the matrix keeps',
    (category, type, word) => {
      const unseen = { subjects: [OTHER], kind: 'measure' } as const;
      const closed = (gaps?: 'hidden' | 'marked'): Decision =>
        ask([category, type, word], unseen, world(type, { recordState: 'closed', ...(gaps ? { gaps } : {}) }));
      const hidden = blocked(word) || oracle.HIDDEN.includes(category);
      const kept = closed().right === 'none';
      expect(closed('marked').right).toBe(kept ? (hidden ? 'none' : 'knows') : 'read');
      expect(closed('hidden').right).toBe(kept ? 'none' : 'read');
      expect(closed().existence).toBe(kept && !hidden ? 'marked' : 'hidden');
      expect(ask([category, type, word], unseen, world(type, { gaps: 'marked' })).right).not.toBe('knows');
    },
  );
});
