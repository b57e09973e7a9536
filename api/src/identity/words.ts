/** Kinds of organisation that can hold a seat. */
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
export type AgencyType = (typeof AGENCY_TYPES)[number];

/** `self` is a family member, who belongs to no agency; `head` names who sits for the agency; `admin` makes accounts. */
export const MEMBERSHIP_ROLES = ['worker', 'head', 'admin', 'self'] as const;
export type MembershipRole = (typeof MEMBERSHIP_ROLES)[number];

/** Limits of a session (security 5.10); idle and absolute ones are kept by the database functions of sign-in. */
export const SESSION_LIMITS = {
  /** Minutes without a request after which a session ends. */
  idleMinutes: 20,
  /** Hours after which a session ends in any case. */
  absoluteHours: 10,
  /** Sessions of one person; the oldest gives way. */
  perUser: 3,
} as const;

/** Tries per window in seconds. */
export const SIGN_IN_LIMITS = {
  /** One login from one address. */
  account: { points: 10, seconds: 900 },
  /** One address over all logins. */
  address: { points: 100, seconds: 900 },
  /** One person asked once more who they are. */
  stepUp: { points: 10, seconds: 900 },
  /** One-click sign-in of the demo from one address. */
  demo: { points: 600, seconds: 60 },
} as const;
