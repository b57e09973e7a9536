import type { SeededLeak } from '../leak.js';
import { API } from './hands.js';

/** On the live channel: nothing of these has content, and each of them tells. */
export const LIVE_LEAKS: readonly SeededLeak[] = [
  {
    name: 'Every change of the outline is announced to everybody who has the record open',
    inShort: true,
    walls: 'both',
    file: `${API}realtime/manifests.js`,
    find: 'if (rev === record.rev && !dropped.some((unitId) => units.has(unitId)))',
    replace: 'if (false)',
  },
  {
    name: 'Every change of conference, case and talk is announced to everybody',
    inShort: true,
    walls: 'both',
    file: `${API}realtime/tidings.js`,
    find: 'if (prints.get(key) === print)',
    replace: 'if (false)',
  },
  {
    name: 'A roster is sent to all when anybody comes or goes',
    inShort: true,
    walls: 'both',
    file: `${API}realtime/rosters.js`,
    find: 'if (!record || record.roster === roster)',
    replace: 'if (!record)',
  },
  {
    name: 'The roster has the guests of other sittings',
    walls: 'both',
    file: `${API}realtime/rosters.js`,
    find: 'if (partyId && known?.has(partyId))',
    replace: 'if (partyId)',
  },
  {
    name: 'The epoch of a unit tells of the rights of others',
    walls: 'both',
    file: `${API}realtime/subscription.js`,
    find: 'return this.#told;',
    replace: 'return this.#authorisation?.epoch ?? 0;',
  },
  {
    name: 'Carets of hidden parties are shown in what both may read',
    walls: 'both',
    file: `${API}realtime/carets.js`,
    find: 'return record.known.has(partyId);',
    replace: 'return true;',
  },
  {
    name: 'A word of the epoch is sent whenever the audience moves',
    walls: 'both',
    file: `${API}realtime/authority.js`,
    find: 'if (before.right !== now.right)',
    replace: 'if (before)',
  },
  {
    name: 'That somebody types is sent to everybody who is connected',
    walls: 'both',
    file: `${API}realtime/hub.js`,
    find: 'return [...(this.#viewers.get(unitId) ?? [])];',
    replace: `for (const one of this.connections) one.emit('unit:dirty', { unitId, headSeq: 0 }); return [...(this.#viewers.get(unitId) ?? [])];`,
  },
];
