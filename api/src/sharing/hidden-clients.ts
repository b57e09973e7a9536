import type { PartyId } from '@soulad/shared/ids';
import { clientsOf } from '@soulad/shared/policy';
import type { SharingFacts } from './facts.repository.js';

/**
 * [P16] The facts without those clients of a representative whom somebody may not know of: what that somebody is answered
 * about the representative is said over these. Undefined when nobody is hidden.
 */
export function withoutHiddenClients(
  facts: SharingFacts,
  party: PartyId,
  known: { readonly has: (party: PartyId) => boolean },
): SharingFacts | undefined {
  const seat = facts.parties.find(({ id }) => id === party);
  if (seat?.type !== 'representative') return undefined;
  const hidden = new Set(clientsOf(facts, seat).flatMap(({ id }) => (known.has(id) ? [] : [id])));
  return hidden.size === 0 ? undefined : { ...facts, parties: facts.parties.filter(({ id }) => !hidden.has(id)) };
}
