import type { PartyId } from '../ids/index.js';
import { decide } from './decide.js';
import type { CaseFacts, UnitFacts } from './facts.js';
import { mayKnow } from './knowledge.js';
import { MATRIX_V1, type Matrix } from './matrix.js';
import { inWindow } from './rules/verdict.js';
import { includesRight } from './vocabulary.js';

/** What would let a party see: a decision of originator and convener, a client's release, a category; or nothing can. */
export type Need = 'decision' | 'release' | 'category' | 'nothing-helps';

/** The share sentence of a draft. Every party the viewer may know of is in exactly one of the two lists. */
export interface SharePreview {
  readonly sees: readonly PartyId[];
  readonly not: readonly PartyId[];
  readonly needs: readonly { readonly party: PartyId; readonly need: Need }[];
}

const NEED_OF: ReadonlyMap<string, Need> = new Map([
  ['needs-decision', 'decision'],
  ['not-for-seat', 'decision'],
  ['third-person', 'decision'],
  ['needs-release', 'release'],
  ['unclassified', 'category'],
  ['blocked', 'nothing-helps'],
]);

/**
 * [P15] Who would see a unit if it were shared as it stands. Who answers for the audience (author, scribe, OSPOD) is told of
 * every party the viewer may know of and that sits at the table now; anybody else only of the own seat.
 */
export function whoSeesPreview(
  facts: CaseFacts,
  unit: UnitFacts,
  viewer: PartyId,
  matrix: Matrix = MATRIX_V1,
): SharePreview {
  const answers = answersFor(facts, unit, viewer);
  const known = facts.parties.filter(
    (party) => inWindow(party, facts.now) && (party.id === viewer || (answers && mayKnow(viewer, party))),
  );
  const decided = known.map(({ id }) => ({ id, ...decide(facts, { ...unit, state: 'shared' }, id, matrix) }));
  const not = decided.filter(({ right }) => !includesRight(right, 'read'));
  const needs = not.flatMap(({ id, explanation }) => {
    const need = NEED_OF.get(explanation);
    return need ? [{ party: id, need }] : [];
  });
  const sees = decided.filter(({ right }) => includesRight(right, 'read'));
  return { sees: sees.map(({ id }) => id), not: not.map(({ id }) => id), needs };
}

function answersFor(facts: CaseFacts, unit: UnitFacts, viewer: PartyId): boolean {
  const ospod = facts.parties.some(({ id, type }) => id === viewer && type === 'ospod');
  return ospod || unit.authorParty === viewer || unit.coAuthors.includes(viewer) || unit.scribeParty === viewer;
}
