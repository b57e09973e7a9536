// The client alone, against the rules of the server on one screen. `tests/simulate` plays it with the real server, and tells
// words from one another to see what became of each; so nobody types or takes out letters in the middle of a word there.
// Here everybody does, and the whole text is compared.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  contentHash,
  firstGeneration,
  guardUpdate,
  plainText,
  readContent,
  unitFragment,
  unitRootName,
} from '../doc/index.js';
import type { RecordId, UnitId } from '../ids/index.js';
import type { ReplyOf, ServerEvents } from '../protocol/index.js';
import { RecordSync, type SyncClock, type SyncTransport } from './index.js';

const RECORD = 'aaaaaaaa-0000-4000-8000-000000000001' as RecordId;
const UNIT = 'bbbbbbbb-0000-4000-8000-000000000001' as UnitId;

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Virtual time: callbacks run in order of their instant. */
class World implements SyncClock {
  time = 0;
  #calls: { at: number; order: number; call: () => void }[] = [];
  #order = 0;

  now(): number {
    return this.time;
  }

  after(ms: number, call: () => void): () => void {
    const entry = { at: this.time + ms, order: this.#order++, call };
    this.#calls.push(entry);
    return () => (this.#calls = this.#calls.filter((one) => one !== entry));
  }

  async run(until: number): Promise<void> {
    for (;;) {
      await settle();
      this.#calls.sort((a, b) => a.at - b.at || a.order - b.order);
      const next = this.#calls[0];
      if (!next || next.at > until) break;
      this.#calls.shift();
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = until;
  }
}

async function settle(): Promise<void> {
  for (let i = 0; i < 6; i++) await Promise.resolve();
}

/** The server's rules in one screen: guard, store once by (client id, n), answer, fan out. */
class TinyServer {
  readonly doc = new Y.Doc({ gc: true });
  readonly links = new Set<Link>();
  readonly stored = new Map<string, number>();
  head = 0;
  lease = 5000;

  constructor() {
    Y.applyUpdate(this.doc, firstGeneration({ unitId: UNIT, gen: 1 }));
    unitFragment(this.doc, UNIT, 1);
  }

  answer(event: string, m: Record<string, unknown>, from: Link): unknown {
    if (event === 'record:open') return { ok: true, online: [] };
    if (event === 'unit:open')
      return { ok: true, units: (m['units'] as { sv?: Uint8Array; lease?: number }[]).map((one) => this.open(one)) };
    if (event === 'unit:pull')
      return { ok: true, headSeq: this.head, epoch: 1, diff: Y.encodeStateAsUpdate(this.doc, m['sv'] as Uint8Array) };
    if (event === 'unit:here')
      return {
        ok: true,
        behind: (m['units'] as { seq: number }[]).filter((one) => one.seq < this.head).map(() => UNIT),
      };
    if (event === 'unit:check') {
      const same =
        m['seq'] !== this.head ||
        Buffer.compare(m['hash'] as Uint8Array, contentHash(readContent(unitFragment(this.doc, UNIT, 1)))) === 0;
      return { ok: true, same };
    }
    return this.push(m as { clientId: number; n: number; update: Uint8Array }, from);
  }

  private open({ sv, lease }: { sv?: Uint8Array; lease?: number }): unknown {
    const diff = Y.encodeStateAsUpdate(this.doc, sv);
    return {
      unitId: UNIT,
      gen: 1,
      epoch: 1,
      headSeq: this.head,
      right: 'write',
      clientId: lease ?? ++this.lease,
      sv: Y.encodeStateVector(this.doc),
      diff,
    };
  }

  private push(m: { clientId: number; n: number; update: Uint8Array }, from: Link): unknown {
    const key = `${m.clientId}/${m.n}`;
    const seen = this.stored.get(key);
    if (seen !== undefined) return { ok: true, seq: seen, dup: true };
    const verdict = guardUpdate(m.update, {
      doc: this.doc,
      rootName: unitRootName(UNIT, 1),
      leased: new Set([m.clientId]),
      maxBytes: 1e6,
    });
    if (!verdict.ok) return { ok: false, code: verdict.code, band: 'permanent' };
    Y.applyUpdate(this.doc, m.update);
    this.head += 1;
    this.stored.set(key, this.head);
    const update = { unitId: UNIT, gen: 1, epoch: 1, from: this.head, to: this.head, bytes: m.update };
    for (const link of this.links) if (link !== from) link.deliver('unit:upd', update);
    return { ok: true, seq: this.head };
  }
}

/** One connection that loses answers and messages when it breaks, and delays everything a little. */
class Link implements SyncTransport {
  connected = false;
  #session = 0;
  readonly #handlers = new Map<string, Set<(...args: never[]) => void>>();
  readonly #status = new Set<(connected: boolean) => void>();

  constructor(
    private readonly world: World,
    private readonly server: TinyServer,
    private readonly random: () => number,
  ) {}

  connect(): void {
    this.connected = true;
    this.#session += 1;
    this.server.links.add(this);
    for (const handler of this.#status) handler(true);
  }

  cut(): void {
    this.connected = false;
    this.#session += 1;
    this.server.links.delete(this);
    for (const handler of this.#status) handler(false);
  }

  request<E extends Parameters<SyncTransport['request']>[0]>(event: E, message: unknown): Promise<ReplyOf<E>> {
    return new Promise((resolve) => {
      const session = this.#session;
      const lost = { ok: false, code: 'UNAVAILABLE', band: 'transient' } as ReplyOf<E>;
      if (!this.connected) return resolve(lost);
      this.world.after(this.random() * 20, () => {
        if (session !== this.#session) return resolve(lost);
        const answer = this.server.answer(event, message as Record<string, unknown>, this) as ReplyOf<E>;
        // One pipe: answers and messages keep their order.
        this.world.after(10, () => resolve(session === this.#session ? answer : lost));
      });
    });
  }

  send(): void {}

  on<E extends keyof ServerEvents>(event: E, handler: ServerEvents[E]): () => void {
    const handlers = this.#handlers.get(event) ?? new Set();
    this.#handlers.set(event, handlers.add(handler));
    return () => handlers.delete(handler);
  }

  onStatus(handler: (connected: boolean) => void): () => void {
    this.#status.add(handler);
    return () => this.#status.delete(handler);
  }

  deliver(event: keyof ServerEvents, message: unknown): void {
    const session = this.#session;
    if (this.random() < 0.03) return;
    this.world.after(10, () => {
      if (session === this.#session) for (const handler of this.#handlers.get(event) ?? []) handler(message as never);
    });
  }
}

function typeWord(record: RecordSync, word: string, random: () => number): void {
  const unit = record.unit(UNIT);
  const paragraph = unit?.fragment.get(0);
  if (!unit || !(paragraph instanceof Y.XmlElement) || unit.right !== 'write') return;
  unit.doc.transact(() => {
    if (paragraph.length === 0) paragraph.insert(0, [new Y.XmlText()]);
    const text = paragraph.get(0);
    if (!(text instanceof Y.XmlText)) return;
    text.insert(Math.floor(random() * (text.length + 1)), word);
    if (random() < 0.2 && text.length > 4) text.delete(Math.floor(random() * (text.length - 2)), 1);
  });
}

function toggle(link: Link): void {
  if (link.connected) link.cut();
  else link.connect();
}

describe('sync client', () => {
  it.each(Array.from({ length: 40 }, (_, index) => index + 1))(
    '[I6] converges under cut links, lost messages and repeats (seed %i)',
    async (seed) => {
      const random = seeded(seed);
      const world = new World();
      const server = new TinyServer();
      const links = Array.from({ length: 4 }, () => new Link(world, server, random));
      const records = links.map((transport) => new RecordSync({ transport, clock: world, random }, RECORD));
      const refused: string[] = [];
      for (const [index, record] of records.entries()) {
        record.events.on('refused', ({ code }) => refused.push(code));
        record.setUnits([{ unitId: UNIT, gen: 1 }]);
        links[index]?.connect();
      }
      await world.run(200);
      for (let step = 0; step < 150; step++) {
        const at = Math.floor(random() * links.length);
        const [link, record] = [links[at], records[at]];
        if (!link || !record) continue;
        if (random() < 0.06) toggle(link);
        else typeWord(record, `${String.fromCharCode(97 + at)}${step} `, random);
        await world.run(world.time + random() * 120);
      }
      for (const link of links) if (!link.connected) link.connect();
      await world.run(world.time + 60_000);
      const truth = plainText(readContent(unitFragment(server.doc, UNIT, 1)));
      expect(refused).toEqual([]);
      expect(truth.length).toBeGreaterThan(200);
      for (const record of records) {
        expect(record.save).toMatchObject({ status: 'saved', pending: 0 });
        expect(plainText(readContent(record.unit(UNIT)?.fragment ?? new Y.XmlFragment()))).toBe(truth);
        record.dispose();
      }
    },
  );

  it('[I6] says offline with the number of changes, and saved only after the answer', async () => {
    const world = new World();
    const link = new Link(world, new TinyServer(), () => 0.5);
    const record = new RecordSync({ transport: link, clock: world, random: () => 0.5 }, RECORD);
    record.setUnits([{ unitId: UNIT, gen: 1 }]);
    link.connect();
    await world.run(200);
    link.cut();
    typeWord(record, 'jedna ', () => 0.5);
    typeWord(record, 'dvě ', () => 0.5);
    expect(record.save).toEqual({ status: 'offline', pending: 2, savedAt: null });
    link.connect();
    await world.run(205);
    expect(record.save.status).toBe('saving');
    await world.run(600);
    expect(record.save).toMatchObject({ status: 'saved', pending: 0 });
    record.dispose();
  });
});
