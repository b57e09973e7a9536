import { LiveTransport, type Sitter } from '@soulad/api/testing';
import { firstGeneration, guardUpdate, unitFragment, unitRootName } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import { LIMITS, type UnitOpened } from '@soulad/shared/protocol';
import { editAtRandom, mutate, type Pick } from '@soulad/shared/testing';
import * as Y from 'yjs';

/** Where it sits, and what it writes into. */
export interface HostilePlace {
  readonly origin: string;
  readonly sitter: Sitter;
  readonly recordId: RecordId;
  readonly unitId: UnitId;
  readonly pick: Pick;
}

/** A member with a client of their own making: what it pushes are real edits with their bytes changed. Comes back whenever it is cut off. */
export class HostileGuest {
  /** Answers by their code; `cut` where the connection ended instead. */
  readonly answers = new Map<string, number>();
  readonly #transport: LiveTransport;
  readonly #place: HostilePlace;
  #soil: Uint8Array[] = [new Uint8Array([0, 0])];

  constructor(place: HostilePlace) {
    this.#place = place;
    this.#transport = new LiveTransport(place.origin, place.sitter.ticket);
  }

  get pushed(): number {
    return [...this.answers.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Pushes so many mutants, one after the other. */
  async push(count: number): Promise<void> {
    while (this.pushed < count) {
      const opened = await this.open();
      if (opened) await this.pushUntilCut(opened, count);
    }
  }

  close(): void {
    this.#transport.close();
  }

  private async open(): Promise<UnitOpened | undefined> {
    const { recordId, unitId } = this.#place;
    const { socket } = this.#transport;
    if (!socket.connected) await new Promise<void>((done) => socket.once('connect', done));
    await this.#transport.request('record:open', { recordId });
    const answer = await this.#transport.request('unit:open', { recordId, units: [{ unitId, gen: 1 }] });
    const [unit] = answer.ok ? answer.units : [];
    return unit && !('ok' in unit) && unit.clientId !== null ? unit : undefined;
  }

  private async pushUntilCut({ clientId, epoch, diff }: UnitOpened, count: number): Promise<void> {
    const { unitId, pick } = this.#place;
    const doc = new Y.Doc({ gc: true });
    Y.applyUpdate(doc, diff);
    doc.clientID = clientId ?? 0;
    for (let n = 1; this.pushed < count; n += 1) {
      const update = this.mutant(doc, pick);
      const message = { unitId, gen: 1, epoch, clientId: clientId ?? 0, n, update };
      const answer = await this.#transport.request('unit:push', message);
      const code = answer.ok ? 'stored' : answer.code === 'UNAVAILABLE' ? 'cut' : answer.code;
      this.answers.set(code, (this.answers.get(code) ?? 0) + 1);
      if (code === 'cut' || code === 'EPOCH_STALE') return;
      // Something of it is stored: whoever is honest would have it too.
      if (answer.ok) Y.applyUpdate(doc, update);
    }
  }

  private mutant(doc: Y.Doc, pick: Pick): Uint8Array {
    const copy = new Y.Doc({ gc: true });
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    copy.clientID = doc.clientID;
    const before = Y.encodeStateVector(copy);
    editAtRandom(copy, unitFragment(copy, this.#place.unitId, 1), pick);
    const edit = Y.encodeStateAsUpdate(copy, before);
    copy.destroy();
    this.#soil = [...this.#soil.slice(-50), edit];
    return mutate(edit, this.#soil[pick(this.#soil.length)] ?? edit, pick);
  }
}

/** What the guard makes of mutants without a server in between. */
export interface GuardTrial {
  readonly passed: number;
  readonly p99: number;
  readonly slowest: number;
  /** Growth of this process, bytes. */
  readonly grown: number;
}

/**
 * So many mutants against the very guard of the server and a document as it holds them.
 * @throws when one that passed does not apply, or leaves something pending
 */
export function tryGuard(unitId: UnitId, count: number, pick: Pick): GuardTrial {
  const [server, writer] = [new Y.Doc({ gc: true }), new Y.Doc({ gc: true })];
  for (const doc of [server, writer]) Y.applyUpdate(doc, firstGeneration({ unitId, gen: 1, text: 'začátek zápisu' }));
  const place = { doc: server, rootName: unitRootName(unitId, 1), maxBytes: LIMITS.updateBytes };
  const soil: Uint8Array[] = [new Uint8Array([0, 0])];
  const times = new Float64Array(count);
  const begun = process.memoryUsage.rss();
  let passed = 0;
  for (let round = 0; round < count; round += 1) {
    writer.clientID = 70_001;
    if (round % 20 === 0) grow(server, writer, { unitId, pick, soil });
    const mutant = mutate(
      soil[pick(soil.length)] ?? new Uint8Array(),
      soil[pick(soil.length)] ?? new Uint8Array(),
      pick,
    );
    const since = performance.now();
    const verdict = guardUpdate(mutant, { ...place, leased: new Set([70_001]) });
    times[round] = performance.now() - since;
    if (!verdict.ok) continue;
    passed += 1;
    Y.applyUpdate(server, mutant);
    if (server.store.pendingStructs || server.store.pendingDs) throw new Error(`pending after mutant ${round}`);
    Y.applyUpdate(writer, Y.encodeStateAsUpdate(server, Y.encodeStateVector(writer)));
  }
  times.sort();
  const at = (share: number): number => times[Math.floor((count - 1) * share)] ?? 0;
  return { passed, p99: at(0.99), slowest: at(1), grown: process.memoryUsage.rss() - begun };
}

function grow(
  server: Y.Doc,
  writer: Y.Doc,
  { unitId, pick, soil }: { unitId: UnitId; pick: Pick; soil: Uint8Array[] },
): void {
  const before = Y.encodeStateVector(server);
  const root = unitFragment(writer, unitId, 1);
  // Short, so that what is measured is the guard and not the length of what mutants left behind.
  if (root.length > 40) root.delete(0, root.length);
  editAtRandom(writer, root, pick);
  const edit = Y.encodeStateAsUpdate(writer, before);
  Y.applyUpdate(server, edit);
  soil.push(edit);
  if (soil.length > 200) soil.shift();
}
