/**
 * Every error the product may answer with. The HTTP status follows from the entry, never from the place that throws.
 * Texts for people live in the interface catalogue under `error.<code>`; a code never depends on a hidden thing [I11].
 */

/** `permanent`: repeating the same request cannot help. `transient`: repeat with backoff and jitter, or after resync. */
export type ErrorBand = 'permanent' | 'transient';

/** Which part of the request was wrong; the edges log and count by it. */
export type ErrorCategory = 'input' | 'identity' | 'access' | 'conflict' | 'limit' | 'availability' | 'internal';

export interface ErrorEntry {
  readonly category: ErrorCategory;
  readonly httpStatus: number;
  readonly band: ErrorBand;
}

const permanent = (category: ErrorCategory, httpStatus: number): ErrorEntry => ({
  category,
  httpStatus,
  band: 'permanent',
});
const transient = (category: ErrorCategory, httpStatus: number): ErrorEntry => ({
  category,
  httpStatus,
  band: 'transient',
});

export const ERRORS = {
  /** The request does not have the declared shape or a value is out of range. */
  BAD_INPUT: permanent('input', 400),
  /** No session, or it has ended. */
  UNAUTHENTICATED: permanent('identity', 401),
  /** The window was opened for another membership than its browser is signed in for now: load it anew. */
  OTHER_SESSION: permanent('identity', 409),
  /** Sign-in refused; the same for an unknown name, a wrong secret and a disabled account. */
  SIGN_IN_FAILED: permanent('identity', 401),
  /** The act needs the person to prove who they are once more (signing, export, break-glass). */
  STEP_UP_REQUIRED: permanent('identity', 401),
  /** The request did not come from our own pages (origin or CSRF check). */
  FOREIGN_ORIGIN: permanent('identity', 403),
  /** A live ticket or lease is used up, expired or belongs to another session: ask for a new one. */
  TICKET_INVALID: transient('identity', 401),
  /** Not there, or not visible to this viewer: the two are never told apart [I11]. */
  NOT_FOUND: permanent('access', 404),
  /** The viewer sees the thing, but this step is not open to them or not open in its present state. */
  FORBIDDEN_STEP: permanent('access', 403),
  /** The disclosure is forbidden by a hard block of the matrix; no decision of the table can allow it. */
  BLOCKED_BY_LAW: permanent('access', 403),
  /** There is nobody else who could be told of the act, and without a second person it is not done. */
  NO_WITNESS: permanent('access', 403),
  /** The right this connection held has been taken back. */
  REVOKED: permanent('access', 403),
  /** Demo sign-in is switched off on this server. */
  DEMO_OFF: permanent('access', 403),
  /** Somebody else changed the thing meanwhile; read it again and decide anew. */
  CONFLICT: permanent('conflict', 409),
  /** The unit has a newer generation; the text is handed back to its writer. */
  GEN_MISMATCH: permanent('conflict', 409),
  /** The audience of the unit changed after the client last looked: authorise again, then repeat. */
  EPOCH_STALE: transient('conflict', 409),
  /** The record or unit is closed for writing. */
  SEALED: permanent('conflict', 409),
  /** The client was built for another version of the text schema: reload the page. */
  SCHEMA_TOO_OLD: permanent('conflict', 426),
  /** The update builds on changes the server has not seen: send the whole difference. */
  NEED_DIFF: transient('conflict', 409),
  /** The client has seen more than the server holds (restored backup): the difference goes to quarantine. */
  SERVER_BEHIND: transient('conflict', 409),
  /** The update cannot be decoded or would leave the unit's text schema. */
  INVALID_UPDATE: permanent('input', 422),
  /** The update carries changes under a client id that is not leased to this connection [I8]. */
  FOREIGN_CLIENT: permanent('input', 422),
  /** A frame, a body or the text of a unit is over its cap. */
  TOO_LARGE: permanent('limit', 413),
  /** A file that is not taken; `params.reason` says why in a word. Nothing of it was kept. */
  FILE_REFUSED: permanent('input', 422),
  /** The typesetter is not there for the processor of this server: PDF cannot be made, a text document can. */
  NO_TYPESETTER: permanent('availability', 501),
  /** A signed PDF that is not taken; `params.reason` says why in a word. Nothing was signed. */
  SIGNATURE_REFUSED: permanent('input', 422),
  /** Too many requests of this kind; `params.retryAfterMs` says when to come again. */
  RATE_LIMITED: transient('limit', 429),
  /** The key of the case was destroyed: what was written in it can be read by nobody any more. */
  ERASED: permanent('availability', 410),
  /** Stored bytes were changed or moved, or their key is not held: the operator has to look. */
  UNREADABLE: permanent('internal', 500),
  /** Nothing is wrong with the request; the server or its database is not ready. */
  UNAVAILABLE: transient('availability', 503),
  /** A defect of the product. Details stay in the server log under the trace id. */
  INTERNAL: permanent('internal', 500),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof ERRORS;

/** True for a code of the catalogue; for decoders of answers and frames. */
export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(ERRORS, value);
}
