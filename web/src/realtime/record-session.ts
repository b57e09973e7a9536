import { parseId, type RecordId, type UnitId } from '@soulad/shared/ids';
import type { ErrorCode } from '@soulad/shared/errors';
import type { ClientMessage, OnlineParty } from '@soulad/shared/protocol';
import { RecordSync, type HandBack, type SaveState, type UnitSync } from '@soulad/shared/sync';
import { browserClock } from './browser-clock.js';
import { Held } from './held.js';
import { LiveCarets, type LiveCaret } from './live-carets.js';
import { LiveUnits, type LiveUnit } from './live-units.js';
import type { LineEnd, SocketTransport } from './socket-transport.js';
import { WrittenUnits } from './written-units.js';

/** A unit as the viewer's outline names it. */
export interface OutlineUnit {
  readonly id: string;
  readonly gen: number;
  readonly sectionId: string;
}

export interface HandedBack {
  readonly key: string;
  /** Null when the unit was never made. */
  readonly unitId: UnitId | null;
  /** Section of the unit, also after the unit itself has left. */
  readonly sectionId: string;
  readonly code: ErrorCode;
  readonly text: string;
}

/**
 * What is live about one record at one moment; a new object after every change. Carets and the save state change with
 * every key and stand beside it, so that a page is not drawn anew for each.
 */
export interface LiveRecord {
  readonly units: LiveUnits;
  readonly online: readonly OnlineParty[];
  readonly connected: boolean;
  readonly handedBack: readonly HandedBack[];
  /** Units written in here that were taken away; their words that were not stored are handed back. */
  readonly left: readonly string[];
  /** The record cannot be opened any more. */
  readonly closed: ErrorCode | null;
}

const SETTLE_MS = 8_000;
const OVER: Readonly<Record<LineEnd, ErrorCode>> = { signedOut: 'UNAUTHENTICATED', outdated: 'SCHEMA_TOO_OLD' };

/**
 * One record in one page: a document per unit over the live channel, carets, who is online, what is saved. Keeps
 * nothing in any storage of the browser; what is not sent lives in this object until the page closes.
 */
export class RecordSession {
  readonly #listeners = new Set<() => void>();
  readonly #sync: RecordSync;
  readonly #units = new LiveUnits(browserClock, () => this.#changed());
  readonly #carets = new LiveCarets(browserClock, () => this.carets.set(this.#carets.list()));
  /** Where others are. */
  readonly carets = new Held<readonly LiveCaret[]>([]);
  /** Whether what was typed here is committed [I6]. */
  readonly save: Held<SaveState>;
  readonly #offs: (() => void)[];
  readonly #sections = new Map<string, string>();
  readonly #written = new WrittenUnits();
  #online: readonly OnlineParty[] = [];
  #handedBack: readonly HandedBack[] = [];
  #closed: ErrorCode | null = null;
  #snapshot: LiveRecord | null = null;
  #counted = 0;
  #caretShown = false;
  /** Why there is no line any more. */
  #over: ErrorCode | null = null;

  /** @param onManifest called when the viewer's outline has to be read again */
  constructor(
    private readonly line: SocketTransport,
    recordId: RecordId,
    onManifest: () => void,
  ) {
    // Heard before RecordSync closes the old generation, so that its text may stay until the new one is here.
    const regen = line.on('unit:regen', ({ unitId }) => this.#units.willBeReplaced(unitId));
    this.#sync = new RecordSync({ transport: line, clock: browserClock, random: Math.random }, recordId);
    this.save = new Held(this.#sync.save);
    const { events } = this.#sync;
    this.#offs = [
      regen,
      line.onEnd((end) => this.#ended(end)),
      line.onStatus((connected) => (connected ? this.#changed() : this.#carets.clear())),
      events.on('manifest', onManifest),
      events.on('unit', (unit) => this.#follow(unit)),
      events.on('gone', (unitId) => this.#units.gone(unitId)),
      events.on('online', (online) => this.#set(() => (this.#online = online))),
      events.on('caret', (caret) => this.#carets.heard(caret)),
      events.on('caretGone', ({ key }) => this.#carets.gone(key)),
      events.on('save', () => this.save.set(this.#sync.save)),
      events.on('refused', (back) => this.#keep(back)),
      events.on('closed', (code) => this.#set(() => (this.#closed = code))),
    ];
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): LiveRecord =>
    (this.#snapshot ??= {
      units: this.#units,
      online: this.#online,
      connected: this.line.connected,
      handedBack: this.#handedBack,
      left: this.#written.left.filter((id) => !this.#handedBack.some(({ unitId }) => unitId === id)),
      closed: this.#closed,
    });

  /** Opens and closes documents so that they are those of the viewer's outline. */
  setUnits(outline: readonly OutlineUnit[]): void {
    for (const { id, sectionId } of outline) this.#sections.set(id, sectionId);
    const refs = outline.flatMap(({ id, gen }) => {
      const unitId = parseId<UnitId>(id);
      return unitId ? [{ unitId, gen }] : [];
    });
    for (const { unitId, gen } of refs) {
      const open = this.#sync.unit(unitId);
      if (open && open.gen !== gen) this.#units.willBeReplaced(unitId);
    }
    this.#sync.setUnits(refs);
    const kept = new Set(refs.map((ref) => ref.unitId));
    this.#units.keepOnly(kept);
    this.#written.keepOnly(kept);
    this.#changed();
  }

  live(id: string): LiveUnit | undefined {
    const unitId = parseId<UnitId>(id);
    return unitId && this.#units.get(unitId);
  }

  setCaret(caret: ClientMessage<'caret:set'>): void {
    // "Nowhere" is said once; every further change of the page would only repeat it.
    if (caret === null && !this.#caretShown) return;
    this.#caretShown = caret !== null;
    this.#sync.setCaret(caret);
  }

  /** Resolves true when everything typed into the unit is committed [I6], false when that takes longer than 8 s. */
  settle(id: string): Promise<boolean> {
    const unitId = parseId<UnitId>(id);
    const unit = unitId && this.#sync.unit(unitId);
    if (!unit) return Promise.resolve(false);
    if (unit.save.status === 'saved') return Promise.resolve(true);
    return new Promise((resolve) => {
      const finish = (settled: boolean): void => {
        cancel();
        off();
        resolve(settled);
      };
      const cancel = browserClock.after(SETTLE_MS, () => finish(false));
      const off = unit.events.on('save', (save) => save.pending === 0 && finish(save.status === 'saved'));
    });
  }

  /** Hands back text that never reached a unit. */
  keepText(sectionId: string, text: string): void {
    if (text.trim() === '') return;
    this.#counted += 1;
    const item = { key: `${this.#counted}`, unitId: null, sectionId, code: 'UNAVAILABLE', text } as const;
    this.#set(() => (this.#handedBack = [...this.#handedBack, item]));
  }

  /** The viewer takes the unit away. */
  takesBack(unitId: string): void {
    this.#written.takenBack(unitId);
  }

  /** The writer has read what left. */
  leftRead(): void {
    this.#set(() => this.#written.read());
  }

  /** The writer has taken the text elsewhere, or does not want it. */
  dropHandedBack(key: string): void {
    this.#handedBack = this.#handedBack.filter((item) => item.key !== key);
    if (this.#handedBack.length === 0) this.#sync.dismissRefusals();
    this.#changed();
  }

  dispose(): void {
    for (const off of this.#offs) off();
    this.#carets.stop();
    this.#units.clear();
    this.#sync.dispose();
    this.#listeners.clear();
  }

  // Nothing of the record stays on a screen whose person is not signed in, or into which nothing can be written that would
  // be kept; only what they typed themselves is given back.
  #ended(end: LineEnd): void {
    this.#over = OVER[end];
    this.#sync.setUnits([]);
    this.#units.clear();
    this.#carets.clear();
    this.#changed();
  }

  /** Something typed here is not with the server, or was given back and is still here. */
  get holdsUnsent(): boolean {
    return this.save.get().pending > 0 || this.#handedBack.length > 0;
  }

  #follow(unit: UnitSync): void {
    this.#units.follow(unit);
    unit.events.on('save', ({ pending, savedAt }) => {
      if (pending > 0 || savedAt !== null) this.#written.wrote(unit.unitId);
    });
  }

  #keep(back: HandBack): void {
    if (back.text.trim() === '') return this.#sync.dismissRefusals();
    this.#counted += 1;
    const { unitId, text } = back;
    const code = this.#over ?? back.code;
    const item = { key: `${this.#counted}`, unitId, sectionId: this.#sections.get(unitId) ?? '', code, text };
    this.#set(() => (this.#handedBack = [...this.#handedBack, item]));
  }

  #set(change: () => void): void {
    change();
    this.#changed();
  }

  #changed(): void {
    this.#snapshot = null;
    this.save.set(this.#sync.save);
    for (const listener of this.#listeners) listener();
  }
}
