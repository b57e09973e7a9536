import { unitFragment } from '@soulad/shared/doc';
import type { UnitId } from '@soulad/shared/ids';
import * as Y from 'yjs';
import type { LiveStore, LoadedUnit, TailRow } from './live-store.js';

/** Longest state of which the document is made again at the next key without anybody feeling it. */
const MAX_RESTING = 32 * 1024;

/** A snapshot is worth its place when so many rows have come since, or so many bytes of them. */
const MOST_ROWS = 200;
const MOST_BYTES = 64 * 1024;
/** And earlier when everybody rests: whoever comes next has the less to put together. */
const RESTING_BYTES = 4 * 1024;
const RESTING_PART = 8;

type Resting = Omit<LoadedUnit, 'doc'> & { readonly state: Uint8Array };

/**
 * The document of a unit as its actor holds it: a cache of the log. While nobody types it rests as bytes, which take a
 * tenth of its memory.
 */
export class UnitDocument {
  #awake: LoadedUnit | null = null;
  #resting: Resting | null = null;
  #used = false;
  /** What the log has behind the newest snapshot that is known of. */
  #behind = { snapshot: 0, rows: 0, bytes: 0 };

  constructor(
    private readonly store: Pick<LiveStore, 'load'>,
    private readonly unitId: UnitId,
  ) {}

  /** @returns null when there is no such unit */
  async loaded(): Promise<LoadedUnit | null> {
    this.#used = true;
    this.#awake ??= this.wake() ?? (await this.load());
    return this.#awake;
  }

  /** What it holds was committed up to `seq`, in so many rows and bytes more. */
  stored(loaded: LoadedUnit, seq: number, bytes: number): void {
    this.#awake = { ...loaded, seq };
    this.#behind.rows += seq - loaded.seq;
    this.#behind.bytes += bytes;
  }

  /** Takes in a row of another node if it is the next one. */
  take({ seq, bytes }: TailRow): void {
    this.#resting = null;
    if (this.#awake?.seq !== seq - 1) return;
    Y.applyUpdate(this.#awake.doc, bytes);
    this.stored(this.#awake, seq, bytes.length);
  }

  drop(): void {
    this.#awake?.doc.destroy();
    this.#awake = null;
    this.#resting = null;
  }

  /** @returns whether nobody has used it since the last time */
  rest(): boolean {
    const rests = !this.#used;
    this.#used = false;
    if (rests && this.#awake) this.lay(this.#awake);
    return rests;
  }

  /** Whether a snapshot is worth its place, with everybody resting or not. Asked once of what has come. */
  wantsSnapshot(resting: boolean): boolean {
    const { snapshot, rows, bytes } = this.#behind;
    const long = rows >= MOST_ROWS || bytes >= Math.max(MOST_BYTES, snapshot);
    const worth = resting && bytes >= Math.max(RESTING_BYTES, snapshot / RESTING_PART);
    // Making one may fail: the rows are the truth, and the next one is asked for as if it had not.
    if (long || worth) this.#behind = { snapshot: Math.max(snapshot, bytes), rows: 0, bytes: 0 };
    return long || worth;
  }

  private async load(): Promise<LoadedUnit | null> {
    const loaded = await this.store.load(this.unitId);
    if (loaded) this.#behind = { ...loaded.behind };
    return loaded ?? null;
  }

  private lay({ doc, ...unit }: LoadedUnit): void {
    const state = Y.encodeStateAsUpdate(doc);
    if (state.length > MAX_RESTING) return;
    this.#resting = { ...unit, state };
    doc.destroy();
    this.#awake = null;
  }

  private wake(): LoadedUnit | null {
    if (!this.#resting) return null;
    const { state, ...unit } = this.#resting;
    const doc = new Y.Doc({ gc: true });
    unitFragment(doc, this.unitId, unit.gen);
    Y.applyUpdate(doc, state);
    this.#resting = null;
    return { ...unit, doc };
  }
}
