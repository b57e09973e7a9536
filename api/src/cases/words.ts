/** Closed word lists of the case file; the database checks the same ones. */
export const RELATION_KINDS = [
  'parent',
  'partner',
  'separated',
  'divorced',
  'sibling',
  'guardian',
  'grandparent',
  'other',
] as const;
export const SEXES = ['female', 'male', 'unknown'] as const;
export const URGENCIES = ['ordinary', 'urgent'] as const;
export const RELEASE_FORMS = ['written', 'oral_recorded', 'tablet'] as const;
export const TABLE_ROLES = [
  'key_worker',
  'convener',
  'facilitator',
  'minute_taker',
  'member',
  'self',
  'support_person',
  'legal_representative',
  'guardian',
] as const;

/** Kinds of party that are always a person, and those that are always an agency; the others may be either. */
export const PERSON_PARTIES: readonly string[] = ['parent_a', 'parent_b', 'child'];
export const EITHER_PARTIES: readonly string[] = ['guardian', 'representative'];
