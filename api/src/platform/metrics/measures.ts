import { Counter, Histogram } from '@prometheus-io/client';
import { CATALOGUE, type LabelOf, type Measure, type MeasureName, type NameOf } from './catalogue.js';

type Value<N extends MeasureName> = [LabelOf<N>] extends [never] ? [] : [label: LabelOf<N>];
type Metric = Counter<string> | Histogram<string>;

/** A measure of which each value of its label is there from the start, and none besides. */
interface Counted {
  readonly metric: Metric;
  readonly add: ReadonlyMap<string, (size: number) => void>;
}

/** What this process has counted since it began. As with the log, a process has one of these. */
const COUNTED: ReadonlyMap<string, Counted> = new Map(
  Object.entries<Measure>(CATALOGUE)
    .filter(([, { kind }]) => kind !== 'gauge')
    .map(([name, measure]) => [name, counted(name, measure)]),
);

/** Counts one more. */
export function count<N extends NameOf<'counter'>>(name: N, ...value: Value<N>): void {
  COUNTED.get(name)?.add.get(value[0] ?? '')?.(1);
}

/** Notes how long or how large one was. */
export function observe<N extends NameOf<'histogram'>>(name: N, size: number, ...value: Value<N>): void {
  COUNTED.get(name)?.add.get(value[0] ?? '')?.(size);
}

/** What was counted under a name; nothing of what is looked up when somebody asks. */
export function countedAs(name: string): Metric | undefined {
  return COUNTED.get(name)?.metric;
}

/** The values of the label of a measure, as the library takes them; one empty one without a label. */
export function labelsOf({ label }: Measure): readonly (readonly [value: string, labels: Record<string, string>])[] {
  return label === null ? [['', {}]] : label[1].map((value) => [value, { [label[0]]: value }]);
}

/** A measure as the library takes it, which nobody finds who does not name it. */
export function settingsOf(name: string, { help, label }: Measure) {
  return { name, help, labelNames: label === null ? [] : [label[0]], registers: [] };
}

function counted(name: string, measure: Measure): Counted {
  const add = new Map<string, (size: number) => void>();
  if (measure.kind === 'counter') {
    const metric = new Counter(settingsOf(name, measure));
    for (const [value, labels] of labelsOf(measure)) {
      metric.inc(labels, 0);
      add.set(value, (more) => metric.inc(labels, more));
    }
    return { metric, add };
  }
  const metric = new Histogram({ ...settingsOf(name, measure), buckets: [...measure.bounds] });
  for (const [value, labels] of labelsOf(measure)) {
    metric.zero(labels);
    add.set(value, (size) => metric.observe(labels, size));
  }
  return { metric, add };
}
