import type { Client } from '@urql/core';
import { SocketTicketDocument } from '../generated/graphql.gen.js';
import { failureOf } from '../lib/index.js';
import { SocketTransport } from './socket-transport.js';

/** Opens the live channel of this page; every connection takes a ticket of its own through GraphQL. */
export function openLine(graphql: Client): SocketTransport {
  return new SocketTransport(async () => {
    const { data, error } = await graphql.mutation(SocketTicketDocument, {}).toPromise();
    if (data) return { ticket: data.socketTicket };
    const code = error ? failureOf(error).code : 'INTERNAL';
    return { refused: code === 'OFFLINE' ? 'UNAVAILABLE' : code };
  });
}
