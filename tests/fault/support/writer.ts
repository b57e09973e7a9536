import { joinRecord, type Sitter } from '@soulad/api/testing';
import { plainText, readContent } from '@soulad/shared/doc';
import type { RecordId, UnitId } from '@soulad/shared/ids';
import type { HandBack, RecordSync } from '@soulad/shared/sync';
import * as Y from 'yjs';

const KEY_MS = 150;
const WORD = 8;
/** Characters; whatever is longer was pasted. */
const LONGEST_LINE = 200;

/** Where a writer sits, and what it writes into. */
export interface WriterPlace {
  readonly origin: string;
  readonly sitter: Sitter;
  readonly recordId: RecordId;
  readonly units: readonly UnitId[];
  readonly random: () => number;
  /** Where the socket is opened, when that is not the origin. */
  readonly through?: string;
}

/** Somebody who types a line of their own, again and again, and knows which lines the server has acknowledged. */
export class Writer {
  readonly typed: string[] = [];
  readonly acked = new Set<string>();
  /** Milliseconds from the typing of each line to its acknowledgement, in the order of the acknowledgements. */
  readonly waits: number[] = [];
  readonly refused: HandBack[] = [];
  /** Lines that came back to their writer, who holds them now. */
  readonly handedBack = new Set<string>();
  /** Times it was told to fetch instead of being sent. */
  spared = 0;
  readonly record: RecordSync;
  readonly #transport: ReturnType<typeof joinRecord>['transport'];
  readonly #typedAt = new Map<string, number>();
  readonly #units: readonly UnitId[];
  readonly #random: () => number;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    readonly name: string,
    { origin, sitter, recordId, units, random, through = origin }: WriterPlace,
  ) {
    this.#units = units;
    this.#random = random;
    const { record, transport } = joinRecord(through, sitter.ticket, recordId, origin);
    this.record = record;
    this.#transport = transport;
    transport.on('unit:dirty', () => (this.spared += 1));
    record.events.on('refused', (handBack) => {
      this.refused.push(handBack);
      for (const line of handBack.text.split('\n')) this.handedBack.add(line);
      record.dismissRefusals();
    });
    record.setUnits(units.map((unitId) => ({ unitId, gen: 1 })));
    for (const unit of record.units())
      unit.events.on('save', ({ pending }) => pending === 0 && this.acknowledge(unit.unitId));
  }

  /** Every unit is open and in line with the server. */
  get live(): boolean {
    return this.#units.every((unitId) => this.record.unit(unitId)?.phase === 'live');
  }

  get saved(): boolean {
    return this.live && this.record.save.status === 'saved';
  }

  start(): void {
    this.#timer = setInterval(() => this.type(), KEY_MS);
  }

  pause(): void {
    clearInterval(this.#timer);
  }

  close(): void {
    this.pause();
    this.record.dispose();
    this.#transport.close();
  }

  /** The connection is lost; the client comes back by itself. */
  drop(): void {
    this.#transport.socket.io.engine.close();
  }

  textOf(unitId: UnitId): string {
    const unit = this.record.unit(unitId);
    return unit ? plainText(readContent(unit.fragment)) : '';
  }

  /** In which passages this replica does not say what is stored, and how. */
  apartFrom(stored: ReadonlyMap<UnitId, string>): string[] {
    return [...stored].flatMap(([unitId, text]) => {
      const unit = this.record.unit(unitId);
      const [mine, theirs] = [this.textOf(unitId).split('\n'), text.split('\n')];
      if (mine.join('\n') === text) return [];
      const [more, less] = [
        mine.filter((line) => !theirs.includes(line)),
        theirs.filter((line) => !mine.includes(line)),
      ];
      const back = this.refused.filter((one) => one.unitId === unitId).map(({ code }) => code);
      const state = unit ? `${unit.phase} at ${unit.head}` : 'gone';
      return [`${this.name} in ${unitId} (${[state, ...back].join()}): more ${more.join()}, less ${less.join()}`];
    });
  }

  /** So many characters at once into one of the units, in the place of those of the last time. */
  paste(length: number): void {
    this.erase();
    const unitId = this.#units[Math.floor(this.#random() * this.#units.length)];
    const unit = unitId && this.record.unit(unitId);
    if (!unit || unit.right !== 'write') return;
    const paragraph = new Y.XmlElement('paragraph');
    // No two alike, so that nothing on the way makes them short.
    const word = (): string => this.#random().toString(36).slice(2).padEnd(WORD, '0').slice(0, WORD);
    paragraph.insert(0, [new Y.XmlText(Array.from({ length: length / WORD }, word).join(''))]);
    unit.fragment.insert(0, [paragraph]);
  }

  /** Takes away what was pasted, found by its length: a replica may have been replaced by one with other objects. */
  erase(): void {
    for (const unitId of this.#units) {
      const fragment = this.record.unit(unitId)?.fragment;
      const at = fragment?.toArray().findIndex((child) => child.toString().length > LONGEST_LINE) ?? -1;
      if (at >= 0) fragment?.delete(at);
    }
  }

  /** A line into one of the units; nothing where this writer may not write at the moment. */
  type(): void {
    const unitId = this.#units[Math.floor(this.#random() * this.#units.length)];
    const unit = unitId && this.record.unit(unitId);
    if (!unit || unit.right !== 'write') return;
    const line = `${unitId.slice(0, 4)}/${this.name}/${this.typed.length}`;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(line)]);
    this.typed.push(line);
    this.#typedAt.set(line, performance.now());
    unit.fragment.insert(Math.floor(this.#random() * (unit.fragment.length + 1)), [paragraph]);
  }

  // With nothing pending in a unit, the server has acknowledged every line typed into it.
  private acknowledge(unitId: UnitId): void {
    const now = performance.now();
    for (const [line, at] of this.#typedAt) {
      if (!line.startsWith(unitId.slice(0, 4))) continue;
      this.acked.add(line);
      this.#typedAt.delete(line);
      this.waits.push(now - at);
    }
  }
}
