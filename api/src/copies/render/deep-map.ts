/** The same plain value with every text in it changed. Names of fields stay. */
export function deepMap<T>(value: T, change: (text: string) => string): T {
  // Decoder: the shape stays; only texts change, and into texts.
  const walk = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return one.map(walk);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, KEPT.has(name) ? inner : walk(inner)]));
  };
  return walk(value) as T;
}

/** Fields that hold words of the model and not of people. */
const KEPT: ReadonlySet<string> = new Set(['kind', 'marks']);
