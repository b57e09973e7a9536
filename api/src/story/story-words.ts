/** Word lists of the story format that belong to no other list of the product. */

export const AGENCY_TYPES = [
  'ospod',
  'school',
  'ngo_sas',
  'debt_advice',
  'low_threshold',
  'police',
  'health',
  'addiction',
  'probation',
  'municipality',
  'labour_office',
  'legal',
  'facilitation',
] as const;

export const MEMBERSHIP_ROLES = ['worker', 'head', 'admin', 'self'] as const;

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

export const ATTENDANCE_MODES = ['in_person', 'remote', 'written', 'excused', 'absent'] as const;

/** States a story may leave its conference in; the others have no story to tell yet. */
export const REACHABLE_STATES = ['proposed', 'preparing', 'convened', 'live', 'ended'] as const;

export const RELEASE_FORMS = ['written', 'oral_recorded', 'tablet'] as const;
