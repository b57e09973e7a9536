import type * as Y from 'yjs';
import type { ErrorCode } from '../errors/index.js';
import type { UnitId } from '../ids/index.js';
import { includesRight, type Right } from '../policy/index.js';
import type { Refusal, ServerMessage, UnitOpened, UnitOpenRequest } from '../protocol/index.js';
import { Backoff } from './backoff.js';
import { contentDiffers } from './content-check.js';
import { Listeners } from './listeners.js';
import { Outbox } from './outbox.js';
import { handBackOf } from './hand-back.js';
import { IdleCheck } from './idle-check.js';
import type { SaveState, SyncPorts } from './ports.js';
import { endsUnit, PushLoop } from './push-loop.js';
import { type Progress, Replica } from './replica.js';
import type { UnitEvents, UnitPhase } from './unit-events.js';
import { UnitState } from './unit-state.js';

const IDLE_MS = 5_000;
const GAP_MS = 40; // Answers and updates may overtake each other by this much before something is taken for lost.
const RETRY_MS = 400;

/** One generation of one unit at one viewer. Write into `doc`; everything else happens by itself. */
export class UnitSync {
  readonly events = new Listeners<UnitEvents>();
  #replica: Replica;
  #loop: PushLoop | null = null;
  readonly #state = new UnitState(this.events, () => this.#loop?.outbox.pending ?? 0);
  #epoch = 0;
  readonly #backoff = new Backoff(RETRY_MS);
  readonly #idle: IdleCheck;
  readonly #gap: IdleCheck;
  readonly #again: IdleCheck;

  constructor(
    private readonly ports: SyncPorts,
    readonly unitId: UnitId,
    readonly gen: number,
    /** Asks the owner to send `unit:open` for this unit. */
    private readonly reopen: (unit: UnitSync) => void,
  ) {
    this.#replica = this.freshReplica();
    this.#idle = new IdleCheck(ports, IDLE_MS, () => this.check());
    this.#again = new IdleCheck(ports, RETRY_MS, () => this.#state.phase === 'opening' && this.reopen(this));
    this.#gap = new IdleCheck(ports, GAP_MS, () => this.#state.phase === 'live' && void this.pull());
  }

  /** The document to bind; another one after every `doc` event. */
  get doc(): Y.Doc {
    return this.#replica.doc;
  }
  get fragment(): Y.XmlFragment {
    return this.#replica.fragment;
  }
  get phase(): UnitPhase {
    return this.#state.phase;
  }
  /** The right at the last authorisation; bind the editor read-only below `write`. */
  get right(): Right {
    return this.#state.right;
  }
  /** Seq up to which this replica is complete. */
  get head(): number {
    return this.#replica.head;
  }
  get save(): SaveState {
    return this.#state.save;
  }
  /** The reader has seen that text was handed back. */
  dismissRefusal(): void {
    this.#state.refused = false;
    this.events.emit('save', this.save);
  }

  openRequest(): UnitOpenRequest {
    return this.#replica.openRequest(this.lease);
  }

  /** The server opened the unit. */
  opened(answer: UnitOpened): void {
    if (this.#state.phase !== 'opening') return;
    const outbox = this.#loop?.outbox ?? null;
    if (this.#replica.isAheadOf(answer.sv, outbox)) return this.restart('SERVER_BEHIND', answer.sv);
    if (outbox && outbox.pending > 0 && answer.clientId !== outbox.clientId) return this.restart('REVOKED');
    if (!this.#replica.apply(answer.diff, this.lease)) return this.restart('INVALID_UPDATE');
    this.#epoch = answer.epoch;
    this.takeLease(answer.clientId);
    this.#state.hold(this.#loop || !includesRight(answer.right, 'write') ? answer.right : 'read'); // No lease, no key.
    this.#state.enter('live');
    this.progressed(this.#replica.caughtUp(answer.headSeq, this.lease));
    this.#loop?.start();
  }

  /** The server did not open the unit. */
  openRefused({ code, band, retryMs = RETRY_MS }: Refusal): void {
    if (band === 'permanent') return this.deny(code);
    this.#again.restart(retryMs * (1 + this.ports.random()));
  }

  /** The link is gone. */
  offline(): void {
    if (this.#state.phase === 'gone') return;
    this.#loop?.stop();
    this.#state.enter('offline');
  }

  /** Stops sending and asks for the unit anew; what is typed meanwhile waits. */
  askAgain(): void {
    if (this.#state.phase === 'gone') return;
    this.#loop?.stop();
    this.#again.stop();
    this.#state.enter('opening');
    this.reopen(this);
  }

  receive(update: ServerMessage<'unit:upd'>): void {
    if (this.#state.phase === 'gone' || update.gen !== this.gen) return;
    if (this.#state.phase !== 'live') return this.#replica.hold(update);
    this.progressed(this.#replica.receive(update, this.lease));
  }

  /** The audience changed and this viewer keeps the unit. */
  reauthorised(epoch: number, right: Right): void {
    if (this.#state.phase === 'gone') return;
    const before = this.#state.right;
    this.#epoch = epoch;
    if (this.#loop || !includesRight(right, 'write')) this.#state.hold(right); // To write is told with the lease.
    if (includesRight(right, 'write') === includesRight(before, 'write')) return;
    if (this.save.pending > 0 && !includesRight(right, 'write')) this.restart('REVOKED');
    else this.askAgain();
  }

  /** A newer generation is on its way: what is typed until it is here waits for it. */
  retire(): void {
    if (this.#state.phase === 'gone') return;
    this.#loop?.finish();
    this.#state.enter('offline');
  }

  /** Ends this unit here: destroys the document and hands unsent words back with `code`. */
  close(code: ErrorCode): void {
    if (this.#state.phase === 'gone') return;
    this.handBack(code);
    this.drop();
    this.#state.enter('gone');
  }

  /** Fetches what is missing. */
  pull(): Promise<void> {
    const [{ unitId, gen }, replica] = [this, this.#replica];
    return this.ports.transport.request('unit:pull', { unitId, gen, sv: replica.stateVector }).then((answer) => {
      if (this.#replica !== replica || this.#state.phase !== 'live') return;
      if (!answer.ok) return this.askAgain();
      const fits = replica.apply(answer.diff, this.lease);
      this.progressed(fits ? replica.caughtUp(answer.headSeq, this.lease) : 'broken');
    });
  }

  private freshReplica(): Replica {
    const replica: Replica = new Replica(this.unitId, this.gen, {
      begins: () => this.#replica === replica && this.#loop?.outbox.begin(),
      changed: () => this.#replica === replica && this.changedHere(),
    });
    return replica;
  }

  private changedHere(): void {
    if (this.#state.phase === 'gone') return;
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
    this.#loop = new PushLoop(this.ports, new Outbox(this.doc, clientId, () => this.#replica.content), {
      unitId: this.unitId,
      gen: this.gen,
      epoch: () => this.#epoch,
      acknowledged: (seq) => this.acknowledged(seq),
      askAgain: () => this.askAgain(),
      refused: ({ code }) => this.pushRefused(code),
    });
  }

  private pushRefused(code: ErrorCode): void {
    if (code !== 'GEN_MISMATCH') return endsUnit(code) ? this.deny(code) : this.restart(code);
    this.retire();
    this.events.emit('outdated', undefined);
  }

  private deny(code: ErrorCode): void {
    this.close(code);
    this.events.emit('denied', undefined);
  }

  private acknowledged(seq: number): void {
    this.#state.savedAt = this.ports.clock.now();
    this.#backoff.reset();
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
  private restart(code: ErrorCode, server?: Uint8Array): void {
    this.handBack(code, server);
    this.drop();
    this.#replica = this.freshReplica();
    this.#state.beginAnew(this.ports.transport.connected ? 'opening' : 'offline');
    this.events.emit('doc', this.doc);
    this.#again.restart(this.#backoff.next());
  }

  private drop(): void {
    for (const timer of [this.#idle, this.#gap, this.#again]) timer.stop();
    this.#loop?.stop();
    this.#loop = null;
    this.doc.destroy();
  }

  private handBack(code: ErrorCode, server?: Uint8Array): void {
    const back = handBackOf(this, this.#loop?.outbox, code, server);
    this.#state.refused ||= back !== null;
    if (back) this.events.emit('refused', back);
  }

  private check(): void {
    if (this.#state.phase !== 'live' || this.save.pending > 0) return;
    const [head, replica] = [this.head, this.#replica];
    void contentDiffers(this.ports.transport, this, replica).then((differs) => {
      const still =
        this.#replica === replica && this.#state.phase === 'live' && this.head === head && this.save.pending === 0;
      if (still && differs) this.restart('CONFLICT');
    });
  }
}
