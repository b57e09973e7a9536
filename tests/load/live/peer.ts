import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as Y from 'yjs';
import { ours } from './ours.mjs';

/** What a participant hears of its connection. */
export interface Hearing {
  onUpdate(bytes: Uint8Array): void;
  onSynced(): void;
  onSent(): void;
  onAck(): void;
  onClose(why: string): void;
}

/** A server that is measured; the members are those of the harness whose folder brings the others. */
export interface Peer {
  server(at: { port: number; pgUrl: string }): { readonly args: readonly string[]; readonly env: object };
  reset(at: { pg: unknown }): Promise<void>;
  open(at: { port: number; doc: string; ydoc: Y.Doc } & Hearing): { send(update: Uint8Array): void; kill(): void };
}

/** The peers of the folder that SOULAD_BENCH_PEERS names, and Soulad. Without the folder there is Soulad alone. */
export async function peersAtHand(): Promise<Readonly<Record<string, Peer>>> {
  const soulad: Peer = ours();
  const file = `${process.env.SOULAD_BENCH_PEERS ?? ''}/peers/hocuspocus.mjs`;
  if (!process.env.SOULAD_BENCH_PEERS || !existsSync(file)) return { soulad };
  // Decoder: the folder says of its peers what stands above.
  const { hocuspocus } = (await import(pathToFileURL(file).href)) as { hocuspocus: () => Peer };
  return { soulad, hocuspocus: hocuspocus() };
}

const REMOTE = Symbol('remote');

/** Range of clocks that an author wrote. */
export type OnRange = (author: number, from: number, to: number) => void;

/**
 * A participant. A light one reads of what comes only who wrote how far, so that one processor carries hundreds of them
 * and the server is what saturates; a whole one applies it.
 */
export class Participant {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('t');
  readonly id = this.doc.clientID;
  /** Called with the time from sending to the acknowledgement. */
  onAcked: (ms: number) => void = () => undefined;
  /** Called with the size of whatever comes of the text. */
  onBytes: (size: number) => void = () => undefined;
  acked = 0;
  sent = 0;
  closed: string | null = null;
  readonly #sentAt: number[] = [];
  #connection: { send(update: Uint8Array): void; kill(): void } | null = null;

  constructor(
    private readonly peer: Peer,
    private readonly port: number,
    readonly name: string,
    private readonly options: { readonly whole?: boolean; readonly onRange?: OnRange } = {},
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === REMOTE || !this.#connection) return;
      this.sending();
      this.#connection.send(update);
    });
  }

  connect(): Promise<this> {
    this.#sentAt.length = 0;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${this.name} did not open in 30 s`)), 30_000);
      this.#connection = this.peer.open({
        ...{ port: this.port, doc: this.name, ydoc: this.doc },
        onUpdate: (bytes) => this.receive(bytes),
        onSynced: () => {
          clearTimeout(timer);
          resolve(this);
        },
        onSent: () => this.sending(),
        onAck: () => this.acknowledged(),
        onClose: (why) => {
          this.closed = why;
          clearTimeout(timer);
          reject(new Error(`${this.name} was closed: ${why}`));
        },
      });
    });
  }

  /** Sends bytes that were made elsewhere. */
  send(update: Uint8Array): void {
    this.sending();
    this.#connection?.send(update);
  }

  /** Cuts the socket without a word. */
  drop(): void {
    this.#connection?.kill();
    this.#connection = null;
  }

  private sending(): void {
    this.sent += 1;
    this.#sentAt.push(performance.now());
  }

  private acknowledged(): void {
    this.acked += 1;
    const at = this.#sentAt.shift();
    if (at !== undefined) this.onAcked(performance.now() - at);
  }

  private receive(bytes: Uint8Array): void {
    this.onBytes(bytes.length);
    if (this.options.whole) Y.applyUpdate(this.doc, bytes, REMOTE);
    const { onRange } = this.options;
    if (!onRange || bytes[0] === 0) return;
    const { from, to } = Y.parseUpdateMeta(bytes);
    for (const [author, clock] of from) if (author !== this.id) onRange(author, clock, to.get(author) ?? clock);
  }
}

/** Runs `act` on all, so many at a time. */
export async function atATime<T>(
  items: readonly T[],
  count: number,
  act: (item: T) => Promise<unknown>,
): Promise<void> {
  const left = items.values();
  await Promise.all(
    Array.from({ length: count }, async () => {
      for (const item of left) await act(item);
    }),
  );
}
