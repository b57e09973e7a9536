/**
 * The live channel in a browser. `useLine` opens it, `useRecordSession` opens one record over it; the rules of syncing
 * itself are those of shared/src/sync, the same for every kind of client.
 */
export { SocketTransport, type LineEnd, type TicketSource } from './socket-transport.js';
export { RecordSession, type HandedBack, type LiveRecord, type OutlineUnit } from './record-session.js';
export type { LiveCaret } from './live-carets.js';
export type { LiveUnit } from './live-units.js';
export { saveWords, type SaveWords } from './save-words.js';
export { useCoalesced } from './use-coalesced.js';
export { useLine, type Line } from './use-line.js';
export { useLiveRecord, useRecordSession, useSaveState } from './use-record-session.js';
