import type { PartyType } from '@soulad/shared/policy';

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

/** The seat that an organisation of a kind usually takes. */
export function seatOfAgency(agencyType: string): PartyType | undefined {
  return SEATS[agencyType];
}
