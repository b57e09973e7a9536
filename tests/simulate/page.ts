import { plainText, readContent, unitFragment } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import { type HandBack, RecordSync, type UnitSync } from '@soulad/shared/sync';
import * as Y from 'yjs';
import type { Random } from '../leaks/random.js';
import { PageTransport } from './link.js';
import type { Owner, Scheduler } from './scheduler.js';

/** What became of a word that was typed. */
export interface Word {
  readonly text: string;
  readonly page: Page;
  /** The page said "saved" after it was typed. */
  saved: boolean;
  /** Times it was handed back to its writer. */
  back: number;
  /** Somebody took it out of the text on purpose. */
  deleted: boolean;
  /** The page was lost before it said "saved". */
  lost: boolean;
}

export interface PageHost {
  readonly scheduler: Scheduler;
  readonly words: Map<string, Word>;
  /** A word no other is like. */
  nextWord(): string;
  /** The page wants a connection. */
  connect(page: Page): void;
  /** The page reads its outline over HTTP; undefined when it cannot be read now. */
  outline(page: Page): Promise<readonly { unitId: UnitId; gen: number }[] | undefined>;
  violated(what: string): void;
  /** Nothing takes a right or a text from anybody in this world: only lines and processes fail. */
  readonly rightsStand: boolean;
}

/** A text on the screen. */
interface Shown {
  readonly gen: number;
  readonly doc: Y.Doc;
  readonly mayWrite: boolean;
}

const AGAIN_MS = 1_000;

/** One page of one person: the product's sync client, and somebody who types into it. */
export class Page {
  readonly owner: Owner = { alive: true };
  readonly transport: PageTransport;
  readonly record: RecordSync;
  /** Times in a row that the connection could not be made. */
  failures = 0;
  /** The person is not signed in any more; what was given back stands on the screen. */
  over = false;
  readonly #host: PageHost;
  readonly #shown = new Map<UnitId, Shown>();
  readonly #liveSince = new Map<UnitId, number>();
  #outline: ReadonlyMap<UnitId, number> = new Map();
  readonly #typed: Word[] = [];
  #asked = 0;

  constructor(
    host: PageHost,
    recordId: RecordId,
    readonly name: string,
    /** Index of the person in the world. */
    readonly who: number,
  ) {
    this.#host = host;
    const { scheduler } = host;
    const { owner } = this;
    this.transport = new PageTransport(scheduler, owner, () => this.later());
    const clock = {
      now: () => scheduler.time,
      after: (ms: number, call: () => void) => scheduler.after(ms, owner, '', call),
    };
    const random = (): number => scheduler.random.next();
    this.record = new RecordSync({ transport: this.transport, clock, random }, recordId);
    const { events } = this.record;
    events.on('unit', (unit) => this.#follow(unit));
    events.on('manifest', () => this.readOutline());
    events.on('refused', (back) => this.#handedBack(back));
    events.on('save', ({ status, pending }) => status === 'saved' && pending === 0 && this.#saved());
    events.on('closed', () => this.readOutline());
    host.connect(this);
  }

  /** Since when a unit is live here without a break; undefined when it is not. */
  liveSince(unitId: UnitId): number | undefined {
    return this.#liveSince.get(unitId);
  }

  /** Comes back after a while, with backoff. */
  later(): void {
    if (this.over) return;
    const { scheduler } = this.#host;
    const wait = Math.min(8_000, 500 * 2 ** this.failures++) * (0.5 + scheduler.random.next());
    scheduler.after(wait, this.owner, `${this.name} comes back`, () => this.#host.connect(this));
  }

  readOutline(): void {
    const number = ++this.#asked;
    void this.#host.outline(this).then((units) => {
      if (this.over || number !== this.#asked) return;
      if (units) return this.#setUnits(units);
      this.#host.scheduler.after(AGAIN_MS, this.owner, '', () => number === this.#asked && this.readOutline());
    });
  }

  /** Only what the person typed themselves is left on the screen. */
  signOut(): void {
    this.over = true;
    this.#outline = new Map();
    this.record.setUnits([]);
    this.#shown.clear();
  }

  /** The process of the browser ends: what was not stored is gone with it. */
  kill(): void {
    const { save } = this.record;
    for (const word of this.#typed) word.lost ||= !word.saved;
    this.#host.scheduler.note(`${this.name} dies ${save.status} ${save.pending}`);
    this.owner.alive = false;
    this.transport.wire?.cut(this.#host.scheduler.random.chance(0.5), true);
  }

  /** Texts that the editor lets the person type into now. */
  writable(): Y.XmlFragment[] {
    return [...this.#outline].flatMap(([unitId]) => {
      const shown = this.#shown.get(unitId);
      const fragment = shown?.mayWrite ? unitFragment(shown.doc, unitId, shown.gen) : null;
      return fragment && fragment.length > 0 ? [fragment] : [];
    });
  }

  type(random: Random): void {
    const fragment = random.pick(this.writable());
    if (!fragment) return;
    const word = this.#word();
    const blocks = fragment.toArray().filter((block) => block instanceof Y.XmlElement);
    const block = random.pick(blocks);
    if (block && random.chance(0.9)) fragment.doc?.transact(() => insertWord(block, word.text, random));
    else {
      fragment.doc?.transact(() => {
        const paragraph = new Y.XmlElement('paragraph');
        paragraph.insert(0, [new Y.XmlText(`${word.text} `)]);
        fragment.insert(random.int(fragment.length + 1), [paragraph]);
      });
    }
  }

  /** Takes a word out, with what stands in its way. */
  erase(random: Random): void {
    const fragment = random.pick(this.writable());
    const text = fragment && random.pick(textsOf(fragment));
    if (!text) return;
    const words = [...text.toString().matchAll(/w[0-9a-z]{5}x /gu)];
    const match = random.pick(words);
    const word = match && this.#host.words.get(match[0].trim());
    if (!match || !word) return;
    word.deleted = true;
    this.#host.scheduler.note(`${this.name} erases ${word.text}`);
    fragment.doc?.transact(() => text.delete(match.index, match[0].length));
  }

  /** Selects a whole paragraph and types over it. */
  rewrite(random: Random): void {
    const fragment = random.pick(this.writable());
    const text = fragment && random.pick(textsOf(fragment));
    if (!text) return;
    for (const [found] of text.toString().matchAll(/w[0-9a-z]{5}x/gu)) {
      const word = this.#host.words.get(found);
      if (word) word.deleted = true;
    }
    const { text: own } = this.#word();
    fragment.doc?.transact(() => {
      text.delete(0, text.length);
      text.insert(0, `${own} `);
    });
  }

  /** Everything readable on the screen, by unit. */
  texts(): Map<UnitId, string> {
    return new Map(this.record.units().map((unit) => [unit.unitId, plainText(readContent(unit.fragment))]));
  }

  /** A word that is about to be typed. */
  #word(): Word {
    const text = this.#host.nextWord();
    const word: Word = { text, page: this, saved: false, back: 0, deleted: false, lost: false };
    this.#host.words.set(text, word);
    this.#typed.push(word);
    this.#host.scheduler.note(`${this.name} types ${text}`);
    return word;
  }

  #setUnits(refs: readonly { readonly unitId: UnitId; readonly gen: number }[]): void {
    this.#outline = new Map(refs.map(({ unitId, gen }) => [unitId, gen]));
    this.record.setUnits(refs);
    for (const unitId of [...this.#shown.keys()]) if (!this.#outline.has(unitId)) this.#shown.delete(unitId);
  }

  // As the page does it: what is live is bound, and what is destroyed takes no more keys.
  #follow(unit: UnitSync): void {
    const { unitId, gen } = unit;
    const show = (): void => {
      const { doc, phase } = unit;
      const shown = this.#shown.get(unitId);
      if (phase === 'live') this.#shown.set(unitId, { gen, doc, mayWrite: includesRight(unit.right, 'write') });
      else if (phase === 'gone' && shown?.doc === doc) this.#shown.delete(unitId);
    };
    unit.events.on('phase', (phase) => {
      if (phase === 'live') this.#liveSince.set(unitId, this.#host.scheduler.time);
      else this.#liveSince.delete(unitId);
      show();
    });
    unit.events.on('right', show);
    unit.events.on('doc', () => this.#shown.delete(unitId));
  }

  #saved(): void {
    for (const word of this.#typed) word.saved ||= word.back === 0;
  }

  #handedBack({ text, code }: HandBack): void {
    this.#host.scheduler.note(`${this.name} gets back ${code} ${text.length}`);
    if (this.#host.rightsStand)
      this.#host.violated(`[I6] words were handed back (${code}), and nobody had lost a right`);
    for (const [found] of text.matchAll(/w[0-9a-z]{5}x/gu)) {
      const word = this.#host.words.get(found);
      if (!word) continue;
      word.back += 1;
      if (word.back > 1) this.#host.violated(`[I6] ${found} was handed back twice`);
      if (word.page !== this) this.#host.violated(`[I8] ${found} was handed back to somebody else`);
    }
    this.record.dismissRefusals();
  }
}

/** The text of each paragraph that has one. */
function textsOf(fragment: Y.XmlFragment): Y.XmlText[] {
  return fragment.toArray().flatMap((block) => {
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    return text instanceof Y.XmlText ? [text] : [];
  });
}

function insertWord(block: Y.XmlElement, word: string, random: Random): void {
  if (!(block.get(0) instanceof Y.XmlText)) block.insert(0, [new Y.XmlText()]);
  const text = block.get(0);
  if (!(text instanceof Y.XmlText)) return;
  // Between words, so that each stays whole.
  const ends = [0, ...[...text.toString().matchAll(/x /gu)].map((match) => match.index + 2)];
  text.insert(random.pick(ends) ?? 0, `${word} `);
}
