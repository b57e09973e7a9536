/** The closed word lists of sharing decisions. Czech names live in the interface catalogue, references in the matrix. */

/** What a party may do with a unit, weakest first; each right includes those before it. */
export const RIGHTS = ['none', 'knows', 'read', 'comment', 'propose', 'write'] as const;
export type Right = (typeof RIGHTS)[number];

/** Seats of the default matrix (domain c.3). A parent's seat depends on where the child lives, not on the sex of the parent. */
export const PARTY_TYPES = [
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
] as const;
export type PartyType = (typeof PARTY_TYPES)[number];

/** Data categories (domain c.2). */
export const CATEGORIES = [
  'IDENT',
  'CONTACT',
  'SAFE_ADDR',
  'FAMREL',
  'EDU',
  'EDU_SPEC',
  'HEALTH_C',
  'HEALTH_P',
  'THERAPY',
  'CRIM',
  'DV',
  'FIN',
  'HOUSING',
  'VOICE',
  'VOICE_CONF',
  'NOTIFIER',
  'SERVICE',
  'COURT',
  'PLAN',
  'INTERNAL',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** What kind of statement a unit is; opinions are marked as such (domain b.2). `frame` is the goal and rules of the meeting. */
export const UNIT_KINDS = ['frame', 'fact', 'opinion', 'voice', 'analysis', 'decision', 'measure', 'dissent'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** Joint units are written by every agency at the table that may read them; owned ones by their author party. */
export const UNIT_MODES = ['joint', 'owned'] as const;
export type UnitMode = (typeof UNIT_MODES)[number];

export const UNIT_STATES = ['draft', 'shared', 'withdrawn'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

/** Rank of a right: 0 (`none`) to 5 (`write`). */
export function rightRank(right: Right): number {
  return RIGHTS.indexOf(right);
}

/** True when `held` includes `wanted`. */
export function includesRight(held: Right, wanted: Right): boolean {
  return rightRank(held) >= rightRank(wanted);
}
