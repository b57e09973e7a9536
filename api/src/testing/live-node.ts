import 'reflect-metadata';
import { Sessions } from '../identity/index.js';
import { ClockPort, IdSource } from '../platform/clock/clock.js';
import type { Principal, RequestContext, Sql } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { letGo } from '../platform/database/held.js';
import { Announcements } from '../platform/events.js';
import { RefusalSink } from '../platform/graphql/request.js';
import { Vault } from '../platform/keys/index.js';
import { ChannelEvents } from '../realtime/channel-events.js';
import { ChannelFigures } from '../realtime/channel-figures.js';
import { ChannelServer } from '../realtime/channel-server.js';
import { type ChannelSocket, Connection } from '../realtime/connection.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { SeenRecords } from '../realtime/seen-records.js';
import { Watch } from '../realtime/watch.js';

export { ClockPort, IdSource };
export type { Announcement } from '../platform/events.js';
export type { OpenRecord } from '../realtime/connection.js';
export type { Principal, RequestContext, Sql };

/** What a node of the live channel needs from outside. Everything else of it is the product's. */
export interface LivePorts {
  readonly clock: ClockPort;
  readonly ids: IdSource;
  readonly database: Pick<Database, 'inContext' | 'asSystem' | 'atOneMoment' | 'statement'>;
  readonly vault: Pick<Vault, 'keyOf' | 'seal' | 'open' | 'over'>;
  readonly announcements: Pick<Announcements, 'onAnnouncement'>;
  readonly sessions: Pick<Sessions, 'admit' | 'touch' | 'useTicket'>;
  readonly seen: Pick<SeenRecords, 'open' | 'outline' | 'matters'>;
  readonly refusals: Pick<RefusalSink, 'refused'>;
}

/** The transport of one connection as the server sees it: the part of a socket that it uses. */
export interface LiveSocket {
  readonly connected: boolean;
  readonly conn: unknown;
  disconnect(close?: boolean): unknown;
  on(event: 'disconnect', handler: () => void): unknown;
  onAny(handler: (event: unknown, ...args: unknown[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  timeout(ms: number): { emit(event: string, message: unknown, late: (error: Error | null) => void): unknown };
}

type Token = abstract new (...args: never[]) => unknown;

/**
 * The whole live channel of one node over ports, without a web server and without a database: every provider of the
 * module as it is, put together by what their decorators say.
 */
export class LiveNode {
  readonly #made: Map<unknown, unknown>;
  readonly #providers: ReadonlySet<unknown>;

  constructor(private readonly ports: LivePorts) {
    this.#providers = new Set(listed(Reflect.getMetadata('providers', RealtimeModule)));
    const { clock, ids, database, vault, announcements, sessions, seen, refusals } = ports;
    this.#made = new Map<unknown, unknown>([
      ...([
        [ClockPort, clock],
        [IdSource, ids],
        [Database, database],
        [Vault, vault],
      ] as const),
      ...([
        [Announcements, announcements],
        [Sessions, sessions],
        [SeenRecords, seen],
        [RefusalSink, refusals],
      ] as const),
    ]);
    for (const provider of this.#providers)
      if (provider !== ChannelServer && provider !== ChannelFigures) this.make(provider);
    for (const one of this.#made.values()) call(one, 'onModuleInit');
    for (const one of this.#made.values()) call(one, 'onApplicationBootstrap');
  }

  /** Takes in a socket whose ticket was good. */
  connect(socket: LiveSocket, principal: Principal): void {
    const key = Buffer.from(this.ports.ids.bytes(9)).toString('base64url');
    // The node calls nothing of a socket but what is named above.
    const connection = new Connection(socket as unknown as ChannelSocket, principal, key, this.ports.clock.elapsed());
    this.get(ChannelEvents).attach(connection);
  }

  /** Ends the node in good order. */
  async stop(): Promise<void> {
    await this.get(Watch).beforeApplicationShutdown();
    for (const one of this.#made.values()) call(one, 'onApplicationShutdown');
  }

  private get<T>(token: abstract new (...args: never[]) => T): T {
    // What is kept under a class is an instance of it.
    return this.make(token) as T;
  }

  private make(token: unknown): unknown {
    if (this.#made.has(token)) return this.#made.get(token);
    if (!isClass(token) || !this.#providers.has(token))
      throw new TypeError(`The live channel wants what is not among its ports: ${String(token)}`);
    const wanted = listed(Reflect.getMetadata('self:paramtypes', token)) as { index: number; param: unknown }[];
    const args = [...wanted].sort((a, b) => a.index - b.index).map(({ param }) => this.make(param));
    const made: unknown = Reflect.construct(token, args);
    this.#made.set(token, made);
    for (const { key, type } of listed(Reflect.getMetadata('self:properties_metadata', token)) as Property[])
      Object.assign(made as object, { [key]: this.make(type) });
    return made;
  }
}

interface Property {
  readonly key: string;
  readonly type: unknown;
}

/** The statements of one transaction, answered by a store: what was read once is let go of as it is in the product. */
export function statements(answer: (text: string, params: readonly unknown[]) => Promise<readonly unknown[]>): Sql {
  const sql: Sql = {
    async query<T>(text: string, params: unknown[] = []): Promise<T[]> {
      letGo(sql, text);
      // Decoder: `T` is the caller's word for the row.
      return (await answer(text, params)) as T[];
    },
  };
  return sql;
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isClass(value: unknown): value is Token {
  return typeof value === 'function';
}

function call(one: unknown, hook: string): void {
  const own: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, hook) : undefined;
  if (typeof own === 'function') Reflect.apply(own, one, []);
}
