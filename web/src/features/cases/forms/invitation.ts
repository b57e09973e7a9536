import type { InvitePartyInput, PartyType } from '../../../generated/graphql.gen.js';
import { officeInstant } from '../../../i18n/index.js';
import { isLetter } from './free-letter.js';

/** What is written about a new seat. */
export interface Invitation {
  readonly who: 'agency' | 'person';
  readonly agencyId: string | null;
  readonly personId: string | null;
  readonly type: PartyType | null;
  readonly letter: string;
  readonly label: string;
  readonly purpose: string;
  readonly basis: string;
  readonly until: string;
  readonly represents: string[];
  readonly knownToAll: boolean;
  readonly knownTo: string[];
}

export const EMPTY_INVITATION: Invitation = {
  who: 'agency',
  agencyId: null,
  personId: null,
  type: null,
  letter: '',
  label: '',
  purpose: '',
  basis: '§ 10 odst. 3 písm. e) z. č. 359/1999 Sb.',
  until: '',
  represents: [],
  knownToAll: true,
  knownTo: [],
};

/** Seats that somebody can be invited to; the list of the matrix. */
export const INVITABLE = [
  'ospod',
  'school',
  'ngo',
  'debt_advice',
  'low_threshold',
  'police',
  'health',
  'addiction',
  'municipality',
  'labour_office',
  'parent_a',
  'parent_b',
  'child',
  'guardian',
  'representative',
  'facilitation',
] as const satisfies readonly PartyType[];

/** The seat as the server takes it; undefined while the kind of seat is not chosen. */
export function inviteInput(draft: Invitation): InvitePartyInput | undefined {
  if (draft.type === null) return undefined;
  return {
    type: draft.type,
    agencyId: draft.who === 'agency' ? draft.agencyId : null,
    personId: draft.who === 'person' ? draft.personId : null,
    letter: draft.letter,
    label: draft.label.trim(),
    purpose: draft.purpose.trim(),
    basis: draft.basis.trim(),
    represents: draft.represents,
    knownTo: draft.knownToAll ? null : draft.knownTo,
    validTo: draft.until === '' ? null : officeInstant(draft.until, '23:59'),
  };
}

/** True when somebody is chosen, the letter is free and nothing required is empty. */
export function isWholeInvitation(draft: Invitation, taken: readonly string[]): boolean {
  const guest = draft.who === 'agency' ? draft.agencyId : draft.personId;
  const words = [draft.label, draft.purpose, draft.basis].every((text) => text.trim() !== '');
  return guest !== null && draft.type !== null && isLetter(draft.letter) && !taken.includes(draft.letter) && words;
}
