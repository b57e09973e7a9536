/** Measures of the picture in px: symbol, distance of neighbours and of rows, margin round it all. */
export const GENO = { symbol: 44, slot: 104, row: 136, margin: 26, label: 38 } as const;

export interface Point {
  readonly x: number;
  readonly y: number;
}
