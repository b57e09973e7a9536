import type { PartyType } from '@soulad/shared/policy';
import { PARTY_LOOKS } from '../look/parties.js';

const SEATS: Readonly<Record<string, PartyType>> = {
  ospod: 'ospod',
  school: 'school',
  ngo_sas: 'ngo',
  debt_advice: 'debt_advice',
  low_threshold: 'low_threshold',
  police: 'police',
  probation: 'police',
  health: 'health',
  addiction: 'addiction',
  municipality: 'municipality',
  labour_office: 'labour_office',
  legal: 'representative',
  facilitation: 'facilitation',
};

/** Sign of an organisation outside of a case: that of the seat its kind usually takes. */
export function agencyMark(agencyType: string): { readonly type: PartyType; readonly letter: string } | undefined {
  const type = SEATS[agencyType];
  return type === undefined ? undefined : { type, letter: PARTY_LOOKS[type].letter };
}
