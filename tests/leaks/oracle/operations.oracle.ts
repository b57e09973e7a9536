import type { ServerEvents } from '@soulad/shared/protocol';
import type { Rule } from './fields.oracle.js';

type Lines = readonly (readonly [Rule, string])[];

/** Who gets an answer that is not NOT_FOUND or FORBIDDEN: operations by rule, in words that the matrix and people read. */
export const QUERIES: Lines = [
  ['public', 'demoPeople viewer'],
  ['self', 'calendarFeed mailSettings mySessions noticeCount notices signingMeans'],
  ['agency', 'agencies colleagues'],
  ['head', 'agencyMembers clockRules seatsToFill'],
  ['office', 'emergencies emergency'],
  ['case', 'case cases desk plan sharingGrid cellEffect'],
  ['sitting', 'attendanceSheet conference'],
  ['record', 'copyChoices minutes planAs planTraces familySignatures record recordHistory recordAs recordProjected'],
  ['record', 'revisionDiff signoffSheet'],
  ['comment', 'comments'],
  ['reader', 'briefOutcome search'],
  ['unit', 'carvePreview commentPreview mentionable receivedBefore unitDiff unitHistory whoSees'],
  ['answers', 'sharePreview decisions wideningRequests'],
  ['involved', 'accessRequests'],
  ['task', 'conferenceTasks tasks'],
  ['convener', 'accessLog chainState disclosures minutesQuestions subjectReport taskCheck'],
  ['release', 'releaseEvidence'],
  ['family', 'whoLooked'],
  ['copy', 'copy copies'],
  ['agency', 'witnessCopies'],
];

export const MUTATIONS: Lines = [
  ['public', 'signIn signInDemo signOut'],
  [
    'self',
    'actFor confirmMail endCalendarFeed endMyOtherSessions endMySession forgetMail makeCalendarFeed openAllNotices openNotice proveMail setLocale setMailWish socketTicket',
  ],
  ['self', 'addPasskey beginCode beginPasskey beginProof confirmCode removeCode removePasskey renewRecoveryCodes'],
  ['head', 'addMembership createAgency createUser disableUser enableUser endMembership endSessionsOf setClockLimit'],
  ['office', 'beginEmergency endEmergency reviewEmergency openCase'],
  [
    'convener',
    'addPerson addRelation inviteParty endParty limitPartyKnowledge limitPersonKnowledge proposeConference prepareConference stepConference changeInvitation closeCase reopenCase narrowCell liftNarrowing openPlan noteProgress setPlanReview usePlanTemplate signFamilyVersion reviewMinutes checkMinutesLabels waiveMinutesQuestion promiseMinutes openMinutesComments extendMinutesComments closeMinutes correctMinutes',
  ],
  ['agency', 'assignPerson endAssignment'],
  ['release', 'recordRelease withdrawRelease limitRelease'],
  ['sitting', 'askForWord giveWord endTurn noteAttendance noteLeave noteReturn startAgendaItem'],
  ['record', 'addPlanItem addUnit askCopy proposePlanItem recordDissent sayNoComments takeIntoPlan'],
  ['copy', 'cancelCopy'],
  ['convener', 'openSignoffs endSignoffs'],
  ['record', 'beginSignature markSignoff refuseSignature signRevision'],
  [
    'answers',
    'acceptProposal acceptScribed allowParty answerWidening carvePassage declineProposal deleteUnit describePlanItem endDecision liftUnitNarrowing moveUnit narrowUnit publishPassage relabelUnit removeAttachment shareUnit withdrawUnit',
  ],
  ['comment', 'addComment answerComment settleThread takeBackComment'],
  ['involved', 'askAccess answerAccess'],
  ['task', 'stepTask nameTaskPerson'],
  ['convener', 'issueTask noteClockEvent endClockEvent'],
];

/** What a client may say on the live channel. */
export const CLIENT_EVENTS: Lines = [
  ['self', 'auth:renew'],
  ['record', 'record:open record:close'],
  ['unit', 'unit:open unit:close unit:pull unit:here unit:check unit:push caret:set'],
];

/** What the server may say on it; a frame without a line does not compile. */
export const SERVER_FRAMES = {
  'unit:upd': 'unit',
  'unit:dirty': 'unit',
  'unit:regen': 'unit',
  'unit:revoked': 'unit',
  'unit:epoch': 'unit',
  caret: 'unit',
  'caret:gone': 'unit',
  manifest: 'record',
  roster: 'record',
  changed: 'case',
  'auth:expiring': 'self',
  'auth:expired': 'self',
} as const satisfies Readonly<Record<keyof ServerEvents, Rule>>;

/** Doors beside GraphQL and the live channel, one a line. */
export const ROUTES: Lines = [
  ['public', 'GET /health'],
  ['unit', 'POST /files'],
  ['unit', 'GET /files/:id'],
  ['copy', 'GET /copies/:id'],
  ['record', 'GET /revisions/:id/bundle'],
  ['record', 'POST /deeds'],
  ['record', 'POST /deeds/signed'],
  ['record', 'GET /deeds/:answer'],
  ['self', 'GET /calendar/:token'],
];
