import type { Finding } from './finding.js';

type Path = readonly (string | number)[];

/** A finding when `key` is not in `known`; the mend names what could have been meant. */
export function unknownKey(
  known: Readonly<Record<string, unknown>>,
  what: string,
  key: string | undefined,
  path: Path,
): Finding[] {
  if (key === undefined || Object.hasOwn(known, key)) return [];
  const names = Object.keys(known);
  return [
    {
      path,
      what: `there is no ${what} '${key}'`,
      mend: names.length ? `use one of: ${names.join(', ')}` : `add a ${what} first`,
    },
  ];
}

/** The same for a list of keys, and a finding for each key that stands in it twice. */
export function unknownKeys(
  known: Readonly<Record<string, unknown>>,
  what: string,
  keys: readonly string[],
  path: Path,
): Finding[] {
  return keys.flatMap((key, index) => [
    ...unknownKey(known, what, key, [...path, index]),
    ...(keys.indexOf(key) < index
      ? [{ path: [...path, index], what: `'${key}' stands twice`, mend: 'name it once' }]
      : []),
  ]);
}

/** A finding for every value but the first that several entries share. */
export function repeated<T>(
  entries: Readonly<Record<string, T>>,
  valueOf: (entry: T) => string,
  pathOf: (key: string) => Path,
  what: string,
): Finding[] {
  const first = new Map<string, string>();
  return Object.entries(entries).flatMap(([key, entry]) => {
    const holder = first.get(valueOf(entry));
    if (holder === undefined) {
      first.set(valueOf(entry), key);
      return [];
    }
    return [
      { path: pathOf(key), what: `${what} '${valueOf(entry)}' is taken by ${holder}`, mend: `choose another ${what}` },
    ];
  });
}
