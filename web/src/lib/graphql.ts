import { Client, type CombinedError, fetchExchange, mapExchange } from '@urql/core';
import { type ErrorCode, isErrorCode } from '@soulad/shared/errors';
import { windowUse } from './window-use.js';

export interface GraphqlOptions {
  /** Called when an answer says that the session has ended. */
  readonly onSignedOut: () => void;
  /** Called when the browser is signed in for another membership than this window was opened for. */
  readonly onOtherSession: () => void;
  /** Path or address of the endpoint. */
  readonly url?: string;
}

/**
 * The one way to GraphQL. POST only, cookies of our own origin only, and no cache: what is shown is what the server
 * says now, so that a right taken back leaves nothing behind in the page.
 */
export function createGraphql({ onSignedOut, onOtherSession, url = '/graphql' }: GraphqlOptions): Client {
  // The server holds this window to the membership it was opened for: two windows share one cookie.
  let membership: string | undefined;
  return new Client({
    url,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetchOptions: () => ({
      ...{ credentials: 'include', cache: 'no-store' },
      headers: {
        'x-soulad': 'web',
        ...(membership !== undefined && { 'x-soulad-membership': membership }),
        ...(!windowUse.attended && { 'x-soulad-unattended': '1' }),
      },
    }),
    exchanges: [
      mapExchange({
        onError: (error) => {
          const { code } = failureOf(error);
          if (code === 'UNAUTHENTICATED') onSignedOut();
          if (code === 'OTHER_SESSION') onOtherSession();
        },
        onResult: ({ data }) => {
          membership ??= membershipIn(data);
        },
      }),
      fetchExchange,
    ],
  });
}

function membershipIn(data: unknown): string | undefined {
  const viewer: unknown = typeof data === 'object' && data !== null && 'viewer' in data ? data.viewer : undefined;
  const named = typeof viewer === 'object' && viewer !== null && 'membershipId' in viewer;
  return named && typeof viewer.membershipId === 'string' ? viewer.membershipId : undefined;
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
  const known = failureIn(error.graphQLErrors[0]?.extensions ?? {});
  if (known) return known;
  if (error.networkError !== undefined && error.graphQLErrors.length === 0)
    return { code: networkCode(error), traceId: undefined };
  return { code: 'INTERNAL', traceId: undefined };
}

/** What the server says of an error, in the one shape it has; undefined without a known code. */
export function failureIn({
  code,
  traceId,
}: {
  readonly code?: unknown;
  readonly traceId?: unknown;
}): Failure | undefined {
  if (!isErrorCode(code)) return undefined;
  return { code, traceId: code === 'INTERNAL' && typeof traceId === 'string' ? traceId : undefined };
}

function networkCode(error: CombinedError): Failure['code'] {
  const response: unknown = error.response;
  return response instanceof Response && response.status >= 500 ? 'UNAVAILABLE' : 'OFFLINE';
}
