import { ProductError } from '../errors/index.js';
import { AUTHORING, type Authoring, type Cell, type Condition, type See } from './matrix/cell.js';
import type { Matrix } from './matrix.js';
import type { Category, PartyType } from './vocabulary.js';

/** One change of an authority. What is left out stays as it is; the condition of a cell can't be changed. */
export interface MatrixChange {
  readonly category: Category;
  readonly type: PartyType;
  readonly see?: See;
  readonly author?: Authoring;
  readonly existence?: Cell['existence'];
}

/** What each way of seeing may be narrowed to. A release and one's own data open different doors: neither is narrower. */
const NARROWER: Readonly<Record<See, readonly See[]>> = {
  yes: ['yes', 'own', 'release', 'decision', 'never', 'block'],
  own: ['own', 'decision', 'never', 'block'],
  release: ['release', 'decision', 'never', 'block'],
  decision: ['decision', 'never', 'block'],
  never: ['never', 'block'],
  block: ['block'],
};

/** The narrower of two ways of seeing; where neither is, what both leave: a decision about the single passage. */
export function narrowerOf(one: See, other: See): See {
  if (NARROWER[one].includes(other)) return other;
  return NARROWER[other].includes(one) ? one : 'decision';
}

/** What a cell opens by itself. */
export type Opening = Pick<Cell, 'see' | 'condition'>;

/** Doors that lie within what a conditioned "yes" opens; through any other one more could be seen than before. */
const WITHIN: Readonly<Partial<Record<Condition, readonly See[]>>> = {
  child: ['own'],
  release_or_100a: ['release'],
  disclosed: ['release'],
};

/** What is left of a cell when it is narrowed to a way of seeing: that way, or less where it would open something new. */
export function narrowedTo({ see, condition }: Opening, to: See): See {
  const door = to === 'own' || to === 'release';
  if (!door || see !== 'yes' || condition === null) return narrowerOf(see, to);
  return WITHIN[condition]?.includes(to) ? to : 'decision';
}

/** Whether `to` gives nothing that the cell does not give [P18]. */
export function isNarrower(from: Opening, to: See): boolean {
  return narrowedTo(from, to) === to;
}

function narrows(cell: Cell, change: MatrixChange): boolean {
  const { see = cell.see, author = cell.author, existence = cell.existence } = change;
  return (
    isNarrower(cell, see) &&
    AUTHORING.indexOf(author) <= AUTHORING.indexOf(cell.author) &&
    (existence === 'hidden' || cell.existence === 'marked')
  );
}

function narrowCell(cell: Cell, change: MatrixChange): Cell {
  const { see = cell.see, author = cell.author } = change;
  // [P17] What becomes blocked becomes hidden.
  const existence = see === 'block' ? 'hidden' : (change.existence ?? cell.existence);
  return { ...cell, see, author, existence };
}

/**
 * [P18] The matrix of one authority: the given one with narrower cells, under a version of its own.
 * @throws ProductError BAD_INPUT when a change would widen a cell, or the version does not change
 */
export function narrowMatrix(matrix: Matrix, version: string, changes: readonly MatrixChange[]): Matrix {
  if (version === '' || version === matrix.version) throw new ProductError('BAD_INPUT', { field: 'version' });
  const cells = changes.reduce((so, change) => {
    const row = so[change.category];
    const cell = row[change.type];
    if (!narrows(cell, change)) {
      throw new ProductError('BAD_INPUT', { field: 'cell', category: change.category, type: change.type });
    }
    return { ...so, [change.category]: { ...row, [change.type]: narrowCell(cell, change) } };
  }, matrix.cells);
  return { version, cells };
}
