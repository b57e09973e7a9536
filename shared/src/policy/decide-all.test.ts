import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryCase, arbitraryUnit, arbitraryUnits } from '../testing/arbitraries.js';
import {
  aCase,
  allow,
  aParty,
  aUnit,
  narrow,
  partyId,
  personId,
  present,
  sittingId,
  unitId,
} from '../testing/index.js';
import { decide, decideAll, PARTY_TYPES, rightRank, type CaseFacts, type UnitFacts } from './index.js';

const everybody = Array.from({ length: 11 }, (_, n) => ({ id: partyId(n) }));

function ranks(facts: CaseFacts, unit: UnitFacts): readonly number[] {
  return facts.parties.map(({ id }) => rightRank(decide(facts, unit, id).right));
}

function neverWider(after: readonly number[], before: readonly number[]): boolean {
  return after.every((rank, index) => rank <= (before[index] ?? 0));
}

describe('decideAll', () => {
  it('[I2] answers as decide does, for every unit and party', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnits, (facts, units) => {
        const table = decideAll(facts, units, everybody);
        for (const unit of units) {
          for (const { id } of everybody) expect(table.get(unit.id)?.get(id)).toEqual(decide(facts, unit, id));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('[I2] decides for all parties of the case when none are named, and for nobody else', () => {
    const facts = aCase([aParty(0, 'ospod'), aParty(1, 'school')]);
    const answers = decideAll(facts, [aUnit()]).get(unitId(1));
    expect([...(answers?.keys() ?? [])]).toEqual([partyId(0), partyId(1)]);
  });

  it('[I2] decides 500 units for 20 parties in one pass as decide does one by one', () => {
    const parties = Array.from({ length: 20 }, (_, n) => aParty(n, PARTY_TYPES[n % PARTY_TYPES.length] ?? 'ospod'));
    const facts = aCase(parties, {
      children: [personId(12)],
      presence: parties.map(({ id }, n) => present(sittingId(1), id, [0, n * 10])),
    });
    const units = fc
      .sample(arbitraryUnit(0), { numRuns: 500, seed: 7 })
      .map((unit, n) => ({ ...unit, id: unitId(n), sitting: sittingId(1), presentedAt: 95 }));
    const table = decideAll(facts, units);
    for (const unit of units) {
      const one = new Map(parties.map(({ id }) => [id, decide(facts, unit, id)]));
      expect(new Map(table.get(unit.id))).toEqual(one);
    }
  });
});

describe('decideAll for a table of any size', () => {
  it.each([31, 32, 45])('[I2] answers as decide does for %i seats', (seats) => {
    const parties = Array.from({ length: seats }, (_, n) => aParty(n, PARTY_TYPES[n % PARTY_TYPES.length] ?? 'ospod'));
    const facts = aCase(parties, { children: [personId(12)] });
    const units = fc.sample(arbitraryUnit(0), { numRuns: 60, seed: 3 }).map((unit, n) => ({ ...unit, id: unitId(n) }));
    const table = decideAll(facts, units);
    for (const unit of units)
      expect([...(table.get(unit.id) ?? [])]).toEqual(parties.map(({ id }) => [id, decide(facts, unit, id)]));
  });

  it('[I2] reads as any map does, by the parties asked about', () => {
    const facts = aCase([aParty(0, 'ospod'), aParty(1, 'school')]);
    const row = decideAll(facts, [aUnit()], [{ id: partyId(1) }, { id: partyId(7) }]).get(unitId(1));
    expect(row?.size).toBe(2);
    expect([row?.has(partyId(1)), row?.has(partyId(0))]).toEqual([true, false]);
    expect(row?.get(partyId(0))).toBeUndefined();
    const told: unknown[] = [];
    row?.forEach((decision, id) => told.push([id, decision]));
    expect(told).toEqual([...(row?.entries() ?? [])]);
    expect([...(row?.values() ?? [])].map(({ rule }) => rule)).toEqual([expect.any(String), 'P1']);
  });
});

describe('properties of decide', () => {
  it('[P6] narrowing never widens anybody', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), fc.nat({ max: 9 }), (facts, unit, n) => {
        const narrowed = { ...unit, overrides: [...unit.overrides, narrow(partyId(n), { from: 0 })] };
        expect(neverWider(ranks(facts, narrowed), ranks(facts, unit))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[P8] letting one party in changes nobody else, but whom it represents or is represented by', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), fc.nat({ max: 9 }), (facts, unit, n) => {
        const others = facts.parties.filter(({ id, type }) => id !== partyId(n) && type !== 'representative');
        const opened = { ...unit, overrides: [...unit.overrides, allow(partyId(n), { from: 0 })] };
        for (const { id } of others) expect(decide(facts, opened, id)).toEqual(decide(facts, unit, id));
      }),
      { numRuns: 1000 },
    );
  });

  it('[P11] removing a release, or withdrawing it, never widens anybody', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const before = ranks(facts, unit);
        const withdrawn = facts.releases.map((release) => ({ ...release, withdrawnAt: 0 }));
        expect(neverWider(ranks({ ...facts, releases: facts.releases.slice(1) }, unit), before)).toBe(true);
        expect(neverWider(ranks({ ...facts, releases: withdrawn }, unit), before)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('[P1] a seat whose window has ended has no right to anything, its own words included', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const ended = { ...facts, parties: facts.parties.map((party) => ({ ...party, from: 0, to: facts.now })) };
        for (const { id } of ended.parties) expect(decide(ended, unit, id).right).toBe('none');
      }),
    );
  });

  it('[I1] another unit changes no decision', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnits, (facts, units) => {
        const alone = units.slice(0, 1);
        const [one] = alone;
        expect(decideAll(facts, units).get(one?.id ?? unitId(0))).toEqual(
          decideAll(facts, alone).get(one?.id ?? unitId(0)),
        );
      }),
    );
  });

  it('[I1] another party that did not say it changes no decision, except that of its representative', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const last = facts.parties.at(-1);
        const fewer = { ...facts, parties: facts.parties.slice(0, -1) };
        // Whose words a passage is decides for everybody who may not know of that seat [P20].
        fc.pre(last?.id !== unit.authorParty);
        const concerned = fewer.parties.filter(({ type }) => type !== 'representative');
        for (const { id } of concerned) expect(decide(facts, unit, id)).toEqual(decide(fewer, unit, id));
      }),
    );
  });

  it('[P5] no decision of the table opens what is blocked', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const opened = { ...unit, overrides: facts.parties.map(({ id }) => allow(id, { from: 0 })) };
        const blocked = facts.parties.filter(({ id }) => decide(facts, unit, id).rule === 'P5');
        for (const { id } of blocked) expect(decide(facts, opened, id).right).toBe('none');
      }),
    );
  });

  it('[P17] live documents never tell that something is withheld', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryUnit(1), (facts, unit) => {
        const live: CaseFacts = { ...facts, recordState: 'live' };
        for (const { id } of facts.parties) expect(decide(live, unit, id).right).not.toBe('knows');
      }),
    );
  });
});
