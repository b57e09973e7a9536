import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql';
import { kindOf } from './kinds.js';

/** Identifiers that a viewer has come across, by kind, in the order of appearance: isomorphic in equal worlds. */
export class Known {
  readonly #byKind = new Map<string, string[]>();
  readonly #all = new Set<string>();

  of(kind: string): readonly string[] {
    return this.#byKind.get(kind) ?? [];
  }

  kinds(): readonly string[] {
    return [...this.#byKind.keys()];
  }

  has(id: string): boolean {
    return this.#all.has(id);
  }

  add(kind: string, id: string): void {
    this.#all.add(id);
    const list = this.#byKind.get(kind) ?? [];
    if (!list.includes(id)) this.#byKind.set(kind, [...list, id]);
  }

  /** Takes in everything that an answer of that type names. */
  learn(value: unknown, type: GraphQLOutputType): void {
    const named = getNamedType(type);
    if (Array.isArray(value)) {
      for (const one of value as readonly unknown[]) this.learn(one, type);
      return;
    }
    if (typeof value !== 'object' || value === null || !isObjectType(named)) return;
    for (const field of Object.values(named.getFields())) {
      const inner: unknown = Reflect.get(value, field.name);
      if (getNamedType(field.type).name === 'ID') this.learnIds(inner, field.name, named.name);
      else this.learn(inner, field.type);
    }
  }

  private learnIds(value: unknown, field: string, owner: string): void {
    const kind = kindOf(field, owner) ?? `${owner}.${field}`;
    for (const id of Array.isArray(value) ? (value as readonly unknown[]) : [value])
      if (typeof id === 'string') this.add(kind, id);
  }
}
