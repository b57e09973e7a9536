import { Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core';
import { type ErrorCode, isErrorCode } from '@soulad/shared/errors';

export interface GraphqlOptions {
  /** Called when an answer says that the session has ended. */
  readonly onSignedOut: () => void;
  /** Path or address of the endpoint. */
  readonly url?: string;
}

/**
 * The one way to GraphQL. POST only, cookies of our own origin only, and no cache: what is shown is what the server
 * says now, so that a right taken back leaves nothing behind in the page.
 */
export function createGraphql({ onSignedOut, url = '/graphql' }: GraphqlOptions): Client {
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: { credentials: 'include', cache: 'no-store', headers: { 'x-soulad': 'web' } },
    exchanges: [
      mapExchange({
        onError: (error) => {
          if (failureOf(error).code === 'UNAUTHENTICATED') onSignedOut();
        },
      }),
      fetchExchange,
    ],
  });
}

/** A failed request in the terms of the catalogue. */
export interface Failure {
  /** Code of the server; OFFLINE when no answer came at all. */
  readonly code: ErrorCode | 'OFFLINE';
  /** Number under which the operator finds the cause; never for what is merely missing or refused. */
  readonly traceId: string | undefined;
}

/** Reads the code out of an urql error. Anything without a known code is an INTERNAL failure. */
export function failureOf(error: CombinedError): Failure {
  const extensions = error.graphQLErrors[0]?.extensions ?? {};
  const { code, traceId } = extensions;
  if (isErrorCode(code))
    return { code, traceId: code === 'INTERNAL' && typeof traceId === 'string' ? traceId : undefined };
  if (error.networkError !== undefined && error.graphQLErrors.length === 0)
    return { code: networkCode(error), traceId: undefined };
  return { code: 'INTERNAL', traceId: undefined };
}

function networkCode(error: CombinedError): Failure['code'] {
  const response: unknown = error.response;
  return response instanceof Response && response.status >= 500 ? 'UNAVAILABLE' : 'OFFLINE';
}
