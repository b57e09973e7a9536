import type { RecordId, UnitId } from '../ids/index.js';
import type { ClientMessage, Refusal, ServerMessage } from '../protocol/index.js';
import { Backoff } from './backoff.js';
import { CaretOut } from './caret-out.js';
import { Denials } from './denials.js';
import { HereLoop } from './here-loop.js';
import { Listeners } from './listeners.js';
import { Openings } from './openings.js';
import { Pulls } from './pulls.js';
import type { SaveState, SyncPorts } from './ports.js';
import type { RecordEvents, UnitRef } from './record-events.js';
import { worstOf } from './save-state.js';
import { Succession } from './succession.js';
import { UnitSync } from './unit-sync.js';

const RETRY_MS = 500;

/** All units of one record at one viewer. */
export class RecordSync {
  readonly events = new Listeners<RecordEvents>();
  readonly #units = new Map<UnitId, UnitSync>();
  /** Units of the last outline, whatever became of them since. */
  #outline: ReadonlySet<UnitId> = new Set();
  readonly #openings: Openings;
  readonly #denials: Denials;
  readonly #succession: Succession;
  readonly #offs: (() => void)[];
  readonly #caret: CaretOut;
  readonly #here: HereLoop;
  readonly #pulls = new Pulls();
  readonly #reopening = new Backoff(RETRY_MS);
  /** The record was denied: what an outline names later needs it opened first. */
  #denied = false;
  /** Counts links that came and went: an answer of an older one says nothing of this one. */
  #link = 0;
  #disposed = false;

  constructor(
    private readonly ports: SyncPorts,
    readonly recordId: RecordId,
  ) {
    this.#caret = new CaretOut(ports);
    this.#here = new HereLoop(ports, this.#units);
    this.#openings = new Openings(ports, recordId, {
      has: (unit) => this.#units.get(unit.unitId) === unit,
      recordLost: () => this.openAgain(),
    });
    this.#denials = new Denials(ports.clock, () => this.events.emit('manifest', undefined));
    this.#succession = new Succession(ports.clock, (handBack) => this.events.emit('refused', handBack));
    this.#offs = [
      ports.transport.onStatus((connected) => (connected ? this.linkUp() : this.linkDown())),
      ...this.listen(),
    ];
    if (ports.transport.connected) this.linkUp();
  }

  /** Brings the units in line with the viewer's manifest: opens new ones, closes those that are not in it. */
  setUnits(refs: readonly UnitRef[]): void {
    const wanted = new Map(refs.map((ref) => [ref.unitId, ref.gen]));
    for (const unitId of this.#outline) if (!wanted.has(unitId)) this.leave(unitId);
    this.#outline = new Set(wanted.keys());
    for (const [unitId, unit] of this.#units) {
      if (!wanted.has(unitId)) unit.close('REVOKED');
      else if (wanted.get(unitId) !== unit.gen) this.replace(unit);
    }
    this.#succession.keepOnly(new Set(wanted.keys()));
    this.#denials.keepOnly(wanted);
    if (this.#denied && wanted.size > 0) this.openAgain();
    for (const [unitId, gen] of wanted) if (!this.#units.has(unitId)) this.add(unitId, gen);
  }

  unit(unitId: UnitId): UnitSync | undefined {
    return this.#units.get(unitId);
  }

  units(): readonly UnitSync[] {
    return [...this.#units.values()];
  }

  /** Worst state over all units; `pending` and `savedAt` over all of them. */
  get save(): SaveState {
    return worstOf(
      this.units().map((unit) => unit.save),
      this.#succession.pending,
      this.ports.transport.connected,
    );
  }

  /** Where this viewer's caret is; null = nowhere. Positions are relative positions of the unit's document as JSON. */
  setCaret(caret: ClientMessage<'caret:set'>): void {
    this.#caret.set(caret);
  }

  dismissRefusals(): void {
    for (const unit of this.#units.values()) unit.dismissRefusal();
  }

  dispose(): void {
    this.#disposed = true;
    this.#caret.stop();
    this.#here.stop();
    this.#openings.end();
    this.#denials.stop();
    for (const off of this.#offs) off();
    this.ports.transport.send('record:close', { recordId: this.recordId });
    this.#succession.clear();
    for (const unit of this.#units.values()) unit.close('REVOKED');
    this.#units.clear();
  }

  private add(unitId: UnitId, gen: number): void {
    const unit = new UnitSync(this.ports, unitId, gen, (one) => this.#openings.ask(one));
    this.#units.set(unitId, unit);
    unit.events.on('save', () => this.events.emit('save', this.save));
    unit.events.on('refused', (handBack) => this.#succession.handedBack(handBack));
    unit.events.on('outdated', () => this.outdated(unit));
    // First of all who hear of it: the text that is bound has what was typed into the old one.
    unit.events.on('phase', (phase) => phase === 'live' && this.#succession.arrived(unit));
    unit.events.on('phase', (phase) => phase === 'live' && this.opened(unit));
    unit.events.on('phase', (phase) => phase === 'gone' && this.forget(unit));
    unit.events.on('denied', () => this.#units.has(unitId) || this.#denials.denied(unitId));
    this.events.emit('unit', unit);
    this.#openings.ask(unit);
    if (!this.ports.transport.connected) unit.offline();
  }

  // Also of one that was refused or taken away: the server may hold it to be in the outline that this page reads [R32].
  private leave(unitId: UnitId): void {
    if (this.#openings.open) this.ports.transport.send('unit:close', { unitId });
  }

  // The old one stays until the new one is here, so that somebody who types there loses no key.
  private replace(unit: UnitSync): void {
    this.#units.delete(unit.unitId);
    this.#openings.forget(unit);
    this.#succession.leaves(unit);
  }

  private opened(unit: UnitSync): void {
    this.#reopening.reset();
    this.#denials.opened(unit.unitId);
  }

  private forget(unit: UnitSync): void {
    if (this.#units.get(unit.unitId) !== unit) return;
    this.#units.delete(unit.unitId);
    this.#openings.forget(unit);
    if (this.#disposed) return;
    this.events.emit('gone', unit.unitId);
    this.events.emit('save', this.save);
  }

  private linkUp(): void {
    const link = ++this.#link;
    void this.ports.transport.request('record:open', { recordId: this.recordId }).then((answer) => {
      if (this.#disposed || link !== this.#link) return;
      if (!answer.ok) return this.openFailed(answer);
      this.#openings.begin();
      this.events.emit('online', answer.online);
      for (const unit of this.#units.values()) unit.askAgain();
      // Announcements sent while the link was down are lost: look once.
      this.events.emit('manifest', undefined);
      this.#here.start();
    });
  }

  private openFailed({ code, band, retryMs = RETRY_MS }: Refusal): void {
    if (band === 'permanent') {
      this.#denied = true;
      // [I7] Whoever has the record no more has none of its text.
      if (code === 'NOT_FOUND') for (const unit of [...this.#units.values()]) unit.close(code);
      this.#succession.keepOnly(new Set());
      return this.events.emit('closed', code);
    }
    this.linkUpAfter(retryMs * (1 + this.ports.random()));
  }

  private linkUpAfter(ms: number): void {
    const link = this.#link;
    this.ports.clock.after(ms, () => {
      if (!this.#disposed && link === this.#link && this.ports.transport.connected) this.linkUp();
    });
  }

  // The server has closed the record on this link, with the seat of the viewer perhaps, who may have it again.
  private openAgain(): void {
    this.#denied = false;
    this.notOpen();
    this.linkUpAfter(this.#reopening.next());
  }

  private notOpen(): void {
    this.#link += 1;
    this.#openings.end();
    this.#here.stop();
  }

  private linkDown(): void {
    this.#denied = false;
    this.notOpen();
    for (const unit of this.#units.values()) unit.offline();
    this.events.emit('save', this.save);
  }

  private listen(): (() => void)[] {
    const { transport } = this.ports;
    const to = (unitId: UnitId, act: (unit: UnitSync) => void): void => {
      const unit = this.#units.get(unitId);
      if (unit) act(unit);
    };
    return [
      transport.on('unit:upd', (m) => to(m.unitId, (unit) => unit.receive(m))),
      transport.on('unit:dirty', (m) => to(m.unitId, (unit) => this.#pulls.behind(unit, m.headSeq))),
      transport.on('unit:epoch', (m) => to(m.unitId, (unit) => unit.reauthorised(m.epoch, m.right))),
      transport.on('unit:regen', (m) => this.regenerated(m)),
      transport.on('unit:revoked', (m, ack) => {
        to(m.unitId, (unit) => unit.close('REVOKED'));
        ack();
      }),
      transport.on('manifest', (m) => m.recordId === this.recordId && this.events.emit('manifest', undefined)),
      transport.on('roster', (m) => m.recordId === this.recordId && this.events.emit('online', m.online)),
      transport.on('caret', (m) => to(m.unitId, (unit) => unit.gen === m.gen && this.events.emit('caret', m))),
      transport.on('caret:gone', (m) => this.events.emit('caretGone', m)),
    ];
  }

  private regenerated({ unitId, gen }: ServerMessage<'unit:regen'>): void {
    const unit = this.#units.get(unitId);
    if (unit && unit.gen < gen) this.outdated(unit);
  }

  private outdated(unit: UnitSync): void {
    this.#succession.leaves(unit);
    this.events.emit('manifest', undefined);
  }
}
