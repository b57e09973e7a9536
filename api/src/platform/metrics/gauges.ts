import { Injectable } from '@nestjs/common';
import { within } from '../within.js';
import type { LabelOf, MeasureName, NameOf } from './catalogue.js';

/** What is read when somebody asks: a number, or one for each value of the label. */
export type Figure<N extends MeasureName> = [LabelOf<N>] extends [never]
  ? number
  : Readonly<Record<LabelOf<N>, number>>;
type Reading = Partial<{ readonly [N in NameOf<'gauge' | 'counter'>]: Figure<N> }>;
/** Reads some of the measures. */
export type Reader = () => Reading | Promise<Reading>;

/** A reader that takes longer is left out. */
const PATIENCE_MS = 5_000;

/** Who knows the figures that are looked up and not counted. */
@Injectable()
export class Gauges {
  readonly #readers: Reader[] = [];

  readBy(reader: Reader): void {
    this.#readers.push(reader);
  }

  /** What all readers say now; what one of them cannot say is not there. */
  async read(): Promise<ReadonlyMap<string, number | Readonly<Record<string, number>>>> {
    const found = await Promise.allSettled(this.#readers.map((reader) => within(PATIENCE_MS, reader)));
    return new Map(found.flatMap((one) => (one.status === 'fulfilled' ? Object.entries(one.value) : [])));
  }
}
