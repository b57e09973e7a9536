import type { ClientEvents, ClientMessage, ReplyOf, RequestEvent, ServerEvents } from '@soulad/shared/protocol';
import type { SyncTransport } from '@soulad/shared/sync';
import type { LiveSocket } from '@soulad/api/testing';
import { readFrames } from './frames.js';
import type { Owner, Scheduler } from './scheduler.js';

/** A client gives up waiting for an answer after this. */
const ANSWER_MS = 10_000;
/** A side that is not told of a break notices it by the silence. */
const SILENCE_MS = 15_000;
const LOST = { ok: false, code: 'UNAVAILABLE', band: 'transient' } as const;

/** How a line between a page and a node fares. */
export interface Line {
  /** Longest way of one message, ms. */
  slowest: number;
  /** Chance that a message without an answer is lost, or comes twice, or out of its turn. */
  loses: number;
  doubles: number;
  overtakes: number;
}

/** What may be lost, doubled and overtaken: words that the protocol heals. The others keep their turn. */
const LOOSE: ReadonlySet<string> = new Set(['unit:upd', 'caret', 'caret:gone', 'roster']);

type Handler = (...args: never[]) => unknown;

/** One connection, seen from both ends: two pipes that keep their order, cut at any moment. */
export class Wire implements LiveSocket {
  connected = true;
  /** What was encoded already goes past the events. */
  readonly conn = {
    write: (frames: Buffer): void => {
      const { event, message } = readFrames(frames);
      this.#down(event, [message]);
    },
  };
  /** The end at the page: told what arrives; null when the page has gone. */
  page: { receive(event: string, args: readonly unknown[]): void; dropped(): void } | null = null;
  /** Sees everything that leaves the node, at the moment it leaves. */
  emitted: (event: string, args: readonly unknown[]) => void = () => undefined;
  #gone: (() => void)[] = [];
  #heard: ((event: unknown, ...args: unknown[]) => void)[] = [];
  #upAt = 0;
  #downAt = 0;
  #cut = false;

  private readonly node: Owner;
  private readonly pageOwner: Owner;
  private readonly line: Line;
  private readonly name: string;

  constructor(
    private readonly scheduler: Scheduler,
    ends: { readonly node: Owner; readonly page: Owner; readonly line: Line; readonly name: string },
  ) {
    this.node = ends.node;
    this.pageOwner = ends.page;
    this.line = ends.line;
    this.name = ends.name;
  }

  on(_event: 'disconnect', handler: () => void): void {
    this.#gone.push(handler);
  }

  onAny(handler: (event: unknown, ...args: unknown[]) => void): void {
    this.#heard.push(handler);
  }

  emit(event: string, ...args: unknown[]): void {
    this.#down(event, args);
  }

  timeout(ms: number): { emit(event: string, message: unknown, late: (error: Error | null) => void): void } {
    return {
      emit: (event, message, late) => {
        const stop = this.scheduler.after(ms, this.node, `${this.name} no answer to ${event}`, () => late(new Error()));
        const ack = (): void => {
          stop();
          this.#up(`ack ${event}`, () => late(null));
        };
        this.#down(event, [message, ack]);
      },
    };
  }

  disconnect(): this {
    this.cut(true, true);
    return this;
  }

  /** A message of the page. @param answered hears the answer */
  send(event: string, message: unknown, answered?: (answer: unknown) => void): void {
    const deliver = (): void => {
      const ack = (answer: unknown): void => {
        this.emitted(`ack ${event}`, [answer, message]);
        this.#later('down', `ack ${event}${codesOf(answer)}`, () => answered?.(answer));
      };
      for (const heard of this.#heard) heard(event, message, ...(answered ? [ack] : []));
    };
    this.#up(event, deliver);
    if (event === 'unit:push' && this.scheduler.random.chance(this.line.doubles)) this.#up(`${event} twice`, deliver);
  }

  /** The line breaks. Each side hears of it at once, or by the silence. */
  cut(nodeTold: boolean, pageTold: boolean): void {
    if (this.#cut) return;
    this.#cut = true;
    const { scheduler } = this;
    scheduler.after(nodeTold ? 0 : SILENCE_MS, this.node, `${this.name} node hears of the break`, () => {
      this.connected = false;
      for (const gone of this.#gone) gone();
    });
    if (nodeTold) this.connected = false;
    scheduler.after(pageTold ? 0 : scheduler.delay(0, SILENCE_MS), this.pageOwner, `${this.name} page dropped`, () =>
      this.page?.dropped(),
    );
  }

  get isCut(): boolean {
    return this.#cut;
  }

  #down(event: string, args: readonly unknown[]): void {
    if (!this.connected) return;
    this.emitted(event, args);
    const { random } = this.scheduler;
    const loose = LOOSE.has(event);
    if (loose && random.chance(this.line.loses)) return this.scheduler.note(`${this.name} loses ${event}`);
    const deliver = (): void => this.page?.receive(event, args);
    this.#later('down', event, deliver, loose && random.chance(this.line.overtakes));
    if (loose && random.chance(this.line.doubles)) this.#later('down', `${event} twice`, deliver, true);
  }

  #up(label: string, deliver: () => void): void {
    this.#later('up', label, deliver);
  }

  #later(way: 'up' | 'down', label: string, deliver: () => void, overtakes = false): void {
    const { scheduler } = this;
    const at = scheduler.time + scheduler.delay(0.2, this.line.slowest);
    const turn = Math.max(at, way === 'up' ? this.#upAt : this.#downAt);
    if (!overtakes && way === 'up') this.#upAt = turn;
    if (!overtakes && way === 'down') this.#downAt = turn;
    const owner = way === 'up' ? this.node : this.pageOwner;
    scheduler.after((overtakes ? at : turn) - scheduler.time, owner, `${this.name} ${way} ${label}`, () => {
      if (!this.#cut) deliver();
    });
  }
}

/** What an answer says, for the trace: the codes of what it refuses. */
function codesOf(answer: unknown): string {
  const units: unknown = Reflect.get(Object(answer), 'units');
  const parts: readonly unknown[] = [answer, ...(Array.isArray(units) ? units : [])];
  return parts
    .map((part) => Reflect.get(Object(part), 'code'))
    .map((code) => (typeof code === 'string' ? ` ${code}` : ''))
    .join('');
}

/** The transport of a page: one wire after another. */
export class PageTransport implements SyncTransport {
  #wire: Wire | null = null;
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #status = new Set<(connected: boolean) => void>();
  readonly #unanswered = new Set<() => void>();

  constructor(
    private readonly scheduler: Scheduler,
    private readonly owner: Owner,
    private readonly dropped: () => void,
  ) {}

  get connected(): boolean {
    return this.#wire !== null;
  }

  get wire(): Wire | null {
    return this.#wire;
  }

  join(wire: Wire): void {
    this.#wire = wire;
    wire.page = {
      receive: (event, args) => {
        for (const handler of [...(this.#handlers.get(event) ?? [])])
          Reflect.apply(handler, undefined, args.length > 1 ? args : [args[0], () => undefined]);
      },
      dropped: () => this.leave(),
    };
    for (const handler of [...this.#status]) handler(true);
  }

  leave(): void {
    if (!this.#wire) return;
    this.#wire.page = null;
    this.#wire = null;
    for (const drop of [...this.#unanswered]) drop();
    for (const handler of [...this.#status]) handler(false);
    this.dropped();
  }

  request<E extends RequestEvent>(event: E, message: ClientMessage<E>): Promise<ReplyOf<E>> {
    const wire = this.#wire;
    if (!wire) return Promise.resolve(LOST as ReplyOf<E>);
    return new Promise((resolve) => {
      const settle = (answer: unknown): void => {
        stop();
        this.#unanswered.delete(drop);
        // What comes back is what the protocol says of this event.
        resolve(answer as ReplyOf<E>);
      };
      const drop = (): void => settle(LOST);
      const stop = this.scheduler.after(ANSWER_MS, this.owner, `no answer to ${event}`, drop);
      this.#unanswered.add(drop);
      wire.send(event, message, settle);
    });
  }

  send<E extends Exclude<keyof ClientEvents, RequestEvent>>(event: E, message: ClientMessage<E>): void {
    this.#wire?.send(event, message);
  }

  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  onStatus(handler: (connected: boolean) => void): () => void {
    this.#status.add(handler);
    return () => this.#status.delete(handler);
  }
}
