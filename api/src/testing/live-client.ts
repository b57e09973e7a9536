import { UNIT_SCHEMA_VERSION } from '@soulad/shared/doc';
import type { RecordId } from '@soulad/shared/ids';
import {
  type ClientEvents,
  type ClientMessage,
  PROTOCOL_VERSION,
  type ReplyOf,
  type RequestEvent,
  type ServerEvents,
} from '@soulad/shared/protocol';
import { RecordSync, type SyncClock, type SyncTransport } from '@soulad/shared/sync';
import { io, type Socket } from 'socket.io-client';

const ANSWER_MS = 10_000;

/** Time as it is, for clients outside a simulation. */
export const REAL_CLOCK: SyncClock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** The transport of the sync client over a real socket: a new ticket for every connection, comes back by itself. */
export class LiveTransport implements SyncTransport {
  readonly socket: Socket;
  /** Code of the last refused handshake. */
  refused: string | null = null;

  constructor(
    url: string,
    ticket: () => Promise<string>,
    options: { readonly origin?: string; readonly versions?: { protocol: number; schema: number } } = {},
  ) {
    this.socket = io(url, {
      path: '/rt',
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelay: 50,
      reconnectionDelayMax: 500,
      timeout: 5_000,
      extraHeaders: { origin: options.origin ?? url },
      auth: (give) => {
        const versions = options.versions ?? { protocol: PROTOCOL_VERSION, schema: UNIT_SCHEMA_VERSION };
        ticket().then(
          (made) => give({ ...versions, ticket: made }),
          () => give({ ...versions, ticket: 'no-ticket-to-be-had' }),
        );
      },
    });
    this.socket.on('connect_error', (error: Error & { data?: { code?: string; band?: string } }) => {
      this.refused = error.data?.code ?? null;
      // The server refused this handshake and has closed the socket: what is transient is tried again.
      if (error.data?.band === 'transient') setTimeout(() => this.socket.connect(), 100);
    });
    this.socket.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') setTimeout(() => this.socket.connect(), 100);
    });
  }

  get connected(): boolean {
    return this.socket.connected;
  }

  async request<E extends RequestEvent>(event: E, message: ClientMessage<E>): Promise<ReplyOf<E>> {
    try {
      // Decoder: what comes back is what the protocol says of this event.
      if (this.socket.connected)
        return (await this.socket.timeout(ANSWER_MS).emitWithAck(event, message)) as ReplyOf<E>;
    } catch {
      // The link dropped, or nothing came in time.
    }
    const lost = { ok: false, code: 'UNAVAILABLE', band: 'transient' } as const;
    return lost as ReplyOf<E>;
  }

  send<E extends Exclude<keyof ClientEvents, RequestEvent>>(event: E, message: ClientMessage<E>): void {
    if (this.socket.connected) this.socket.emit(event, message);
  }

  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
    // Decoder: the server sends under this name what the protocol says of it.
    const listener = handler as (...args: unknown[]) => void;
    const name: string = event;
    this.socket.on(name, listener);
    return () => this.socket.off(name, listener);
  }

  onStatus(handler: (connected: boolean) => void): () => void {
    const up = (): void => handler(true);
    const down = (): void => handler(false);
    this.socket.on('connect', up);
    this.socket.on('disconnect', down);
    return () => {
      this.socket.off('connect', up);
      this.socket.off('disconnect', down);
    };
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** A headless participant: a record over a real socket. */
export function joinRecord(
  url: string,
  ticket: () => Promise<string>,
  recordId: RecordId,
  origin = url,
): { record: RecordSync; transport: LiveTransport } {
  const transport = new LiveTransport(url, ticket, { origin });
  const record = new RecordSync({ transport, clock: REAL_CLOCK, random: Math.random }, recordId);
  return { record, transport };
}
