import type { GenoRelation } from './family-graph.js';

export interface RelationGroup {
  readonly kind: string;
  /** 'from': this person is the first of the relation (the parent, the guardian); 'to': the second. */
  readonly side: 'from' | 'to';
  readonly others: readonly string[];
}

/** Relations of one person, those of one kind and direction together, in the order in which they are recorded. */
export function relationsOf(personId: string, relations: readonly GenoRelation[]): readonly RelationGroup[] {
  const groups = new Map<string, { kind: string; side: 'from' | 'to'; others: string[] }>();
  for (const relation of relations) {
    const side = relation.personId === personId ? 'from' : relation.otherId === personId ? 'to' : undefined;
    if (side === undefined) continue;
    const key = `${relation.kind} ${side}`;
    const group = groups.get(key) ?? { kind: relation.kind, side, others: [] };
    group.others.push(side === 'from' ? relation.otherId : relation.personId);
    groups.set(key, group);
  }
  return [...groups.values()];
}
