import { households, type Household } from './households.js';
import { generations, rowOrder, unions, type GenoPerson, type GenoRelation, type Union } from './family-graph.js';
import { GENO, type Point } from './measures.js';

export interface PlacedUnion extends Union {
  /** Height of the line between the two. */
  readonly lineY: number;
  /** Where the line to the children starts. */
  readonly dropX: number;
  /** Height of the line that brothers and sisters hang on. */
  readonly barY: number;
}

export interface Genogram {
  readonly width: number;
  readonly height: number;
  /** Centre of each symbol. */
  readonly at: ReadonlyMap<string, Point>;
  readonly unions: readonly PlacedUnion[];
  /** Relations that no tree line shows: guardian, other, brothers and sisters without known parents. */
  readonly links: readonly GenoRelation[];
  readonly households: readonly Household[];
}

/** Places a family. The same persons and relations always give the same picture. */
export function layoutGenogram(persons: readonly GenoPerson[], relations: readonly GenoRelation[]): Genogram {
  const rows = generations(persons, relations);
  const all = unions(persons, relations);
  const depth = Math.max(0, ...rows.values());
  const xs = new Map<string, number>();
  for (let level = 0; level <= depth; level += 1) {
    const row = persons.filter((person) => rows.get(person.id) === level);
    placeRow(rowOrder(row, all), all, persons, xs);
  }
  const leftmost = Math.min(0, ...xs.values());
  const at = new Map(
    persons.map((person) => [
      person.id,
      {
        x: (xs.get(person.id) ?? 0) - leftmost + GENO.margin + GENO.symbol / 2,
        y: (rows.get(person.id) ?? 0) * GENO.row + GENO.margin + GENO.symbol / 2,
      },
    ]),
  );
  const points = [...at.values()];
  return {
    width: Math.max(0, ...points.map((point) => point.x)) + GENO.symbol / 2 + GENO.margin,
    height: Math.max(0, ...points.map((point) => point.y)) + GENO.symbol / 2 + GENO.label + GENO.margin / 2,
    at,
    unions: all.map((union) => placeUnion(union, at)),
    links: relations.filter((relation) => isLink(relation, all)),
    households: households(persons, at),
  };
}

/** Children start under the parent they live with, so that the line round a household leaves the other parent out. */
function placeRow(
  order: readonly string[],
  all: readonly Union[],
  persons: readonly GenoPerson[],
  xs: Map<string, number>,
): void {
  let next = Number.NEGATIVE_INFINITY;
  for (const id of order) {
    const family = all.find((union) => union.children.includes(id));
    const wish = family === undefined ? undefined : wishedX(id, family, persons, xs);
    const x = Math.max(next, wish ?? (next === Number.NEGATIVE_INFINITY ? 0 : next));
    xs.set(id, x);
    next = x + GENO.slot;
  }
}

function wishedX(id: string, family: Union, persons: readonly GenoPerson[], xs: ReadonlyMap<string, number>): number {
  const home = (who: string | null): string | null => persons.find((person) => person.id === who)?.household ?? null;
  const left = xs.get(family.left) ?? 0;
  const right = family.right === null ? left : (xs.get(family.right) ?? left);
  const index = family.children.indexOf(id);
  const count = family.children.length;
  const withLeft = family.children.every((child) => home(child) !== null && home(child) === home(family.left));
  const withRight = family.children.every((child) => home(child) !== null && home(child) === home(family.right));
  if (family.right !== null && withRight && !withLeft) return right + index * GENO.slot;
  if (family.right !== null && withLeft && !withRight) return left - (count - 1 - index) * GENO.slot;
  return (left + right) / 2 + (index - (count - 1) / 2) * GENO.slot;
}

function placeUnion(union: Union, at: ReadonlyMap<string, Point>): PlacedUnion {
  const left = at.get(union.left) ?? { x: 0, y: 0 };
  const right = union.right === null ? left : (at.get(union.right) ?? left);
  const top = Math.max(left.y, right.y);
  return { ...union, lineY: top, dropX: (left.x + right.x) / 2, barY: top + GENO.row - GENO.symbol / 2 - 16 };
}

function isLink({ kind, personId, otherId }: GenoRelation, all: readonly Union[]): boolean {
  if (kind === 'guardian' || kind === 'other' || kind === 'grandparent') return true;
  return (
    kind === 'sibling' && !all.some((union) => union.children.includes(personId) && union.children.includes(otherId))
  );
}
