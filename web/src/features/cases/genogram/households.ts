import type { GenoPerson } from './family-graph.js';
import { GENO, type Point } from './measures.js';

/** The dashed line round the people who live together. */
export interface Household {
  readonly name: string;
  /** Closed outline, one step per row of the family. */
  readonly path: string;
}

interface Band {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

const REACH = GENO.symbol / 2 + 16;

/** Outlines of homes with two members or more; one that would take in a stranger is left to the text list. */
export function households(persons: readonly GenoPerson[], at: ReadonlyMap<string, Point>): readonly Household[] {
  const names = [...new Set(persons.map((person) => person.household).filter((name) => name !== null))].toSorted();
  return names.flatMap((name) => {
    const members = persons.filter((person) => person.household === name);
    const bands = bandsOf(members.map((person) => at.get(person.id)).filter((point) => point !== undefined));
    const others = persons.filter((person) => person.household !== name).map((person) => at.get(person.id));
    const strangerInside = others.some((point) => point !== undefined && bands.some((band) => covers(band, point)));
    return members.length < 2 || strangerInside || !joined(bands) ? [] : [{ name, path: outline(bands) }];
  });
}

function bandsOf(points: readonly Point[]): readonly Band[] {
  const rows = [...new Set(points.map((point) => point.y))].toSorted((a, b) => a - b);
  return rows.map((y) => {
    const xs = points.filter((point) => point.y === y).map((point) => point.x);
    return { y, left: Math.min(...xs) - REACH, right: Math.max(...xs) + REACH };
  });
}

function covers(band: Band, { x, y }: Point): boolean {
  return y === band.y && x + GENO.symbol / 2 > band.left && x - GENO.symbol / 2 < band.right;
}

/** Rows next to each other with a common stretch: only then one line can go round them. */
function joined(bands: readonly Band[]): boolean {
  return bands.every((band, index) => {
    const above = bands[index - 1];
    return above === undefined || (band.y - above.y === GENO.row && band.left < above.right && above.left < band.right);
  });
}

function outline(bands: readonly Band[]): string {
  const top = (band: Band): number => band.y - REACH + 4;
  const step = (upper: Band): number => upper.y + GENO.row - REACH - 2;
  const first = bands[0];
  const last = bands.at(-1);
  if (first === undefined || last === undefined) return '';
  const down = bands.map((band, index) => {
    const next = bands[index + 1];
    return `H${band.right}V${next === undefined ? band.y + REACH + GENO.label - 12 : step(band)}`;
  });
  const up = bands.toReversed().map((band, index, reversed) => {
    const above = reversed[index + 1];
    return `H${band.left}V${above === undefined ? top(first) : step(above)}`;
  });
  return `M${first.left} ${top(first)}${down.join('')}${up.join('')}Z`;
}
