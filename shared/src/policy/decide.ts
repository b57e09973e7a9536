/** The only place that decides who may do what with a passage [I2]. The rules and their order: POLICY.md. */
import type { PartyId } from '../ids/index.js';
import type { CaseFacts, Decision, PartyFacts, UnitFacts } from './facts.js';
import { MATRIX_V1, type Matrix } from './matrix.js';
import { rightOfReader } from './rights.js';
import { block } from './rules/block.js';
import { draft } from './rules/draft.js';
import { byMatrix } from './rules/matrix-cell.js';
import { membership } from './rules/membership.js';
import { originator } from './rules/originator.js';
import { allowed, narrowed } from './rules/override.js';
import { presence } from './rules/presence.js';
import { unclassified } from './rules/unclassified.js';
import type { Question, Rule, Verdict } from './rules/verdict.js';

/** The first rule that answers decides; the matrix answers when none did. */
const ORDER: readonly Rule[] = [membership, draft, originator, unclassified, block, narrowed, presence, allowed];

function verdictOn(question: Question): Verdict {
  for (const rule of ORDER) {
    const verdict = rule(question);
    if (verdict) return verdict;
  }
  return byMatrix(question);
}

function decideFor(facts: CaseFacts, unit: UnitFacts, party: PartyFacts, matrix: Matrix): Decision {
  const verdict = verdictOn({ facts, unit, party, matrix });
  return {
    right: verdict.sees ? rightOfReader(facts, unit, party) : 'none',
    rule: verdict.rule,
    basis: verdict.basis,
    explanation: verdict.explanation,
    existence: unit.category === null ? 'hidden' : matrix.existence[unit.category],
  };
}

/**
 * Decides for one unit and one party. A party that is not of the case gets the answer of a party outside its window.
 */
export function decide(facts: CaseFacts, unit: UnitFacts, party: PartyId, matrix: Matrix = MATRIX_V1): Decision {
  const seat = facts.parties.find((candidate) => candidate.id === party);
  if (seat) return decideFor(facts, unit, seat, matrix);
  return { right: 'none', rule: 'P1', basis: null, explanation: 'outside-window', existence: 'hidden' };
}

/** Decisions of many units for all parties of the case, in one pass: O(units × parties). Outer key: unit id. */
export function decideAll(
  facts: CaseFacts,
  units: readonly UnitFacts[],
  matrix: Matrix = MATRIX_V1,
): ReadonlyMap<string, ReadonlyMap<PartyId, Decision>> {
  return new Map(
    units.map((unit) => [
      unit.id as string,
      new Map(facts.parties.map((party) => [party.id, decideFor(facts, unit, party, matrix)])),
    ]),
  );
}
