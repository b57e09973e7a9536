/**
 * Agencies, people, memberships, sessions. Invariants: a principal is made from a live session and from nothing else;
 * a session acts for one membership; neither hashes nor tokens ever leave this feature.
 */
export { IdentityModule } from './identity.module.js';
export { type HeldSeats, principalOf, seatsPrint, Sessions, type OpenedSession } from './sessions.js';
export { StepUp } from './step-up.js';
export { RateLimits, type RateLimit } from './rate-limit.js';
export { FoundInstallation, type FirstAdmin } from './found-installation.js';
export { registerDemoPerson, Demo, type DemoPerson } from './demo.js';
export { createAgency } from './create-agency.js';
export { addMembership, createUser, type CreatedUser } from './create-user.js';
export { AgencyView, UserRefView } from './identity.graphql.js';
export { type AgencyRow, agenciesById, type UserRow } from './identity.repository.js';
export { presentAgency, presentUser } from './present-viewer.js';
export { AGENCY_TYPES, MEMBERSHIP_ROLES, SESSION_LIMITS } from './words.js';
