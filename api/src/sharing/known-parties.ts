import type { PartyId } from '@soulad/shared/ids';
import type { PartyFacts } from '@soulad/shared/policy';

/** The parties that somebody on the seats `own` may know of: explanations, dots and counts are made over these alone. */
export function knownParties<T extends PartyFacts>(parties: readonly T[], own: readonly PartyId[]): readonly T[] {
  return parties.filter(
    ({ id, knownTo }) => own.includes(id) || knownTo === 'table' || knownTo.some((party) => own.includes(party)),
  );
}
