/**
 * Case files, the family, seats and who sits on them, releases. Invariants: a case is reached through a seat and in no
 * other way; a seat, person or release that the caller may not know of is left out without a trace; an agency's people
 * are named by the agency; every change of who sits or what may be told decides the audience anew in its transaction.
 */
export { CasesModule } from './cases.module.js';
export { allScopes, assertConvenes, type CaseScope, caseScope, knowsParty } from './case-scope.js';
export { CaseSummaryView } from './case.graphql.js';
export type {
  OpenCaseInput,
  PersonInput,
  RelationInput,
  InvitePartyInput,
  AssignInput,
  ReleaseInput,
} from './case-inputs.graphql.js';
export { knownCase } from './known-case.js';
export { caseFiles, partiesOfCases } from './cases.repository.js';
export type { CaseRow, PartyRow, ReleaseRow } from './rows.js';
export { type OwnCase, listCases, ownCases } from './list-cases.js';
export { stateAsSeen } from './meetings.repository.js';
export { caseAsSeen } from './present-case.js';
export { openCase, type OpenedCase } from './open-case.js';
export { addPerson } from './add-person.js';
export { addRelation } from './add-relation.js';
export { inviteParty } from './invite-party.js';
export { limitPartyKnowledge, limitPersonKnowledge } from './limit-knowledge.js';
export { endParty } from './end-party.js';
export { assertOpen, closeCase, reopenCase } from './step-case.js';
export { assignPerson, endAssignment } from './assign-person.js';
export { limitRelease } from './limit-release.js';
export { openSignature, sealSignature } from './tablet-signature.js';
export { SignatureInput } from './case-inputs.graphql.js';
export { recordRelease, withdrawRelease } from './record-release.js';
export { RELATION_KINDS, RELEASE_FORMS, TABLE_ROLES } from './words.js';
