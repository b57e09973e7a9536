import type { Authoring, Cell, Cells } from './matrix/cell.js';
import { IDENTITY_ROWS } from './matrix/identity.js';
import { LEARNING_AND_HEALTH_ROWS } from './matrix/learning-and-health.js';
import { MEANS_AND_SERVICES_ROWS } from './matrix/means-and-services.js';
import { SAFETY_ROWS } from './matrix/safety.js';
import { VOICE_AND_PLAN_ROWS } from './matrix/voice-and-plan.js';
import type { Category, PartyType } from './vocabulary.js';

export { AUTHORING, CONDITIONS, NOTES, SEE } from './matrix/cell.js';
export type { Authoring, Cell, Condition, Note, See } from './matrix/cell.js';

/** A sharing matrix under its version. Every decision and every audit row names the version it was made under. */
export interface Matrix {
  readonly version: string;
  readonly cells: Cells;
}

/** The default matrix (domain c.3). A proposal: an authority's lawyer and data-protection officer confirm it first. */
export const MATRIX_V1: Matrix = {
  version: 'cz-2026-1',
  cells: {
    ...IDENTITY_ROWS,
    ...LEARNING_AND_HEALTH_ROWS,
    ...SAFETY_ROWS,
    ...MEANS_AND_SERVICES_ROWS,
    ...VOICE_AND_PLAN_ROWS,
  },
};

/** The cell of one seat and one category. */
export function cellOf(matrix: Matrix, type: PartyType, category: Category): Cell {
  return matrix.cells[category][type];
}

/** Whether a seat brings a category to the table itself. `no` warns the writer before sharing; it forbids nothing [P19]. */
export function authoring(matrix: Matrix, type: PartyType, category: Category): Authoring {
  return cellOf(matrix, type, category).author;
}
