/**
 * Emergency access [P21]. Invariants: no use without a second person told and without a review; it reads, for at most an
 * hour, and is told to the convening seat and the heads of its office and to nobody else.
 */
export { EmergenciesModule } from './emergencies.module.js';
export { EMERGENCY } from './begin-emergency.js';
export { EmergencyClock } from './emergency-clock.js';
export { emergencyNotes, type EmergencyNote } from './read-emergency.js';
