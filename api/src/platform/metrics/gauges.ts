import { Injectable } from '@nestjs/common';
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

/** @throws when it takes longer */
export async function within<T>(ms: number, work: () => T | Promise<T>): Promise<T> {
  const late = new AbortController();
  const end = new Promise<never>((_, refuse) => {
    const timer = setTimeout(() => refuse(new Error('late')), ms);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    return await Promise.race([work(), end]);
  } finally {
    late.abort();
  }
}
