import type { UnitId } from '../ids/index.js';
import type { ErrorCode } from '../errors/index.js';
import { LIMITS, type Refusal } from '../protocol/index.js';
import type { Outbox } from './outbox.js';
import type { SyncPorts } from './ports.js';

/** First key after a pause goes out almost at once; during typing, the keys of one window travel together. */
const FIRST_MS = 8;
const WINDOW_MS = 80;
const JITTER_MS = 40;
const RETRY_MS = 400;
/** Times the same words may be asked for as a whole difference before they are handed back. */
const MAX_REBASES = 3;

export interface PushTarget {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly epoch: () => number;
  acknowledged(seq: number): void;
  /** The server wants the unit opened again before it takes more. */
  askAgain(): void;
  refused(refusal: Refusal): void;
}

/** Carries one outbox to the server: one parcel at a time, batched, repeated until answered. */
export class PushLoop {
  #running = false;
  #lastPush = Number.NEGATIVE_INFINITY;
  #attempt = 0;
  #underWay = false;
  #cancelTimer: (() => void) | null = null;
  #rebases = 0;

  constructor(
    private readonly ports: SyncPorts,
    readonly outbox: Outbox,
    private readonly target: PushTarget,
  ) {}

  /** The unit is open: sends what waits, beginning with what was under way. */
  start(): void {
    this.#running = true;
    this.push();
  }

  stop(): void {
    this.#running = false;
    this.#underWay = false;
    this.#attempt += 1;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  /** Sends nothing more; the answer to what is under way still counts. */
  finish(): void {
    this.#running = false;
    this.#cancelTimer?.();
    this.#cancelTimer = null;
  }

  /** Something was typed. */
  changed(): void {
    this.outbox.noteChange();
    this.schedule();
  }

  private schedule(): void {
    const since = this.ports.clock.now() - this.#lastPush;
    this.after(since >= WINDOW_MS ? FIRST_MS : WINDOW_MS - since + this.ports.random() * JITTER_MS);
  }

  private after(ms: number): void {
    if (this.#cancelTimer || this.#underWay || !this.#running) return;
    this.#cancelTimer = this.ports.clock.after(ms, () => {
      this.#cancelTimer = null;
      this.push();
    });
  }

  private push(): void {
    if (!this.#running || this.#underWay) return;
    const parcel = this.outbox.take();
    if (!parcel) return;
    if (parcel.update.length > LIMITS.updateBytes)
      return this.target.refused({ ok: false, code: 'TOO_LARGE', band: 'permanent' });
    this.#underWay = true;
    this.#lastPush = this.ports.clock.now();
    const attempt = ++this.#attempt;
    const { unitId, gen } = this.target;
    const { n, update } = parcel;
    const message = { unitId, gen, epoch: this.target.epoch(), clientId: this.outbox.clientId, n, update };
    this.outbox.sent();
    void this.ports.transport.request('unit:push', message).then((answer) => {
      if (!answer.ok && answer.code !== 'UNAVAILABLE') this.outbox.refused();
      if (attempt !== this.#attempt) return;
      this.#underWay = false;
      if (answer.ok) this.acknowledged(answer.seq);
      else this.refused(answer);
    });
  }

  private acknowledged(seq: number): void {
    this.outbox.acknowledge();
    this.#rebases = 0;
    this.target.acknowledged(seq);
    if (this.outbox.pending > 0) this.schedule();
  }

  private refused(refusal: Refusal): void {
    if (!this.#running) return;
    const { code, band, retryMs = RETRY_MS } = refusal;
    if (code === 'EPOCH_STALE') return this.target.askAgain();
    if (code === 'NEED_DIFF' && this.#rebases++ < MAX_REBASES) {
      this.outbox.rebase(0);
      return this.target.askAgain();
    }
    const retry = band === 'transient' && code !== 'NEED_DIFF' && code !== 'SERVER_BEHIND';
    if (retry) this.after(retryMs * (1 + this.ports.random()));
    else this.target.refused(refusal);
  }
}

/** True when the unit itself is gone for this viewer, not only the edit refused. */
export function endsUnit(code: ErrorCode): boolean {
  return code === 'REVOKED' || code === 'NOT_FOUND' || code === 'GEN_MISMATCH';
}
