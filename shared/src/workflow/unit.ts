import type { UnitState } from '../policy/index.js';
import type { Machine } from './machine.js';

/** [W3] koncept → sdíleno → staženo. A withdrawn passage does not come back: it is written anew. */
export const UNIT: Machine<UnitState, 'category'> = {
  states: ['draft', 'shared', 'withdrawn'],
  start: 'draft',
  steps: [
    { from: 'draft', to: 'shared', needs: [] },
    { from: 'shared', to: 'withdrawn', needs: [] },
  ],
};
