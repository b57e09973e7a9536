import { PARTY_LOOKS } from '../../../look/parties.js';
import type { PartyType } from '../../../generated/graphql.gen.js';

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

/** The letter of a kind of seat, or with a digit the next one that nobody in the case has. */
export function freeLetter(type: PartyType, sex: string | undefined, taken: readonly string[]): string {
  const parent = type === 'parent_a' || type === 'parent_b';
  const letter = parent && sex === 'male' ? 'T' : parent && sex === 'female' ? 'M' : PARTY_LOOKS[type].letter;
  if (!taken.includes(letter)) return letter;
  const digit = [2, 3, 4, 5, 6, 7, 8, 9].find((one) => !taken.includes(`${letter}${one}`));
  return digit === undefined ? '' : `${letter}${digit}`;
}

/** A capital with at most one digit, as the mark can show it. */
export function isLetter(text: string): boolean {
  return /^\p{Lu}\d?$/u.test(text);
}
