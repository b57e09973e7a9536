import { readStory } from '@soulad/api/testing';
import { decide, includesRight, type UnitFacts } from '@soulad/shared/policy';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { factsOf } from './story-facts.js';

const stories = await Promise.all(
  ['story-1', 'story-2'].map(async (name) => ({ name, story: await readStory(`${ROOT}infra/demo/${name}.yaml`) })),
);

describe.each(stories)('[P9] the sharing rules give $name the audience it states', ({ story }) => {
  const { facts, units, partyOf } = factsOf(story);
  const parties = Object.keys(story.parties);
  const unitOf = (key: string): UnitFacts => {
    const unit = units.get(key);
    if (!unit) throw new Error(`there is no unit ${key}`);
    return unit;
  };
  const reads = (unit: UnitFacts, party: string): boolean =>
    includesRight(decide(facts, unit, partyOf(party)).right, 'read');

  it.each(Object.entries(story.units))('unit %s', (key, { sees, existenceHidden }) => {
    const unit = unitOf(key);
    expect(parties.filter((party) => reads(unit, party)).toSorted()).toEqual(sees.toSorted());
    if (!existenceHidden) return;
    expect(parties.filter((party) => decide(facts, unit, partyOf(party)).existence === 'marked')).toEqual([]);
  });

  it('every narrowing and every permission is needed', () => {
    const idle = Object.entries(story.units).flatMap(([key, { narrow, allow }]) => {
      const bare = { ...unitOf(key), overrides: [] };
      return [
        ...narrow.flatMap(({ parties: keys }) => keys).filter((party) => !reads(bare, party)),
        ...allow.flatMap(({ parties: keys }) => keys).filter((party) => reads(bare, party)),
      ].map((party) => `${key} ${party}`);
    });
    expect(idle).toEqual([]);
  });
});
