import type { CaseId } from '@soulad/shared/ids';
import { CATEGORIES, MATRIX_V1 } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { releasesInForce } from './cell-releases.js';
import { type CellSources, cellView } from './cell-view.js';
import type { GridRowView, SharingGridView } from './grid.graphql.js';
import { type GridScope, gridScope, readingsOf } from './grid-scope.js';
import { narrowingsOf } from './narrowings.repository.js';
import { ownWords } from './own-words.js';

/**
 * Who sees what in a case: seats by categories. The convening seat sees every column that it may know of, with who
 * narrowed what and why; any other seat its own column, and what the others get of what it brings. Counted are passages
 * that the viewer may read, over all cells alike. O(categories × seats + passages × seats).
 * @throws ProductError NOT_FOUND without a seat in the case
 */
export async function sharingGrid(ctx: RequestContext, caseId: CaseId): Promise<SharingGridView> {
  const grid = await gridScope(ctx, caseId);
  const { scope, facts, columns, others } = grid;
  const narrowings = scope.hosts ? await narrowingsOf(ctx, caseId) : [];
  const releases = await releasesInForce(ctx, caseId);
  ctx.audit({ action: 'grid.read', caseId, objectType: 'case', objectId: caseId });
  return {
    caseId,
    matrixVersion: MATRIX_V1.version,
    parties: [...columns],
    mayNarrow: scope.convenes,
    rows: rowsOf(grid, { facts, narrowings, releases, decisions: scope.hosts, convenes: scope.convenes }),
    whole: scope.hosts,
    others: [...others],
    ownWords: scope.hosts ? [] : ownWords(grid, others),
  };
}

function rowsOf({ facts, columns, units }: GridScope, sources: CellSources): GridRowView[] {
  const readings = readingsOf(facts, units);
  const seats = columns.flatMap((column) => facts.parties.find((party) => party.id === column.partyId) ?? []);
  return CATEGORIES.map((category) => {
    const own = units.filter((unit) => unit.category === category);
    return {
      category,
      passages: own.length,
      cells: seats.map((seat) =>
        cellView(sources, seat, category, { units: own, reads: readings.get(seat.id) ?? new Set() }),
      ),
    };
  });
}
