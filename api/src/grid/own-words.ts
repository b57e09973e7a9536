import { CATEGORIES, mayKnow, type PartyFacts } from '@soulad/shared/policy';
import type { PartyMarkView } from '../sharing/index.js';
import { cellView } from './cell-view.js';
import type { GridCellView, GridRowView } from './grid.graphql.js';
import { type GridScope, readingsOf } from './grid-scope.js';

/**
 * What happens to what the viewer's seat writes: for every category, what the rules give of it to the other seats that
 * the viewer may know of. Counted are the viewer's own passages. Nothing of who narrowed what, or of decisions.
 */
export function ownWords(scope: GridScope, others: readonly PartyMarkView[]): GridRowView[] {
  const { facts } = scope;
  const own = facts.parties.find((party) => scope.scope.partyIds.includes(party.id));
  if (!own) return [];
  const said = scope.units.filter((unit) => unit.authorParty === own.id);
  const readings = readingsOf(facts, said);
  const seats = others.flatMap(({ partyId }) => facts.parties.find((party) => party.id === partyId) ?? []);
  const sources = { facts, narrowings: [], releases: [], decisions: false, convenes: false };
  return CATEGORIES.map((category) => {
    const units = said.filter((unit) => unit.category === category);
    const cells = seats.map((seat) => {
      const reads = readings.get(seat.id) ?? new Set();
      return unheard(cellView(sources, seat, category, { units, reads }), seat, own);
    });
    return { category, passages: units.length, cells };
  });
}

// [P20] Whoever may not know of the speaker does not get what was said.
function unheard(cell: GridCellView, seat: PartyFacts, speaker: PartyFacts): GridCellView {
  return mayKnow(seat.id, speaker) ? cell : { ...cell, level: 'never', defaultLevel: 'never' };
}
