import { CATALOGUE, type LabelOf, type Measure, type MeasureName, type NameOf } from './catalogue.js';

/** What is known of one value of a label; '' where there is no label. */
export interface Series {
  /** How often something was below each bound of its measure. */
  readonly below: number[];
  sum: number;
  count: number;
}

type Value<N extends MeasureName> = [LabelOf<N>] extends [never] ? [] : [label: LabelOf<N>];

/** What this process has counted since it began. As with the log, a process has one of these. */
const COUNTED: ReadonlyMap<MeasureName, ReadonlyMap<string, Series>> = new Map(
  Object.entries<Measure>(CATALOGUE).map(([name, measure]) => [
    // Decoder: the keys of the catalogue are its names.
    name as MeasureName,
    new Map(valuesOf(measure).map((value) => [value, emptySeries(measure)])),
  ]),
);

/** Counts one more. */
export function count<N extends NameOf<'counter'>>(name: N, ...value: Value<N>): void {
  const series = COUNTED.get(name)?.get(value[0] ?? '');
  if (series) series.count += 1;
}

/** Notes how long or how large one was. */
export function observe<N extends NameOf<'histogram'>>(name: N, size: number, ...value: Value<N>): void {
  const series = COUNTED.get(name)?.get(value[0] ?? '');
  if (!series) return;
  series.sum += size;
  series.count += 1;
  const { bounds } = CATALOGUE[name];
  for (let at = bounds.length - 1; at >= 0 && size <= (bounds[at] ?? 0); at -= 1)
    series.below[at] = (series.below[at] ?? 0) + 1;
}

/** What was counted, by the value of the label. */
export function countedOf(name: MeasureName): ReadonlyMap<string, Readonly<Series>> {
  return COUNTED.get(name) ?? new Map();
}

/** Values of the label of a measure; one empty one without a label. */
export function valuesOf({ label }: Measure): readonly string[] {
  return label === null ? [''] : label[1];
}

function emptySeries({ bounds }: Measure): Series {
  return { below: bounds.map(() => 0), sum: 0, count: 0 };
}
