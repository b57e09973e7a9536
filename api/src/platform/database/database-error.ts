import { ProductError } from '@soulad/shared/errors';
import { QueryFailedError } from 'typeorm';

/**
 * Uniqueness, references and row-level security answer alike: which of them refused would tell whether a hidden row
 * exists (security 5.9).
 */
const REFUSED = new Set(['23505', '23503', '42501', '23514', '23P01']);

/** A character that Postgres cannot keep (NUL): only a caller can have sent it. */
const UNSTORABLE = '22021';

/** Another transaction was in the way, or the server is not there for the moment, or has no room (53100) or memory left. */
const TRANSIENT = new Set([
  '40001',
  '40P01',
  '55P03',
  '57014',
  '57P01',
  '57P02',
  '57P03',
  '53100',
  '53200',
  '53300',
  '53400',
  '58030',
  '08006',
  '08003',
  '08001',
  '25P03',
]);

const NETWORK = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** SQLSTATE or system code of a failed statement; undefined for anything else. */
export function sqlStateOf(error: unknown): string | undefined {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (!(cause instanceof Error) || !('code' in cause) || typeof cause.code !== 'string') return undefined;
  return cause.code;
}

/** What the caller may be told of a database failure; undefined when the failure is a defect and stays INTERNAL. */
export function productErrorOf(error: unknown): ProductError | undefined {
  if (error instanceof ProductError) return error;
  const state = sqlStateOf(error);
  if (state === undefined) return lostConnection(error) ? new ProductError('UNAVAILABLE') : undefined;
  if (state === UNSTORABLE) return new ProductError('BAD_INPUT');
  if (REFUSED.has(state)) return new ProductError('CONFLICT');
  if (TRANSIENT.has(state) || NETWORK.has(state)) return new ProductError('UNAVAILABLE');
  return undefined;
}

function lostConnection(error: unknown): boolean {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return (
    cause instanceof Error && /^(Connection terminated|timeout exceeded when trying to connect)/.test(cause.message)
  );
}
