/** What the picture is drawn from: persons and the relations between them, as the case has them. */
export interface GenoPerson {
  readonly id: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly sex: string;
  readonly household: string | null;
}

export interface GenoRelation {
  readonly personId: string;
  readonly otherId: string;
  readonly kind: string;
}

/** A couple, or one parent alone, with the children they have together. */
export interface Union {
  readonly left: string;
  /** Null for a parent whose partner is not known. */
  readonly right: string | null;
  readonly state: 'together' | 'separated' | 'divorced';
  readonly children: readonly string[];
}

const COUPLE = ['partner', 'separated', 'divorced'];
const byAge = (a: GenoPerson, b: GenoPerson): number =>
  (a.bornOn ?? '9999').localeCompare(b.bornOn ?? '9999') ||
  a.givenName.localeCompare(b.givenName, 'cs') ||
  a.id.localeCompare(b.id);

/** Row of each person, 0 at the top: children stand below their parents, partners beside each other. */
export function generations(
  persons: readonly GenoPerson[],
  relations: readonly GenoRelation[],
): ReadonlyMap<string, number> {
  const row = new Map(persons.map((person) => [person.id, 0]));
  const at = (id: string): number => row.get(id) ?? 0;
  const raise = (id: string, to: number): void => void row.set(id, Math.max(at(id), to));
  // As many rounds as there are persons settle any tree; a cycle in wrong data ends there too.
  for (const _ of persons) {
    for (const { personId, otherId, kind } of relations) {
      if (kind === 'parent') raise(otherId, at(personId) + 1);
      if (kind === 'grandparent') raise(otherId, at(personId) + 2);
      if (COUPLE.includes(kind)) {
        raise(personId, at(otherId));
        raise(otherId, at(personId));
      }
    }
  }
  return new Map(persons.map((person) => [person.id, Math.min(at(person.id), persons.length)]));
}

/** Couples and single parents with their children, eldest first. A man stands on the left, as genograms have it. */
export function unions(persons: readonly GenoPerson[], relations: readonly GenoRelation[]): readonly Union[] {
  const known = new Map(persons.map((person) => [person.id, person]));
  const found = new Map<string, { pair: string[]; children: GenoPerson[]; state: Union['state'] }>();
  const open = (ids: readonly string[]): { pair: string[]; children: GenoPerson[]; state: Union['state'] } => {
    const pair = ids.toSorted((a, b) => sexRank(known.get(a)) - sexRank(known.get(b)) || a.localeCompare(b));
    const union = found.get(pair.join(' ')) ?? { pair, children: [], state: 'together' };
    found.set(pair.join(' '), union);
    return union;
  };
  for (const { personId, otherId, kind } of relations) {
    if (!COUPLE.includes(kind) || !known.has(personId) || !known.has(otherId)) continue;
    open([personId, otherId]).state =
      kind === 'separated' ? 'separated' : kind === 'divorced' ? 'divorced' : 'together';
  }
  for (const child of persons.toSorted(byAge)) {
    const parents = relations.filter(
      (one) => one.kind === 'parent' && one.otherId === child.id && known.has(one.personId),
    );
    if (parents.length > 0) open(parents.slice(0, 2).map((one) => one.personId)).children.push(child);
  }
  return [...found.values()].flatMap(({ pair: [left, right], children, state }) =>
    left === undefined ? [] : [{ left, right: right ?? null, state, children: children.map((child) => child.id) }],
  );
}

function sexRank(person: GenoPerson | undefined): number {
  return person?.sex === 'male' ? 0 : person?.sex === 'female' ? 2 : 1;
}

/** Persons of one row from left to right: couples side by side, brothers and sisters by age, everybody else after. */
export function rowOrder(row: readonly GenoPerson[], all: readonly Union[]): readonly string[] {
  const ids = new Set(row.map((person) => person.id));
  const order: string[] = [];
  const add = (id: string): void => {
    if (ids.has(id) && !order.includes(id)) order.push(id);
  };
  const withPartners = (id: string): void => {
    const mine = all.filter((union) => union.left === id || union.right === id);
    for (const union of mine) if (union.right === id) add(union.left);
    add(id);
    for (const union of mine) if (union.left === id && union.right !== null) add(union.right);
  };
  for (const union of all) for (const child of union.children) if (ids.has(child)) withPartners(child);
  for (const union of all) withPartners(union.left);
  for (const person of row.toSorted(byAge)) add(person.id);
  return order;
}
