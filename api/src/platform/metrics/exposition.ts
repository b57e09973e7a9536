import { CATALOGUE, type Measure, type MeasureName } from './catalogue.js';
import { countedOf, type Series, valuesOf } from './measures.js';

export const EXPOSITION_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

type Read = ReadonlyMap<string, number | Readonly<Record<string, number>>>;

/** Everything measured in the text format of Prometheus, in the order of the catalogue: every value of every label, always. */
export function exposition(read: Read): string {
  return Object.entries<Measure>(CATALOGUE)
    .map(([name, measure]) => [
      `# HELP ${name} ${measure.help}`,
      `# TYPE ${name} ${measure.kind}`,
      // Decoder: the keys of the catalogue are its names.
      ...valuesOf(measure).flatMap((value) => samples(name as MeasureName, value, read)),
    ])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('');
}

function samples(name: MeasureName, value: string, read: Read): readonly string[] {
  const measure: Measure = CATALOGUE[name];
  const labels = measure.label === null ? [] : [`${measure.label[0]}="${value}"`];
  const given = read.get(name);
  const figure = typeof given === 'object' ? given[value] : given;
  if (figure !== undefined) return [line(name, labels, figure)];
  const series = countedOf(name).get(value);
  if (!series || measure.kind === 'gauge') return [];
  return measure.kind === 'counter' ? [line(name, labels, series.count)] : buckets(name, labels, series);
}

function buckets(name: MeasureName, labels: readonly string[], { below, sum, count }: Readonly<Series>): string[] {
  const { bounds } = CATALOGUE[name];
  return [
    ...bounds.map((bound, at) => line(`${name}_bucket`, [...labels, `le="${bound}"`], below[at] ?? 0)),
    line(`${name}_bucket`, [...labels, 'le="+Inf"'], count),
    line(`${name}_sum`, labels, sum),
    line(`${name}_count`, labels, count),
  ];
}

function line(name: string, labels: readonly string[], value: number): string {
  return labels.length === 0 ? `${name} ${value}` : `${name}{${labels.join(',')}} ${value}`;
}
