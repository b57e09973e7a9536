import { getNamedType, isEnumType, isInputObjectType, isListType, isNonNullType, type GraphQLInputType } from 'graphql';
import type { Random } from '../random.js';
import type { RootField } from '../table/schema.js';
import { kindOf } from './kinds.js';
import type { Known } from './known.js';

/** Makes arguments for any operation of the schema from what a viewer knows. */
export class Arguments {
  readonly random: Random;
  readonly known: Known;
  /** Gives an identifier of that kind that the viewer does not know; undefined leaves it to the known ones. */
  readonly stranger: (kind: string) => string | undefined;
  /** An identifier had to be given, and the viewer knows none of its kind. */
  missing = false;

  constructor(random: Random, known: Known, stranger: (kind: string) => string | undefined = () => undefined) {
    this.random = random;
    this.known = known;
    this.stranger = stranger;
  }

  of(field: RootField): Readonly<Record<string, unknown>> {
    return Object.fromEntries(field.args.map(({ name, type }) => [name, this.value(type, name, field.name)]));
  }

  /** Kind of thing that an argument names; undefined when it names none. */
  kindFor(type: GraphQLInputType, name: string, owner: string): string | undefined {
    return getNamedType(type).name === 'ID' ? (kindOf(name, owner) ?? `${owner}.${name}`) : undefined;
  }

  private value(type: GraphQLInputType, name: string, owner: string): unknown {
    if (isNonNullType(type)) return this.given(type.ofType, name, owner);
    return this.random.chance(0.35) ? this.given(type, name, owner) : undefined;
  }

  private given(type: GraphQLInputType, name: string, owner: string): unknown {
    if (isNonNullType(type)) return this.given(type.ofType, name, owner);
    if (isListType(type)) return [this.given(type.ofType, name, owner)];
    if (isEnumType(type)) return this.random.pick(type.getValues())?.name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields());
      return Object.fromEntries(fields.map((field) => [field.name, this.value(field.type, field.name, type.name)]));
    }
    return getNamedType(type).name === 'ID' ? this.identifier(name, owner) : this.scalar(type, name);
  }

  private identifier(name: string, owner: string): string {
    const kind = kindOf(name, owner) ?? `${owner}.${name}`;
    const drawn = this.random.next();
    const foreign = drawn < 0.15 ? this.stranger(kind) : undefined;
    if (foreign) return foreign;
    const one = this.random.pick(this.known.of(kind));
    if (one === undefined) this.missing = true;
    return one ?? NOBODY;
  }

  private scalar(type: GraphQLInputType, name: string): unknown {
    const words = WORDS[name];
    if (words && String(type) === 'String') return this.random.pick(words);
    switch (String(type)) {
      case 'Int':
        return 1 + this.random.int(60);
      case 'Boolean':
        return this.random.chance(0.5);
      case 'Instant':
        return this.random.pick(['2030-01-01T10:00:00.000Z', '2030-01-01T12:00:00.000Z']);
      case 'Day':
        return '2026-09-01';
      default:
        // Every passage of these worlds has this word in it: a search that looks at hidden ones finds more.
        return this.random.pick(['Slova', 'slo', 'dál']);
    }
  }
}

/** Somebody who is nowhere. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Words of closed lists that the schema only calls strings. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  quorum: ['all', 'majority'],
  outcome: ['finished', 'cancelled'],
  mark: ['opened', 'noted'],
  mode: ['in_person', 'remote', 'excused'],
  kind: ['parent', 'other', 'partner'],
  sex: ['female', 'male'],
  role: ['worker', 'head'],
  roleAtTable: ['member', 'minute_taker'],
  basis: ['zspod-10-3-e'],
  letter: ['Y', 'Z', 'O'],
  heading: ['goal', 'child', 'plan_goals', 'plan_help'],
  progress: ['running', 'done'],
  template: ['attendance', 'housing'],
  locale: ['cs', 'en'],
  urgency: ['ordinary', 'urgent'],
  form: ['written', 'tablet'],
};
