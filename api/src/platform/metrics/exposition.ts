import { Counter, Gauge, Registry } from '@prometheus-io/client';
import { CATALOGUE, type Measure } from './catalogue.js';
import { countedAs, labelsOf, settingsOf } from './measures.js';

type Figure = number | Readonly<Record<string, number>>;

/**
 * Everything measured in the text format of Prometheus, in the order of the catalogue: what is counted with every value of its
 * label, what is looked up as it was read just now.
 */
export function exposition(read: ReadonlyMap<string, Figure>): Promise<string> {
  const all = new Registry();
  for (const [name, measure] of Object.entries<Measure>(CATALOGUE)) {
    const figure = read.get(name);
    const metric = figure === undefined ? countedAs(name) : lookedUp(name, measure, figure);
    if (metric) all.registerMetric(metric);
  }
  return all.metrics();
}

function lookedUp(name: string, measure: Measure, figure: Figure): Counter<string> | Gauge<string> {
  const metric = new (measure.kind === 'counter' ? Counter : Gauge)(settingsOf(name, measure));
  for (const [value, labels] of labelsOf(measure)) {
    const now = typeof figure === 'number' ? figure : figure[value];
    if (now !== undefined) metric.inc(labels, now);
  }
  return metric;
}
