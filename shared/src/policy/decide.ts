/** The only place that decides who may do what with a passage [I2]. The rules and their order: POLICY.md. */
import type { PartyId } from '../ids/index.js';
import { caseCell, narrowingsFor } from './case-cell.js';
import type { CaseFacts, Decision, PartyFacts, UnitFacts } from './facts.js';
import { MATRIX_V1, type Matrix } from './matrix.js';
import { rightOfReader } from './rights.js';
import { acquaintance } from './rules/acquaintance.js';
import { block } from './rules/block.js';
import { draft } from './rules/draft.js';
import { byMatrix } from './rules/matrix-cell.js';
import { emergency } from './rules/emergency.js';
import { membership } from './rules/membership.js';
import { originator } from './rules/originator.js';
import { allowed, narrowed } from './rules/override.js';
import { presence } from './rules/presence.js';
import { boundByClients, clientsOf } from './rules/represented.js';
import { isClassified, UNCLASSIFIED } from './rules/unclassified.js';
import type { ClassifiedRule, Question, Rule, Verdict } from './rules/verdict.js';

/** The first rule that answers decides. These need no category. */
const FIRST: readonly Rule[] = [membership, draft, originator, emergency];

/** Then these; the matrix answers when none did. */
const THEN: readonly ClassifiedRule[] = [acquaintance, block, narrowed, allowed, presence];

/** The answer for a party that is not of the case: that of a party outside its window. */
export const STRANGER: Decision = {
  right: 'none',
  rule: 'P1',
  basis: null,
  explanation: 'outside-window',
  existence: 'hidden',
};

function verdictOn(question: Question): Verdict {
  for (const rule of FIRST) {
    const verdict = rule(question);
    if (verdict) return verdict;
  }
  if (!isClassified(question)) return UNCLASSIFIED;
  for (const rule of THEN) {
    const verdict = rule(question);
    if (verdict) return verdict;
  }
  return byMatrix(question);
}

function decideFor(facts: CaseFacts, unit: UnitFacts, party: PartyFacts, matrix: Matrix): Decision {
  const { category } = unit;
  const cell = category === null ? null : caseCell(matrix, narrowingsFor(facts, unit, category), party, category);
  const { sees, ...verdict } = verdictOn({ facts, unit, party, cell });
  // [P17] A gap is marked in closed records alone, and only where the authority and the matrix both say so.
  const known = verdict.existence === 'marked' && facts.recordState === 'closed' && facts.gaps === 'marked';
  return { ...verdict, right: sees ? rightOfReader(facts, unit, party) : known ? 'knows' : 'none' };
}

/** Decides for one unit and one party. This is the readable reference; `decideAll` gives the same for many at once. */
export function decide(facts: CaseFacts, unit: UnitFacts, party: PartyId, matrix: Matrix = MATRIX_V1): Decision {
  const seat = facts.parties.find((candidate) => candidate.id === party);
  if (!seat) return STRANGER;
  const own = decideFor(facts, unit, seat, matrix);
  if (seat.type !== 'representative') return own;
  return boundByClients(
    own,
    clientsOf(facts, seat).map((client) => decideFor(facts, unit, client, matrix)),
  );
}
