import type { PartyType } from '@soulad/shared/policy';
import { PARTY_LOOKS } from '../look/parties.js';
import { seatOfAgency } from '../look/seat-of-agency.js';

/** Sign of an organisation outside of a case: that of the seat its kind usually takes. */
export function agencyMark(agencyType: string): { readonly type: PartyType; readonly letter: string } | undefined {
  const type = seatOfAgency(agencyType);
  return type === undefined ? undefined : { type, letter: PARTY_LOOKS[type].letter };
}
