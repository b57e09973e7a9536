import type { PartyId } from '../ids/index.js';
import { describe, expect, it } from 'vitest';
import { aCase, allow, aParty, aUnit, NOON, partyId, personId } from '../testing/index.js';
import { audienceView, decideAll, mayKnow, whoSeesPreview, type CaseFacts, type UnitFacts } from './index.js';

const [OSPOD, SCHOOL, POLICE] = [partyId(0), partyId(1), partyId(2)];

/** School, police and OSPOD; the police are known to OSPOD alone. */
const hidden = aCase([aParty(0, 'ospod'), aParty(1, 'school'), aParty(2, 'police', { knownTo: [OSPOD] })]);
const open = aCase([aParty(0, 'ospod'), aParty(1, 'school'), aParty(2, 'police')]);

function view(facts: CaseFacts, unit: UnitFacts, ...viewer: PartyId[]): ReturnType<typeof audienceView> {
  return audienceView(facts, decideAll(facts, [unit]).get(unit.id) ?? new Map(), viewer);
}

describe('P15 who may know whom', () => {
  it('[P15] knows its own seat, seats known to the table and seats known to it by name', () => {
    const seat = aParty(2, 'police', { knownTo: [OSPOD] });
    expect(mayKnow(OSPOD, seat)).toBe(true);
    expect(mayKnow(SCHOOL, seat)).toBe(false);
    expect(mayKnow(POLICE, seat)).toBe(true);
    expect(mayKnow(SCHOOL, aParty(2, 'police'))).toBe(true);
  });
});

describe('P15 audience', () => {
  const unit = aUnit({ category: 'EDU', authorParty: SCHOOL });

  it('[P15] is told in full, with counts, to a reader who may know the whole table', () => {
    const full = {
      full: true,
      dots: [
        { party: OSPOD, sees: true },
        { party: SCHOOL, sees: true },
        { party: POLICE, sees: false },
      ],
      sees: 2,
      total: 3,
    };
    expect(view(open, unit, SCHOOL)).toEqual(full);
    expect(view(hidden, unit, OSPOD)).toEqual(full);
  });

  it('[P15] is told of the own seats alone, without any count, where one seat is hidden', () => {
    expect(view(hidden, unit, SCHOOL)).toEqual({
      full: false,
      dots: [{ party: SCHOOL, sees: true }],
      sees: null,
      total: null,
    });
  });

  it('[P15] is not told to who does not read the unit', () => {
    expect(view(open, unit, POLICE)).toEqual({ full: false, dots: [], sees: null, total: null });
    expect(view(open, unit)).toEqual({ full: false, dots: [], sees: null, total: null });
    expect(view(open, unit, partyId(9))).toEqual({ full: false, dots: [], sees: null, total: null });
  });

  it('[P15] counts for a person on two seats what either may know', () => {
    expect(view(hidden, unit, SCHOOL, POLICE).full).toBe(true);
    expect(view(hidden, unit, POLICE, SCHOOL).sees).toBe(2);
  });

  it('[I1] is the same in two worlds that differ in a hidden seat', () => {
    const without = aCase(hidden.parties.slice(0, 2));
    const bare = ({ dots }: ReturnType<typeof audienceView>): unknown => dots.filter(({ party }) => party === SCHOOL);
    expect(bare(view(hidden, unit, SCHOOL))).toEqual(bare(view(without, unit, SCHOOL)));
  });
});

describe('P15 share sentence', () => {
  const draft = aUnit({
    state: 'draft',
    category: 'FIN',
    authorParty: OSPOD,
    subjects: [personId(9)],
    scribeParty: partyId(3),
  });
  const facts = aCase([
    aParty(0, 'ospod'),
    aParty(1, 'school'),
    aParty(2, 'police', { knownTo: [OSPOD] }),
    aParty(3, 'ngo'),
    aParty(4, 'facilitation'),
    aParty(5, 'parent_b', { to: NOON }),
  ]);

  it('[P15] puts every seat the author may know into one of two lists, with what would let it see', () => {
    expect(whoSeesPreview(facts, draft, OSPOD)).toEqual({
      sees: [OSPOD],
      not: [SCHOOL, POLICE, partyId(3), partyId(4)],
      needs: [
        { party: SCHOOL, need: 'decision' },
        { party: POLICE, need: 'decision' },
        { party: partyId(3), need: 'release' },
        { party: partyId(4), need: 'decision' },
      ],
    });
  });

  const school = { ...draft, category: 'EDU', authorParty: SCHOOL, scribeParty: null } as const;
  it.each([
    ['author', school, SCHOOL],
    ['co-author', { ...school, authorParty: OSPOD, coAuthors: [SCHOOL] }, SCHOOL],
    ['scribe', { ...school, scribeParty: partyId(4) }, partyId(4)],
  ] as const)('[P15] leaves out a seat that the %s may not know', (_who, unit, viewer) => {
    const { sees, not } = whoSeesPreview(facts, unit, viewer);
    expect([...sees, ...not].sort()).toEqual([OSPOD, SCHOOL, partyId(3), partyId(4)]);
  });

  it('[P15] tells OSPOD of the text of others as well, and an agency of no text but its own', () => {
    const unit = { ...school, authorParty: partyId(3) };
    expect(whoSeesPreview(facts, unit, OSPOD)).toMatchObject({
      sees: [OSPOD, SCHOOL, partyId(3), partyId(4)],
      not: [POLICE],
    });
    expect(whoSeesPreview(facts, unit, SCHOOL)).toEqual({ sees: [SCHOOL], not: [], needs: [] });
  });

  it('[P15] tells anybody else of the own seat alone', () => {
    expect(whoSeesPreview(facts, draft, partyId(4))).toEqual({
      sees: [],
      not: [partyId(4)],
      needs: [{ party: partyId(4), need: 'decision' }],
    });
    expect(whoSeesPreview(facts, { ...draft, category: 'EDU' }, partyId(4)).sees).toEqual([partyId(4)]);
  });

  it('[P15] says when only a category is missing, and when nothing helps', () => {
    const needs = (unit: UnitFacts): unknown => whoSeesPreview(open, unit, OSPOD).needs;
    expect(needs({ ...draft, category: null })).toEqual([
      { party: SCHOOL, need: 'category' },
      { party: POLICE, need: 'category' },
    ]);
    expect(needs({ ...draft, category: 'NOTIFIER' })).toEqual([
      { party: SCHOOL, need: 'nothing-helps' },
      { party: POLICE, need: 'nothing-helps' },
    ]);
    expect(needs({ ...draft, category: 'PLAN', kind: 'measure' })).toEqual([]);
    expect(needs({ ...draft, overrides: [allow(SCHOOL)] })).toEqual([{ party: POLICE, need: 'decision' }]);
  });

  it('[P15] offers a decision for own data, third persons and the like', () => {
    const family = aCase([aParty(0, 'ospod'), aParty(1, 'parent_a')]);
    const needs = (unit: Partial<UnitFacts>): unknown => whoSeesPreview(family, { ...draft, ...unit }, OSPOD).needs;
    expect(needs({ category: 'CONTACT', subjects: [personId(1), personId(8)] })).toEqual([
      { party: SCHOOL, need: 'decision' },
    ]);
    expect(needs({ category: 'CRIM' })).toEqual([{ party: SCHOOL, need: 'decision' }]);
  });
});
