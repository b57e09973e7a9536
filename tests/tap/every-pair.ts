/**
 * Rows that choose one of several values at each place, so that every two values of two places stand together in a row at
 * least. For two places these are all combinations; for more there are about as many as for the two largest.
 * @param sizes number of values at each place
 * @returns rows of indices; none when some place has no value
 */
export function everyPair(sizes: readonly number[]): readonly (readonly number[])[] {
  if (sizes.some((size) => size === 0)) return [];
  const open = openPairs(sizes);
  const rows: number[][] = sizes.length < 2 ? lone(sizes) : [];
  while (open.size > 0) {
    const row = nextRow(sizes, open);
    for (const pair of pairsOf(row)) open.delete(pair);
    rows.push(row);
  }
  return rows;
}

const lone = ([size]: readonly number[]): number[][] =>
  size === undefined ? [[]] : Array.from({ length: size }, (_, value) => [value]);
const pairOf = (place: number, value: number, other: number, its: number): string =>
  `${place}:${value} ${other}:${its}`;

function pairsOf(row: readonly number[]): string[] {
  return row.flatMap((value, place) => row.slice(0, place).map((its, other) => pairOf(other, its, place, value)));
}

function openPairs(sizes: readonly number[]): Set<string> {
  const open = new Set<string>();
  for (const [place, size] of sizes.entries())
    for (let other = 0; other < place; other += 1)
      for (let value = 0; value < size; value += 1)
        for (let its = 0; its < (sizes[other] ?? 0); its += 1) open.add(pairOf(other, its, place, value));
  return open;
}

/** Begins with a pair that is open and takes at each other place the value that closes most. */
function nextRow(sizes: readonly number[], open: ReadonlySet<string>): number[] {
  const [first = ''] = open;
  const begun = new Map(first.split(' ').map((one) => one.split(':').map(Number) as [number, number]));
  sizes.forEach((size, place) => {
    if (begun.has(place)) return;
    const closes = (value: number): number =>
      [...begun].filter(([other, its]) =>
        open.has(other < place ? pairOf(other, its, place, value) : pairOf(place, value, other, its)),
      ).length;
    const values = Array.from({ length: size }, (_, value) => value);
    begun.set(
      place,
      values.reduce((best, value) => (closes(value) > closes(best) ? value : best), 0),
    );
  });
  return sizes.map((_, place) => begun.get(place) ?? 0);
}
