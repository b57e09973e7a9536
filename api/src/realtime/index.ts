/**
 * The live channel (PROTOCOL.md). Invariants: an answer to a push leaves after its commit [I6]; no text leaves except under
 * an authorisation as new as the text [I7]; client ids and carets are the server's [I8]; between nodes go ids only.
 */
export { RealtimeModule } from './realtime.module.js';
