import type { ErrorCode } from '../errors/index.js';
import type { RecordId, UnitId } from '../ids/index.js';
import {
  type CaretMessage,
  type ClientMessage,
  LIMITS,
  type OnlineParty,
  type Refusal,
  type ServerMessage,
} from '../protocol/index.js';
import { CaretOut } from './caret-out.js';
import { HereLoop } from './here-loop.js';
import { Listeners } from './listeners.js';
import type { HandBack, SaveState, SyncPorts } from './ports.js';
import { worstOf } from './save-state.js';
import { Succession } from './succession.js';
import { UnitSync } from './unit-sync.js';

const RETRY_MS = 500;

/** A unit as the viewer's manifest names it. */
export interface UnitRef {
  readonly unitId: UnitId;
  readonly gen: number;
}

export type RecordEvents = {
  /** A unit of the manifest is here now (also after a new generation): bind it. */
  unit: UnitSync;
  /** A unit is not here any more: take it off the screen. Its document is destroyed already. */
  gone: UnitId;
  /** Read the manifest anew through GraphQL and call `setUnits`. */
  manifest: void;
  /** Parties with a connection to this record. */
  online: readonly OnlineParty[];
  caret: CaretMessage;
  caretGone: { readonly key: string; readonly unitId: UnitId };
  save: SaveState;
  refused: HandBack;
  /** The record cannot be opened (hidden, ended, other build). */
  closed: ErrorCode;
};

/** All units of one record at one viewer. */
export class RecordSync {
  readonly events = new Listeners<RecordEvents>();
  readonly #units = new Map<UnitId, UnitSync>();
  readonly #asked = new Set<UnitSync>();
  readonly #succession: Succession;
  readonly #offs: (() => void)[];
  readonly #caret: CaretOut;
  readonly #here: HereLoop;
  #open = false;
  /** Counts links that came and went: an answer of an older one says nothing of this one. */
  #link = 0;
  #disposed = false;
  #askScheduled = false;

  constructor(
    private readonly ports: SyncPorts,
    readonly recordId: RecordId,
  ) {
    this.#caret = new CaretOut(ports);
    this.#here = new HereLoop(ports, this.#units);
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
    for (const [unitId, unit] of this.#units) {
      if (!wanted.has(unitId)) this.remove(unit);
      else if (wanted.get(unitId) !== unit.gen) this.replace(unit);
    }
    this.#succession.keepOnly(new Set(wanted.keys()));
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
    for (const off of this.#offs) off();
    this.ports.transport.send('record:close', { recordId: this.recordId });
    this.#succession.clear();
    for (const unit of this.#units.values()) unit.close('REVOKED');
    this.#units.clear();
  }

  private add(unitId: UnitId, gen: number): void {
    const unit = new UnitSync(this.ports, unitId, gen, (one) => this.ask(one));
    this.#units.set(unitId, unit);
    unit.events.on('save', () => this.events.emit('save', this.save));
    unit.events.on('refused', (handBack) => this.#succession.handedBack(handBack));
    unit.events.on('outdated', () => this.outdated(unit));
    // First of all who hear of it: the text that is bound has what was typed into the old one.
    unit.events.on('phase', (phase) => phase === 'live' && this.#succession.arrived(unit));
    unit.events.on('phase', (phase) => phase === 'gone' && this.forget(unit));
    this.events.emit('unit', unit);
    if (this.#open) this.ask(unit);
    else if (!this.ports.transport.connected) unit.offline();
  }

  private remove(unit: UnitSync): void {
    if (this.#open) this.ports.transport.send('unit:close', { unitId: unit.unitId });
    unit.close('REVOKED');
  }

  // The old one stays until the new one is here, so that somebody who types there loses no key.
  private replace(unit: UnitSync): void {
    this.#units.delete(unit.unitId);
    this.#asked.delete(unit);
    this.#succession.leaves(unit);
  }

  private forget(unit: UnitSync): void {
    if (this.#units.get(unit.unitId) !== unit) return;
    this.#units.delete(unit.unitId);
    this.#asked.delete(unit);
    if (this.#disposed) return;
    this.events.emit('gone', unit.unitId);
    this.events.emit('save', this.save);
  }

  private linkUp(): void {
    const link = ++this.#link;
    void this.ports.transport.request('record:open', { recordId: this.recordId }).then((answer) => {
      if (this.#disposed || link !== this.#link) return;
      if (!answer.ok) return this.openFailed(answer);
      this.#open = true;
      this.events.emit('online', answer.online);
      for (const unit of this.#units.values()) unit.askAgain();
      // Announcements sent while the link was down are lost: look once.
      this.events.emit('manifest', undefined);
      this.#here.start();
    });
  }

  private openFailed({ code, band, retryMs = RETRY_MS }: Refusal): void {
    const link = this.#link;
    if (band === 'permanent') {
      this.#succession.keepOnly(new Set());
      return this.events.emit('closed', code);
    }
    this.ports.clock.after(retryMs * (1 + this.ports.random()), () => {
      if (!this.#disposed && link === this.#link) this.linkUp();
    });
  }

  private linkDown(): void {
    this.#link += 1;
    this.#open = false;
    this.#here.stop();
    for (const unit of this.#units.values()) unit.offline();
    this.events.emit('save', this.save);
  }

  // Units asked for in one turn travel in one message.
  private ask(unit: UnitSync): void {
    if (!this.#open) return;
    this.#asked.add(unit);
    if (this.#askScheduled) return;
    this.#askScheduled = true;
    this.ports.clock.after(0, () => {
      this.#askScheduled = false;
      const units = [...this.#asked];
      this.#asked.clear();
      for (let at = 0; at < units.length; at += LIMITS.unitsPerOpen)
        this.openUnits(units.slice(at, at + LIMITS.unitsPerOpen));
    });
  }

  private openUnits(units: readonly UnitSync[]): void {
    const docs = new Map(units.map((unit) => [unit.unitId, unit.doc]));
    const message = { recordId: this.recordId, units: units.map((unit) => unit.openRequest()) };
    void this.ports.transport.request('unit:open', message).then((answer) => {
      for (const unit of units) {
        // The unit began anew meanwhile: this answer is for a document that is gone.
        if (this.#units.get(unit.unitId) !== unit || docs.get(unit.unitId) !== unit.doc) continue;
        const own = answer.ok ? answer.units.find((one) => one.unitId === unit.unitId) : answer;
        if (!own) unit.openRefused({ ok: false, code: 'UNAVAILABLE', band: 'transient' });
        else if ('ok' in own) unit.openRefused(own);
        else unit.opened(own);
      }
    });
  }

  private listen(): (() => void)[] {
    const { transport } = this.ports;
    const to = (unitId: UnitId, act: (unit: UnitSync) => void): void => {
      const unit = this.#units.get(unitId);
      if (unit) act(unit);
    };
    return [
      transport.on('unit:upd', (m) => to(m.unitId, (unit) => unit.receive(m))),
      transport.on('unit:dirty', (m) => to(m.unitId, (unit) => unit.head < m.headSeq && unit.pull())),
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
