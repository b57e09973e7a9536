import type { UnitState } from '../policy/index.js';
import type { Machine } from './machine.js';

/**
 * [W3] koncept → sdíleno → staženo. A withdrawn passage does not come back: it is written anew. A correction is a new passage
 * beside the withdrawn one. Sharing needs nothing: what has no category is shared with its own agency alone [I4].
 */
export const UNIT: Machine<UnitState, never> = {
  states: ['draft', 'shared', 'withdrawn'],
  start: 'draft',
  steps: [
    { from: 'draft', to: 'shared', needs: [] },
    { from: 'shared', to: 'withdrawn', needs: [] },
  ],
};
