import { describe, expect, it } from 'vitest';
import { decideBoth as decide } from '../testing/decide-both.js';
import { placeOf, type Story, storyOne, storyTwo, partyId } from '../testing/index.js';
import { includesRight, type CaseFacts, type UnitFacts } from './index.js';

function audience(story: Story, unit: UnitFacts, facts: CaseFacts = story.facts): string {
  return [...story.letters].filter((_, n) => includesRight(decide(facts, unit, partyId(n)).right, 'read')).join('');
}

function unitOf(story: Story, code: string): UnitFacts {
  const unit = story.units[story.lines.findIndex((line) => line.code === code)];
  if (!unit) throw new RangeError(`the story has no unit ${code}`);
  return unit;
}

describe.each([
  ['story 1', storyOne],
  ['story 2', storyTwo],
])('audiences of %s', (_name, story) => {
  it.each(story.lines.map((line) => [line.code, line.category, line.audience] as const))(
    '%s (%s) is seen by %s and by nobody else',
    (code, _category, letters) => expect(audience(story, unitOf(story, code))).toBe(letters),
  );

  it.each(story.lines.filter((line) => line.narrow || line.allow).map((line) => [line.code, line] as const))(
    '%s needs each decision that the story records',
    (code, line) => {
      const unit = unitOf(story, code);
      for (const override of unit.overrides) {
        const without = { ...unit, overrides: unit.overrides.filter((one) => one !== override) };
        expect(audience(story, without)).not.toBe(line.audience);
      }
    },
  );
});

describe('what story 1 tries', () => {
  const { facts } = storyOne;
  const withdrawn = facts.releases.map((release) => ({ ...release, withdrawnAt: facts.now }));
  const later = { ...facts, now: facts.now + 28 * 86_400_000, releases: withdrawn };

  it('[P11] closes the service’s text to OSPOD in the open record as soon as the mother withdraws her release', () => {
    expect(audience(storyOne, unitOf(storyOne, '1-05'), later)).toBe('NM');
    expect(audience(storyOne, unitOf(storyOne, '1-10'), later)).toBe('N');
  });

  it('[P11] leaves to OSPOD, in the closed record, what was told while the release was in force', () => {
    expect(audience(storyOne, unitOf(storyOne, '1-05'), { ...later, recordState: 'closed' })).toBe('ONM');
  });

  it('[P11] does not open a new text of the service to OSPOD after the withdrawal', () => {
    const fresh = { ...unitOf(storyOne, '1-05'), sitting: null, presentedAt: later.now };
    expect(audience(storyOne, fresh, { ...later, recordState: 'closed' })).toBe('NM');
  });

  it('[P7] ends Natálie’s copy where she left', () => {
    const child = partyId(placeOf(storyOne.letters, 'D'));
    const cut = storyOne.units.filter((unit) => decide(facts, unit, child).explanation === 'left-before');
    expect(cut.map((unit) => storyOne.lines[storyOne.units.indexOf(unit)]?.code)).toEqual([
      '1-07',
      '1-08',
      '1-11',
      '1-12',
    ]);
  });
});

describe('what story 2 tries', () => {
  it('[P5] keeps the address from school, father and lawyer whatever the table decides', () => {
    const unit = unitOf(storyTwo, '2-02');
    const opened = {
      ...unit,
      overrides: storyTwo.facts.parties.map(({ id }) => ({
        party: id,
        effect: 'allow' as const,
        basis: 'zspod-53',
        byOriginator: true,
        byConvener: true,
        from: 0,
        to: null,
      })),
    };
    expect(audience(storyTwo, opened)).not.toMatch(/[STRF]/);
  });

  it('[P8] hands the father’s statement to the mother once it was weighed', () => {
    const unit = unitOf(storyTwo, '2-10');
    const mother = partyId(placeOf(storyTwo.letters, 'M'));
    const weighed = {
      party: mother,
      effect: 'allow' as const,
      basis: 'zspod-10-3-d',
      byOriginator: true,
      byConvener: true,
      from: 0,
      to: null,
    };
    expect(audience(storyTwo, { ...unit, overrides: [weighed] })).toBe('OMTRGF');
  });

  it('[P17] gives father and lawyer no sign of what they do not see', () => {
    const closed: CaseFacts = { ...storyTwo.facts, recordState: 'closed' };
    for (const unit of storyTwo.units) {
      for (const letter of 'TR') {
        expect(decide(closed, unit, partyId(placeOf(storyTwo.letters, letter))).right).not.toBe('knows');
      }
    }
  });
});
