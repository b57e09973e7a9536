import { contentHash, guardUpdate, readContent, unitFragment, unitRootName } from '@soulad/shared/doc';
import type { UnitId, UserId } from '@soulad/shared/ids';
import { LIMITS } from '@soulad/shared/protocol';
import { applied, type Committed, type CommittedRow, EMPTY_UPDATE, inPieces, type Push } from './committed.js';
import type { CommitAnswer, CommitOutcome, Head, LiveStore, LoadedUnit, LogEntry } from './live-store.js';
import { UnitDocument } from './unit-document.js';

/** Pushes that may wait for one unit; more are refused, the client comes again. */
const MAX_QUEUE = 1000;
/** Pushes of one transaction. */
const MAX_BATCH = 200;

type Known = Pick<Committed, 'epoch' | 'authorities'>;

interface Prepared {
  readonly push: Push;
  readonly entry: LogEntry;
}

/** Those on this node who look at the unit. */
export interface Viewers {
  watching(): readonly UserId[];
  committed(update: Committed): void;
}

/**
 * One unit on this node: guards, commits in groups, hands on what was committed. Its document is a cache of the log; on
 * any doubt it is dropped and loaded again. One thing happens at a time, so nothing interleaves.
 */
export class UnitActor {
  readonly #queue: Push[] = [];
  readonly #document: UnitDocument;
  /** Seq up to which the viewers on this node have been served. */
  #fanned: number;
  #chain: Promise<void> = Promise.resolve();
  #pumping = false;

  readonly unitId: UnitId;
  readonly gen: number;

  constructor(
    private readonly store: LiveStore,
    /** Name of this process in announcements. */
    private readonly node: string,
    head: Pick<Head, 'id' | 'gen' | 'seq'>,
    private readonly viewers: Viewers,
  ) {
    this.unitId = head.id;
    this.gen = head.gen;
    this.#fanned = head.seq;
    this.#document = new UnitDocument(store, head.id);
  }

  get busy(): boolean {
    return this.#pumping || this.#queue.length > 0;
  }

  get fanned(): number {
    return this.#fanned;
  }

  /** Takes a push; it is answered after the commit, or with the reason why there is none. */
  push(push: Push): void {
    if (this.#queue.length >= MAX_QUEUE) return push.answer({ ok: false, code: 'RATE_LIMITED' });
    this.#queue.push(push);
    this.pump();
  }

  /** Serves what other nodes have stored up to now. */
  catchUp(): Promise<void> {
    return this.exclusive(() => this.fetchTail());
  }

  /** True when the content at `seq` has this hash, or `seq` is not where the server is: then nothing can be said. */
  matches(seq: number, hash: Uint8Array): Promise<boolean> {
    return this.exclusive(async () => {
      const loaded = await this.#document.loaded();
      if (!loaded || loaded.seq !== seq) return true;
      return Buffer.compare(contentHash(readContent(unitFragment(loaded.doc, this.unitId, this.gen))), hash) === 0;
    });
  }

  /** Called from time to time: lays the document to rest when nobody has used it since. */
  rest(): Promise<void> {
    if (this.busy) return Promise.resolve();
    return this.exclusive(async () => {
      if (this.#document.rest()) this.snapshot(true);
    });
  }

  dispose(): void {
    this.#document.drop();
    for (const push of this.#queue.splice(0)) push.answer({ ok: false, code: 'UNAVAILABLE' });
  }

  private exclusive<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#chain.then(work);
    this.#chain = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  private pump(): void {
    if (this.#pumping) return;
    this.#pumping = true;
    void this.exclusive(async () => {
      while (this.#queue.length > 0) {
        const batch = this.#queue.splice(0, MAX_BATCH);
        await this.commit(batch).catch(() => this.failed(batch));
      }
    }).finally(() => {
      this.#pumping = false;
      if (this.#queue.length > 0) this.pump();
    });
  }

  // The database did not answer: nothing is known of this batch. The clients come again with the same numbers.
  private failed(batch: readonly Push[]): void {
    this.#document.drop();
    for (const push of batch) push.answer({ ok: false, code: 'UNAVAILABLE' });
  }

  private async commit(batch: readonly Push[]): Promise<void> {
    const loaded = await this.#document.loaded();
    if (!loaded) return batch.forEach((push) => push.answer({ ok: false, code: 'NOT_FOUND' }));
    if (loaded.gen !== this.gen) return batch.forEach((push) => push.answer({ ok: false, code: 'GEN_MISMATCH' }));
    // Rows of another node that nobody has announced here yet.
    if (loaded.seq > this.#fanned) await this.fetchTail();
    const prepared = batch.flatMap((push) => this.prepare(loaded, push));
    if (prepared.length === 0) return;
    const at = {
      caseId: loaded.caseId,
      unitId: this.unitId,
      gen: this.gen,
      head: loaded.seq,
      node: this.node,
      watch: this.viewers.watching(),
    };
    const answer = await this.store.commit(
      at,
      prepared.map(({ entry }) => entry),
    );
    await this.settle(loaded, prepared, answer);
  }

  /** Guards a push and applies it to the cached document; what is stored is the server's own encoding of the change. */
  private prepare(loaded: LoadedUnit, push: Push): readonly Prepared[] {
    const guard = {
      doc: loaded.doc,
      rootName: unitRootName(this.unitId, this.gen),
      leased: new Set([push.clientId]),
      maxBytes: LIMITS.updateBytes,
    };
    const verdict = guardUpdate(push.update, guard);
    if (!verdict.ok) {
      push.answer(verdict);
      return [];
    }
    const bytes = applied(loaded.doc, push.update);
    const { sessionId, epoch, clientId, n } = push;
    // With nothing new in it, it is still stored once, so that a repeat is answered alike.
    const entry = { sessionId, epoch, clientId, n, bytes: bytes ?? EMPTY_UPDATE, empty: bytes === null };
    return [{ push, entry }];
  }

  private async settle(
    loaded: LoadedUnit,
    prepared: readonly Prepared[],
    { outcomes, authorities }: CommitAnswer,
  ): Promise<void> {
    const again: Push[] = [];
    const stored: CommittedRow[] = [];
    let epoch = 0;
    let seq = loaded.seq;
    let clean = true;
    prepared.forEach(({ push, entry }, index) => {
      const outcome: CommitOutcome = outcomes[index] ?? { kind: 'refused', code: 'INTERNAL' };
      // Words under a number that was used before are in the cached document and in no row.
      clean &&= outcome.kind === 'stored' || (outcome.kind === 'dup' && entry.empty);
      if (outcome.kind === 'refused') return push.answer({ ok: false, code: outcome.code });
      if (!('seq' in outcome)) return void again.push(push);
      push.answer({ ok: true, seq: outcome.seq, dup: outcome.kind === 'dup' });
      if (outcome.kind === 'dup') return;
      ({ seq } = outcome);
      stored.push({ seq, bytes: entry.bytes, clientId: entry.clientId });
      ({ epoch } = entry);
    });
    this.serve(stored, { epoch, authorities });
    if (clean) this.#document.stored(loaded, seq, sizeOf(stored));
    else this.#document.drop();
    if (again.length > 0) {
      if (outcomes.some((outcome) => outcome.kind === 'behind')) await this.fetchTail();
      this.#queue.unshift(...again);
    }
    this.snapshot(false);
  }

  private serve(rows: readonly CommittedRow[], known: Known): void {
    for (const piece of inPieces(rows.filter(({ seq }) => seq > this.#fanned))) {
      this.#fanned = piece.to;
      this.viewers.committed({ unitId: this.unitId, gen: this.gen, ...piece, ...known });
    }
  }

  // Rows of other nodes carry what is known after them: a viewer authorised before that is asked about first.
  private async fetchTail(): Promise<void> {
    const at = { unitId: this.unitId, gen: this.gen, after: this.#fanned, watch: this.viewers.watching() };
    const tail = await this.store.tail(at);
    if (!tail) return;
    for (const row of tail.rows) this.#document.take(row);
    const rows = tail.rows.map((row) => ({ ...row, clientId: null }));
    this.serve(rows, { epoch: tail.epoch, authorities: tail.authorities });
  }

  // Failing is harmless: the rows are the truth, and a later round tries again.
  private snapshot(resting: boolean): void {
    if (this.#document.wantsSnapshot(resting)) void this.store.snapshot(this.unitId).catch(() => undefined);
  }
}

function sizeOf(rows: readonly CommittedRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
