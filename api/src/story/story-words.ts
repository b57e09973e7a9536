/** Word lists of the story format: those of the product, and what a story may end in. */
export { RELATION_KINDS, RELEASE_FORMS, TABLE_ROLES } from '../cases/index.js';
export { ATTENDANCE_MODES } from '../conferences/index.js';
export { AGENCY_TYPES, MEMBERSHIP_ROLES } from '../identity/index.js';

/** States a story may leave its conference in; the others have no story to tell yet. */
export const REACHABLE_STATES = ['proposed', 'preparing', 'convened', 'live', 'ended'] as const;
