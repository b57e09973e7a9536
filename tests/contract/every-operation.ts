import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { ROOT } from '../support/api-process.js';

/** One field of Query or Mutation that takes an identifier, and how to ask it about one. */
export interface Operation {
  readonly name: string;
  readonly query: string;
  /** Variables in which every identifier is `id` and everything else is a value of the right kind. */
  readonly about: (id: string) => Readonly<Record<string, unknown>>;
}

/** Every operation of the schema that names a thing, with arguments made from the schema itself. */
export function everyOperation(): readonly Operation[] {
  const schema = buildSchema(readFileSync(`${ROOT}api/schema.graphql`, 'utf8'));
  return [operationsOf(schema, 'query'), operationsOf(schema, 'mutation')].flat();
}

function operationsOf(schema: GraphQLSchema, kind: 'query' | 'mutation'): readonly Operation[] {
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  return Object.values(root?.getFields() ?? {})
    .filter((field) => field.args.some(({ type }) => namesThing(type)))
    .map((field) => operation(kind, field));
}

function operation(kind: string, field: GraphQLField<unknown, unknown>): Operation {
  const declared = field.args.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  return {
    name: field.name,
    query: `${kind} (${declared}) { ${field.name}(${passed})${selection(field.type)} }`,
    about: (id) => Object.fromEntries(field.args.map(({ name, type }) => [name, valueOf(type, id)])),
  };
}

function namesThing(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (isInputObjectType(named)) return Object.values(named.getFields()).some((field) => namesThing(field.type));
  return named.name === 'ID';
}

function selection(type: GraphQLOutputType): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return '';
  const leaf = Object.values(named.getFields()).find((field) => isLeafType(getNamedType(field.type)));
  return ` { ${leaf?.name ?? '__typename'} }`;
}

function valueOf(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType, id);
  if (isListType(type)) return [valueOf(type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || getNamedType(field.type).name === 'ID',
    );
    return Object.fromEntries(needed.map((field) => [field.name, valueOf(field.type, id)]));
  }
  const values: Readonly<Record<string, unknown>> = {
    ID: id,
    Int: 1,
    Boolean: true,
    Instant: '2026-11-01T10:00:00.000Z',
    Day: '2026-11-01',
  };
  return values[type.name] ?? 'slovo';
}
