import type { AgencyId, AssignmentId, CaseId, Instant, PartyId, PersonId, ReleaseId, UserId } from '@soulad/shared/ids';
import type { Category, PartyType } from '@soulad/shared/policy';

/** Rows of the case file as the repository selects them: instants in milliseconds, days as text. */
export interface CaseRow {
  id: CaseId;
  family_id: string;
  family_name: string;
  file_mark: string;
  owner_agency_id: AgencyId;
  urgency: string;
  state: string;
  registered_on: string;
  matrix_version: string;
}

export interface PersonRow {
  id: PersonId;
  given_name: string;
  family_name: string;
  born_on: string | null;
  sex: string;
  is_child: boolean;
  deceased: boolean;
  household: string | null;
  known_to: PartyId[] | null;
}

export interface RelationRow {
  id: string;
  person_id: PersonId;
  other_id: PersonId;
  kind: string;
  valid_from: string | null;
  valid_to: string | null;
}

export interface PartyRow {
  id: PartyId;
  case_id: CaseId;
  type: PartyType;
  agency_id: AgencyId | null;
  person_id: PersonId | null;
  letter: string;
  label: string;
  purpose: string;
  basis: string;
  represents: PersonId[];
  known_to: PartyId[] | null;
  is_convener: boolean;
  /** The seat of an emergency [P21]. */
  emergency: boolean;
  valid_from: Instant;
  valid_to: Instant | null;
}

export interface AssignmentRow {
  id: AssignmentId;
  party_id: PartyId;
  user_id: UserId;
  display_name: string;
  role_at_table: string;
  substitute: boolean;
  valid_from: Instant;
  valid_to: Instant | null;
}

export interface ReleaseRow {
  id: ReleaseId;
  case_id: CaseId;
  given_by: PersonId;
  released_party: PartyId;
  recipients: PartyId[];
  categories: Category[];
  purpose: string;
  form: string;
  signed_by: PersonId | null;
  /** Others who have to give the same. */
  together: PersonId[];
  limits: ReleaseId | null;
  signed: boolean;
  created_at: Instant;
  valid_from: Instant;
  valid_to: Instant | null;
  withdrawn_at: Instant | null;
}
