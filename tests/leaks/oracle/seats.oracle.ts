/**
 * Which seats of the full table (matrix/full-table.ts) get anything for an identifier that is right: by hand, one line an
 * operation that names a thing. `reader` reads the passage named; `author` is its party; `office` is the convening seat,
 * which answers for the case; `others` every seat but that one; `all` is every seat; `nobody` at this table. The rest stands for
 * what the table is furnished with (matrix/furnish.ts): `asked` to sign, `owner` of the task, `sides` of it. What a seat of
 * the line asks for may still be refused because it is not the time for it, but never as missing. Every query and mutation
 * about a case has its line (oracle.test.ts); the others are about the caller's own account or agency.
 */
export type Seats =
  | 'all'
  | 'reader'
  | 'author'
  | 'office'
  | 'author office'
  | 'others'
  | 'asked'
  | 'owner'
  | 'sides'
  | 'nobody';

export const QUERY_SEATS: Readonly<Record<string, Seats>> = {
  accessLog: 'office',
  accessRequests: 'all',
  attendanceSheet: 'all',
  briefOutcome: 'all',
  carvePreview: 'author office',
  case: 'all',
  cases: 'all',
  cellEffect: 'office',
  chainState: 'office',
  commentPreview: 'reader',
  comments: 'all',
  conference: 'all',
  conferenceTasks: 'all',
  copies: 'all',
  copy: 'office',
  copyChoices: 'all',
  decisions: 'all',
  desk: 'all',
  disclosures: 'office',
  emergencies: 'all',
  emergency: 'nobody',
  mentionable: 'reader',
  minutes: 'all',
  minutesQuestions: 'office',
  plan: 'all',
  planAs: 'all',
  planTraces: 'all',
  receivedBefore: 'reader',
  record: 'all',
  recordAs: 'all',
  recordHistory: 'all',
  recordProjected: 'office',
  releaseEvidence: 'office',
  revisionDiff: 'all',
  search: 'all',
  sharePreview: 'author office',
  sharingGrid: 'all',
  signoffSheet: 'all',
  subjectReport: 'office',
  taskCheck: 'office',
  tasks: 'all',
  unitDiff: 'reader',
  unitHistory: 'reader',
  whoLooked: 'all',
  whoSees: 'reader',
  wideningRequests: 'reader',
};

/** Everybody else gets the answer of a missing thing or is told that it is not theirs, and nothing is left of it. */
export const MUTATION_SEATS: Readonly<Record<string, Seats>> = {
  acceptProposal: 'office',
  acceptScribed: 'author',
  addComment: 'reader',
  addPerson: 'office',
  addPlanItem: 'office',
  addRelation: 'office',
  addUnit: 'all',
  allowParty: 'author office',
  answerAccess: 'office',
  answerComment: 'reader',
  answerWidening: 'nobody',
  askAccess: 'all',
  askCopy: 'all',
  askForWord: 'all',
  beginEmergency: 'nobody',
  cancelCopy: 'office',
  carvePassage: 'author office',
  changeInvitation: 'office',
  checkMinutesLabels: 'office',
  closeCase: 'office',
  closeMinutes: 'office',
  correctMinutes: 'office',
  declineProposal: 'office',
  deleteUnit: 'author',
  describePlanItem: 'author office',
  endClockEvent: 'office',
  endDecision: 'author office',
  endEmergency: 'nobody',
  endParty: 'office',
  endSignoffs: 'office',
  endTurn: 'office',
  giveWord: 'office',
  inviteParty: 'office',
  issueTask: 'office',
  liftNarrowing: 'office',
  liftUnitNarrowing: 'author office',
  limitPartyKnowledge: 'office',
  limitPersonKnowledge: 'office',
  limitRelease: 'office',
  markSignoff: 'asked',
  moveUnit: 'author office',
  nameTaskPerson: 'owner',
  narrowCell: 'office',
  narrowUnit: 'author office',
  noteAttendance: 'office',
  noteClockEvent: 'office',
  noteLeave: 'office',
  noteProgress: 'office',
  noteReturn: 'office',
  openCase: 'office',
  openMinutesComments: 'office',
  openPlan: 'office',
  openSignoffs: 'office',
  prepareConference: 'office',
  promiseMinutes: 'office',
  proposeConference: 'office',
  proposePlanItem: 'others',
  publishPassage: 'author',
  recordDissent: 'all',
  recordRelease: 'office',
  refuseSignature: 'asked',
  relabelUnit: 'author office',
  removeAttachment: 'author',
  reopenCase: 'office',
  reviewEmergency: 'nobody',
  reviewMinutes: 'office',
  sayNoComments: 'others',
  setPlanReview: 'office',
  settleThread: 'author office',
  shareUnit: 'author',
  signRevision: 'asked',
  startAgendaItem: 'office',
  stepConference: 'office',
  stepTask: 'sides',
  takeBackComment: 'author',
  takeIntoPlan: 'author office',
  usePlanTemplate: 'office',
  waiveMinutesQuestion: 'office',
  withdrawRelease: 'office',
  withdrawUnit: 'author office',
};

/**
 * What stands in which state of a case. In a closed or reopened one the seats of other organisations have ended, and with
 * them all they could read [P24].
 */
export const STATES = {
  registered: 'as written',
  live: 'as written',
  ended: 'as written',
  closed: 'office and family',
  reopened: 'office and family',
} as const;
