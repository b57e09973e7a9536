/** For tests of the api and of the whole: the real server over a database of its own, and a table laid in it. */
export { startTestApp, type GqlAnswer, type TestApp, type TestAppOptions } from './test-app.js';
export { REDIS_SERVER, TestRedis, withoutRedis } from './test-redis.js';
export { createTestDatabase, type TestDatabase } from './test-database.js';
export {
  type CaseTable,
  enter,
  enterAdmin,
  killSession,
  layCaseTable,
  PERSONAS,
  type Persona,
  type TestPerson,
} from './case-table.js';
export { joinRecord, LiveTransport, REAL_CLOCK } from './live-client.js';
export { officePerson, type OfficePerson } from './office-head.js';
export { layTable, type LiveTable, seatPerson, type Sitter, type SitterKey } from './live-table.js';
export { type AuditRow, auditRows } from './audit-rows.js';
export { keyOfCase, type StoredRow, storedRows, storedText } from './stored-text.js';
export { readStory, type Story, type StoryUnit } from '../story/index.js';
export { runRevocationTrials, type TrialOptions, type TrialReport } from './revocation/run-trials.js';
export { readPdf, type ReadPdf } from './read-pdf.js';
export { wholeState } from './whole-state.js';
export { type Identity, makeCertificate, pemOf } from './signing/make-certificates.js';
export { signPdf } from './signing/sign-pdf.js';
export { oneTimeCode } from './one-time-code.js';
export type { RunAsOwner } from './run-as-owner.js';
export {
  type Announcement,
  ClockPort,
  IdSource,
  LiveNode,
  type LivePorts,
  type LiveSocket,
  type OpenRecord,
  type Principal,
  type RequestContext,
  type Sql,
  statements,
} from './live-node.js';
