/**
 * The only place that decides who sees what. Invariants: `decideAll` of shared/policy is asked here and nowhere else
 * [I2]; the audience is stored by the transaction that changes a fact [I7]; explanations name only known parties.
 *
 * After changing a fact of a case (party, assignment, release, presence, conference), call `recomputeAudience(ctx, caseId)`.
 */
export { recomputeAudience, recomputeUnit, recomputeUnits } from './recompute-audience.js';
export { caseFacts } from './case-facts.js';
export {
  lockCase,
  type SharedParty,
  type SharedUnit,
  type SharingFacts,
  type SharingScope,
} from './facts.repository.js';
export { decideAudience, type AudienceLine } from './decide-audience.js';
export { type HeldRight, readable, rightsOf } from './rights.js';
export { answersForCase, hostsCase, type RoleAtTable, type Seat, seatsOf, takesRole } from './seats.js';
export { type Stake, stakeIn } from './stake.js';
export { onTheTable, readersWhenShared, sittingOf } from './on-the-table.js';
export { knownToParty, partyMarks, partyMarksIn, PartyMarkView } from './party-mark.js';
export { capitalOf, shownLetters } from './shown-letters.js';
export { changedUnit } from './changed-unit.js';
export { knownPersons } from './known-persons.js';
export { sharePreview } from './share-preview.js';
export { whoSees } from './who-sees.js';
export { withoutHiddenClients } from './hidden-clients.js';
export { AudienceReasonView, SharePreviewView, UnitChange, WhoSeesView } from './sharing.graphql.js';
export {
  loadUnitText,
  openRows,
  openSnapshot,
  sealSnapshot,
  type SealedRow,
  type SealedSnapshot,
  tailOf,
  type UnitText,
} from './unit-text.js';
export { settleTexts } from './open-floors.js';
export { openReason, sealReason } from './decision-words.js';
export { SharingClock } from './sharing-clock.js';
export { SharingModule } from './sharing.module.js';
