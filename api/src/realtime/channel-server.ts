import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import { type ErrorCode, ERRORS } from '@soulad/shared/errors';
import {
  type ClientEvents,
  decodeHandshake,
  LIMITS,
  PROTOCOL_VERSION,
  type ServerEvents,
} from '@soulad/shared/protocol';
import { Server } from 'socket.io';
import { Sessions } from '../identity/index.js';
import { ClockPort, IdSource } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { comesFromOwnPage } from '../platform/http/origin.js';
import { describeError, log } from '../platform/logging/log.js';
import { count } from '../platform/metrics/measures.js';
import { ChannelEvents } from './channel-events.js';
import { type ChannelSocket, Connection } from './connection.js';

/** A socket that has not finished its handshake by then is closed. */
const CONNECT_MS = 5_000;
const PING_MS = 10_000;
const PONG_MS = 5_000;

/**
 * The socket server: WebSocket only, nothing compressed, nothing recovered (socket.io would let a revoked viewer back in
 * without asking: realtime, fact 8), own pages only, a one-time ticket for every connection.
 */
@Injectable()
export class ChannelServer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: Server<ClientEvents, ServerEvents> | undefined;

  @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost;
  @Inject(Config) private readonly config: Config;
  @Inject(Sessions) private readonly sessions: Sessions;
  @Inject(IdSource) private readonly ids: IdSource;
  @Inject(ClockPort) private readonly clock: ClockPort;
  @Inject(ChannelEvents) private readonly events: ChannelEvents;

  onApplicationBootstrap(): void {
    // Nest leaves the adapter out, whatever its type says, where nothing is served: on the command line.
    const adapter: HttpAdapterHost['httpAdapter'] | null | undefined = this.host.httpAdapter;
    if (adapter === null || adapter === undefined) return;
    this.server = new Server(adapter.getHttpServer(), {
      path: '/rt',
      serveClient: false,
      transports: ['websocket'],
      allowUpgrades: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: LIMITS.frameBytes,
      connectTimeout: CONNECT_MS,
      pingInterval: PING_MS,
      pingTimeout: PONG_MS,
      // `cors` does not guard the WebSocket transport (security M12).
      allowRequest: (req, callback) => callback(null, comesFromOwnPage(this.config, req, true)),
    });
    this.server.use((socket, next) => {
      this.admit(socket).then(
        (code) => next(code === null ? undefined : refused(code)),
        (error: unknown) => {
          log('error', 'A socket could not be admitted.', describeError(error));
          next(refused('UNAVAILABLE'));
        },
      );
    });
    this.server.on('connection', (socket) => this.connected(socket));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.server?.close();
  }

  /** @returns the code to refuse with, or null */
  private async admit(socket: ChannelSocket): Promise<ErrorCode | null> {
    const handshake = decodeHandshake(socket.handshake.auth);
    if (!handshake) return 'BAD_INPUT';
    if (handshake.protocol !== PROTOCOL_VERSION || handshake.schema !== UNIT_SCHEMA_VERSION) return 'SCHEMA_TOO_OLD';
    const admitted = await this.sessions.admit(handshake.ticket);
    if (!admitted) return 'TICKET_INVALID';
    const key = Buffer.from(this.ids.bytes(9)).toString('base64url');
    const connection = new Connection(socket, admitted.principal, key, this.clock.elapsed());
    connection.seats = admitted.seats;
    ADMITTED.set(socket, connection);
    return null;
  }

  private connected(socket: ChannelSocket): void {
    const connection = ADMITTED.get(socket);
    if (!connection) return void socket.disconnect(true);
    // Nobody asks for the request again; it would be held as long as the socket, with everything it came in.
    Reflect.set(socket.conn, 'request', null);
    this.events.attach(connection);
  }
}

/** Connections between admission and the `connection` event. */
const ADMITTED = new WeakMap<ChannelSocket, Connection>();

function refused(code: ErrorCode): Error {
  count('soulad_refusals_total', code);
  return Object.assign(new Error(code), { data: { code, band: ERRORS[code].band } });
}
