import type * as Y from 'yjs';
import type { ErrorCode } from '../errors/index.js';
import type { Instant, UnitId } from '../ids/index.js';
import { includesRight, type Right } from '../policy/index.js';
import type { Refusal, ServerMessage, UnitOpened, UnitOpenRequest } from '../protocol/index.js';
import { Listeners } from './listeners.js';
import { Outbox } from './outbox.js';
import { IdleCheck } from './idle-check.js';
import type { SaveState, SyncPorts } from './ports.js';
import { endsUnit, PushLoop } from './push-loop.js';
import { type Progress, Replica } from './replica.js';
import type { UnitEvents, UnitPhase } from './unit-events.js';
import { unsentText } from './unsent-text.js';

const IDLE_MS = 5_000;
const GAP_MS = 40; // Answers and updates may overtake each other by this much before something is taken for lost.
const RETRY_MS = 400;
const LONGEST_RETRY_MS = 30_000;

/** One generation of one unit at one viewer. Write into `doc`; everything else happens by itself. */
export class UnitSync {
  readonly events = new Listeners<UnitEvents>();
  #replica: Replica;
  #loop: PushLoop | null = null;
  #phase: UnitPhase = 'opening';
  #right: Right = 'none';
  #epoch = 0;
  #savedAt: Instant | null = null;
  #refused = false;
  #restarts = 0;
  readonly #idle: IdleCheck;
  readonly #gap: IdleCheck;

  constructor(
    private readonly ports: SyncPorts,
    readonly unitId: UnitId,
    readonly gen: number,
    /** Asks the owner to send `unit:open` for this unit. */
    private readonly reopen: (unit: UnitSync) => void,
  ) {
    this.#replica = this.freshReplica();
    this.#idle = new IdleCheck(ports, IDLE_MS, () => this.check());
    this.#gap = new IdleCheck(ports, GAP_MS, () => this.#phase === 'live' && this.pull());
  }

  /** The document to bind; another one after every `doc` event. */
  get doc(): Y.Doc {
    return this.#replica.doc;
  }
  get fragment(): Y.XmlFragment {
    return this.#replica.fragment;
  }
  get phase(): UnitPhase {
    return this.#phase;
  }
  /** The right at the last authorisation; bind the editor read-only below `write`. */
  get right(): Right {
    return this.#right;
  }

  /** Seq up to which this replica is complete. */
  get head(): number {
    return this.#replica.head;
  }

  get save(): SaveState {
    const pending = this.#loop?.outbox.pending ?? 0;
    const status = this.#refused ? 'refused' : pending === 0 ? 'saved' : this.#phase === 'live' ? 'saving' : 'offline';
    return { status, pending, savedAt: this.#savedAt };
  }

  /** The reader has seen that text was handed back. */
  dismissRefusal(): void {
    this.#refused = false;
    this.events.emit('save', this.save);
  }

  openRequest(): UnitOpenRequest {
    return this.#replica.openRequest(this.lease);
  }

  /** The server opened the unit. */
  opened(answer: UnitOpened): void {
    if (this.#phase !== 'opening') return;
    const outbox = this.#loop?.outbox ?? null;
    if (this.#replica.isAheadOf(answer.sv, outbox)) return this.restart('SERVER_BEHIND');
    if (outbox && outbox.pending > 0 && answer.clientId !== outbox.clientId) return this.restart('REVOKED');
    if (!this.#replica.apply(answer.diff, this.lease)) return this.restart('INVALID_UPDATE');
    this.#epoch = answer.epoch;
    this.takeLease(answer.clientId);
    this.setRight(answer.right);
    this.setPhase('live');
    this.progressed(this.#replica.caughtUp(answer.headSeq, this.lease));
    this.#loop?.start();
  }

  /** The server did not open the unit. */
  openRefused({ code, band, retryMs = RETRY_MS }: Refusal): void {
    if (band === 'permanent') return this.close(code);
    this.ports.clock.after(retryMs * (1 + this.ports.random()), () => this.#phase === 'opening' && this.reopen(this));
  }

  /** The link is gone. */
  offline(): void {
    if (this.#phase === 'gone') return;
    this.#loop?.stop();
    this.setPhase('offline');
  }

  /** Stops sending and asks for the unit anew; what is typed meanwhile waits. */
  askAgain(): void {
    if (this.#phase === 'gone') return;
    this.#loop?.stop();
    this.setPhase('opening');
    this.reopen(this);
  }

  receive(update: ServerMessage<'unit:upd'>): void {
    if (this.#phase === 'gone' || update.gen !== this.gen) return;
    if (this.#phase !== 'live') return this.#replica.hold(update);
    this.progressed(this.#replica.receive(update, this.lease));
  }

  /** The audience changed and this viewer keeps the unit. */
  reauthorised(epoch: number, right: Right): void {
    if (this.#phase === 'gone') return;
    const before = this.#right;
    this.#epoch = epoch;
    this.setRight(right);
    if (includesRight(right, 'write') === includesRight(before, 'write')) return;
    if (this.save.pending > 0 && !includesRight(right, 'write')) this.restart('REVOKED');
    else this.askAgain();
  }

  /** Ends this unit here: destroys the document and hands unsent words back with `code`. */
  close(code: ErrorCode): void {
    if (this.#phase === 'gone') return;
    this.handBack(code);
    this.drop();
    this.setPhase('gone');
  }

  /** Fetches what is missing. */
  pull(): void {
    const { unitId, gen } = this;
    const replica = this.#replica;
    void this.ports.transport.request('unit:pull', { unitId, gen, sv: replica.stateVector }).then((answer) => {
      if (this.#replica !== replica || this.#phase !== 'live') return;
      if (!answer.ok) return this.askAgain();
      const fits = replica.apply(answer.diff, this.lease);
      this.progressed(fits ? replica.caughtUp(answer.headSeq, this.lease) : 'broken');
    });
  }

  private freshReplica(): Replica {
    const replica: Replica = new Replica(this.unitId, this.gen, () => this.#replica === replica && this.changedHere());
    return replica;
  }

  private changedHere(): void {
    if (this.#phase === 'gone') return;
    // Without a lease nothing typed here could ever be stored; the editor should not have allowed it.
    if (!this.#loop) return this.restart('FORBIDDEN_STEP');
    this.#loop.changed();
    this.events.emit('save', this.save);
  }

  private takeLease(clientId: number | null): void {
    if (this.#loop?.outbox.clientId === clientId) return;
    this.#loop = null;
    if (clientId === null) return;
    this.doc.clientID = clientId;
    this.#loop = new PushLoop(this.ports, new Outbox(this.doc, clientId), {
      unitId: this.unitId,
      gen: this.gen,
      epoch: () => this.#epoch,
      acknowledged: (seq) => this.acknowledged(seq),
      askAgain: () => this.askAgain(),
      refused: ({ code }) => (endsUnit(code) ? this.close(code) : this.restart(code)),
    });
  }

  private acknowledged(seq: number): void {
    this.#savedAt = this.ports.clock.now();
    this.#restarts = 0;
    this.progressed(this.#replica.stored(seq, this.lease));
    this.events.emit('save', this.save);
  }

  private progressed(progress: Progress): void {
    this.#idle.restart();
    if (progress === 'broken') this.restart('INVALID_UPDATE');
    else if (progress === 'gap') this.#gap.restart();
    else this.#gap.stop();
  }

  private get lease(): number | null {
    return this.#loop?.outbox.clientId ?? null;
  }

  // The replica cannot go on as it is: hand unsent words back and begin with an empty document and a new lease.
  private restart(code: ErrorCode): void {
    this.handBack(code);
    this.drop();
    this.#replica = this.freshReplica();
    this.setPhase(this.ports.transport.connected ? 'opening' : 'offline');
    this.events.emit('doc', this.doc);
    const wait = Math.min(LONGEST_RETRY_MS, RETRY_MS * (2 ** this.#restarts++ - 1));
    this.ports.clock.after(wait, () => this.#phase === 'opening' && this.reopen(this));
  }

  private drop(): void {
    this.#idle.stop();
    this.#gap.stop();
    this.#loop?.stop();
    this.#loop = null;
    this.doc.destroy();
  }

  private handBack(code: ErrorCode): void {
    const outbox = this.#loop?.outbox;
    if (!outbox || outbox.pending === 0) return;
    this.#refused = true;
    const text = unsentText(this.fragment, outbox.clientId, outbox.acked);
    this.events.emit('refused', { unitId: this.unitId, gen: this.gen, code, text });
  }

  private check(): void {
    if (this.#phase !== 'live' || this.save.pending > 0) return;
    const { unitId, gen, head: seq } = this;
    const replica = this.#replica;
    void this.ports.transport.request('unit:check', { unitId, gen, seq, hash: replica.hash }).then((answer) => {
      const still = this.#replica === replica && this.#phase === 'live' && this.head === seq && this.save.pending === 0;
      if (still && answer.ok && !answer.same) this.restart('CONFLICT');
    });
  }

  private setPhase(phase: UnitPhase): void {
    if (this.#phase === phase) return;
    this.#phase = phase;
    this.events.emit('phase', phase);
    this.events.emit('save', this.save);
  }

  private setRight(right: Right): void {
    if (this.#right === right) return;
    this.#right = right;
    this.events.emit('right', right);
  }
}
