/**
 * The sharing grid: seats by categories, and the cells that a convener narrows for one case. Invariants: nothing is
 * counted but what the viewer may read; a column of a seat that the viewer may not know of does not exist.
 */
export { GridModule } from './grid.module.js';
export { liftNarrowing, narrowCell } from './narrow-cell.js';
