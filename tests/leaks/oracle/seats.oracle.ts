/**
 * Which seats of the full table (matrix/full-table.ts) get anything for an identifier that is right: by hand, one line an
 * operation that names a thing. `reader` reads the passage named; `author` is its party; `office` is the convening seat,
 * which answers for the case; `all` is every seat; `nobody` at this table. What a seat of the line asks for may still be
 * refused because it is not the time for it, but never as missing or as not its to do.
 */
export type Seats = 'all' | 'reader' | 'author' | 'office' | 'author office' | 'family' | 'nobody';

export const QUERY_SEATS: Readonly<Record<string, Seats>> = {
  accessLog: 'office',
  accessRequests: 'all',
  carvePreview: 'author office',
  case: 'all',
  cellEffect: 'office',
  chainState: 'office',
  commentPreview: 'reader',
  comments: 'all',
  conference: 'all',
  decisions: 'all',
  disclosures: 'office',
  emergency: 'office',
  mentionable: 'reader',
  receivedBefore: 'reader',
  record: 'all',
  recordAs: 'all',
  recordHistory: 'all',
  recordProjected: 'office',
  releaseEvidence: 'office',
  search: 'all',
  sharePreview: 'author office',
  sharingGrid: 'all',
  subjectReport: 'office',
  unitDiff: 'reader',
  unitHistory: 'reader',
  whoLooked: 'all',
  whoSees: 'reader',
  wideningRequests: 'reader',
};

/** Operations about a passage: everybody else gets the answer of a missing one or is told that it is not theirs. */
export const MUTATION_SEATS: Readonly<Record<string, Seats>> = {
  acceptScribed: 'author',
  addComment: 'reader',
  addPerson: 'office',
  addRelation: 'office',
  allowParty: 'author office',
  carvePassage: 'author office',
  changeInvitation: 'office',
  closeCase: 'office',
  deleteUnit: 'author',
  endDecision: 'author office',
  endParty: 'office',
  giveWord: 'office',
  inviteParty: 'office',
  liftNarrowing: 'office',
  liftUnitNarrowing: 'author office',
  limitPartyKnowledge: 'office',
  limitPersonKnowledge: 'office',
  moveUnit: 'author office',
  narrowCell: 'office',
  narrowUnit: 'author office',
  prepareConference: 'office',
  proposeConference: 'office',
  publishPassage: 'author',
  relabelUnit: 'author office',
  reopenCase: 'office',
  startAgendaItem: 'office',
  stepConference: 'office',
  withdrawUnit: 'author office',
};

/** In a closed or reopened case the seats of other organisations have ended, and with them all they could read [P24]. */
export const STATES: Readonly<Record<'live' | 'ended' | 'closed' | 'reopened', 'as written' | 'office and family'>> = {
  live: 'as written',
  ended: 'as written',
  closed: 'office and family',
  reopened: 'office and family',
};
