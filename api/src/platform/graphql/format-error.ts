import { unwrapResolverError } from '@apollo/server/errors';
import { type ErrorCode, isErrorCode, ProductError } from '@soulad/shared/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { productErrorOf } from '../database/database-error.js';
import { describeError, log } from '../logging/log.js';
import { currentTraceId } from '../logging/trace.js';

/**
 * The one shape of an error: `{ code, traceId }` and the numbers a text may be filled with. What happened in detail
 * stands in the server log under the trace id, without personal data (security 5.14).
 */
export function formatError(formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(thrown);
  const traceId = currentTraceId();
  const product = productErrorOf(cause) ?? refusedRequest(formatted, thrown);
  if (product === undefined) log('error', 'A request failed.', { traceId, ...describeError(cause) });
  const code: ErrorCode = product?.code ?? 'INTERNAL';
  return {
    message: code,
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    extensions: { code, traceId, ...(product === undefined ? {} : { params: product.params }) },
  };
}

/** Errors of the protocol itself: a document or a variable that is not acceptable. Its wording may name hidden fields. */
function refusedRequest(formatted: GraphQLFormattedError, thrown: unknown): ProductError | undefined {
  const code = formatted.extensions?.code;
  if (isErrorCode(code) && code !== 'INTERNAL') return new ProductError(code);
  // A rule of our own says its code as the message: the server puts one code on all that validation refuses.
  if (isErrorCode(formatted.message) && formatted.message !== 'INTERNAL') return new ProductError(formatted.message);
  if (!(thrown instanceof GraphQLError)) return undefined;
  const original = thrown.originalError;
  const ofProtocol = original === undefined || original === null || original instanceof GraphQLError;
  return ofProtocol && code !== 'INTERNAL_SERVER_ERROR' ? new ProductError('BAD_INPUT') : undefined;
}
