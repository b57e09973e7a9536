import { ERRORS, type ErrorCode, type ErrorEntry } from './catalogue.js';

/** Numbers, flags and catalogue words that a text for people may be filled with. Never names or case facts. */
export type ErrorParams = Readonly<Record<string, string | number | boolean>>;

/**
 * An expected refusal on its way to an edge. The message is the code alone, so that a log line or a stack trace of it
 * cannot carry personal data; what the reader is told is made from `code` and `params` in the interface.
 */
export class ProductError extends Error {
  override readonly name = 'ProductError';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
  ) {
    super(code);
  }

  /** Category, HTTP status and retry band of the code. */
  get entry(): ErrorEntry {
    return ERRORS[this.code];
  }
}
