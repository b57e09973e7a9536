import type { SitterKey } from '../live-table.js';
import type { Ended, Trial } from './trial.js';

/** One way in which a right ends under a live viewer. */
export interface Revocation {
  /** Who loses it. */
  readonly viewer: SitterKey;
  /** Input of the unit beyond the defaults. */
  readonly unit: object;
  readonly writers: readonly [SitterKey, ...SitterKey[]];
  /** Before the unit is shared. */
  readonly prepare?: (trial: Trial) => Promise<void>;
  /** Sets a window that will end by itself. */
  readonly arrange?: (trial: Trial) => Promise<void>;
  readonly revoke: (trial: Trial) => Promise<Ended>;
}

const JOINT = { viewer: 'teacher', unit: { mode: 'joint' }, writers: ['worker', 'ngo'] } as const;
/** A text about the mother's debts, which her release lets the visiting service read. */
const RELEASED = {
  viewer: 'ngo',
  unit: { category: 'FIN', mode: 'owned' },
  writers: ['adviser'],
  prepare: (trial: Trial) => trial.release(),
} as const;

const END_SEAT = `update assignment set valid_to = greatest(now(), valid_from) where user_id = $1`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "x") { id } }`;
const END_PARTY = `mutation ($p: ID!) { endParty(partyId: $p, reason: "x") { id } }`;
const EXCLUDE = `mutation ($s: ID!, $p: ID!) { changeInvitation(sittingId: $s, partyId: $p, invited: false) { id } }`;
const CLOSE = `mutation ($c: ID!) { closeCase(caseId: $c, reason: "x") { id } }`;
const WITHDRAW = `mutation ($r: ID!) { withdrawRelease(releaseId: $r) { id } }`;

export const REVOCATIONS: Readonly<Record<string, Revocation>> = {
  seatEnded: { ...JOINT, revoke: (trial) => trial.bySql(END_SEAT, trial.person.userId) },
  membershipEnded: {
    ...JOINT,
    revoke: (trial) => trial.bySql('update membership set valid_to = now() where user_id = $1', trial.person.userId),
  },
  userDisabled: {
    ...JOINT,
    revoke: (trial) => trial.bySql('update app_user set disabled_at = now() where id = $1', trial.person.userId),
  },
  sessionKilled: {
    ...JOINT,
    revoke: (trial) => trial.bySql('update session set revoked_at = now() where id = $1', trial.person.sessionId),
  },
  signedOut: { ...JOINT, revoke: (trial) => trial.byVerb('teacher', 'mutation { signOut }', {}) },
  narrowed: {
    ...JOINT,
    revoke: (trial) => trial.byVerb('worker', NARROW, { u: trial.unitId, p: [trial.person.partyId] }),
  },
  partyEnded: { ...JOINT, revoke: (trial) => trial.byVerb('worker', END_PARTY, { p: trial.person.partyId }) },
  sentOut: {
    ...JOINT,
    revoke: (trial) => trial.byVerb('worker', EXCLUDE, { s: trial.table.sittingId, p: trial.person.partyId }),
  },
  caseClosed: {
    ...JOINT,
    arrange: (trial) => trial.endMeeting(),
    revoke: (trial) => trial.byVerb('worker', CLOSE, { c: trial.table.caseId }),
  },
  releaseWithdrawn: { ...RELEASED, revoke: (trial) => trial.byVerb('worker', WITHDRAW, { r: trial.releaseId }) },
  releaseExpired: {
    ...RELEASED,
    arrange: async (trial) => {
      await trial.willEnd('update release set valid_to = $2 where id = $1', trial.releaseId);
      await trial.willEnd('update audience set valid_to = $2 where unit_id = $1', trial.unitId, trial.person.partyId);
      await trial.raiseEpoch();
      await trial.willEnd('update sharing_clock set due_at = $2 where case_id = $1', trial.table.caseId);
    },
    revoke: (trial) => trial.byTime(),
  },
  seatExpired: {
    ...JOINT,
    arrange: (trial) => trial.willEnd('update assignment set valid_to = $2 where user_id = $1', trial.person.userId),
    revoke: (trial) => trial.byTime(),
  },
  sessionExpired: {
    ...JOINT,
    arrange: (trial) => trial.willEnd('update session set absolute_expiry = $2 where id = $1', trial.person.sessionId),
    revoke: (trial) => trial.byTime(),
  },
};
