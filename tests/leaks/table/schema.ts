import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  isNonNullType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { ROOT } from '../../support/api-process.js';

/** Selections deeper than this are left out; the schema is no deeper where it does not circle. */
const DEEPEST = 8;

export type Kind = 'query' | 'mutation';
export type RootField = GraphQLField<unknown, unknown>;

let schema: GraphQLSchema | undefined;

/** The schema of the server, as it is printed. */
export function theSchema(): GraphQLSchema {
  schema ??= buildSchema(readFileSync(`${ROOT}api/schema.graphql`, 'utf8'));
  return schema;
}

export function rootFields(kind: Kind): readonly RootField[] {
  const root = kind === 'query' ? theSchema().getQueryType() : theSchema().getMutationType();
  return Object.values(root?.getFields() ?? {});
}

/** Everything that can be selected of a type without arguments; circles are cut. */
export function wholeSelection(type: GraphQLOutputType, depth = DEEPEST, within: readonly string[] = []): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(({ type: arg }) => isNonNullType(arg))) return [];
    const inner = getNamedType(field.type);
    const composite = isObjectType(inner) || isInterfaceType(inner);
    if (composite && (depth === 0 || within.includes(inner.name))) return [];
    return [`${field.name}${wholeSelection(field.type, depth - 1, [...within, named.name])}`];
  });
  return ` { ${fields.join(' ')} }`;
}

const documents = new Map<string, string>();

/** The document that asks one root field; `selection` is everything unless told. */
export function documentOf(kind: Kind, name: string, selection?: string): string {
  const key = `${kind} ${name} ${selection ?? ''}`;
  const known = documents.get(key);
  if (known) return known;
  const field = rootFields(kind).find((one) => one.name === name);
  if (!field) throw new Error(`the schema has no ${kind} ${name}`);
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const passed = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const [head, tail] = field.args.length > 0 ? [` (${declared})`, `(${passed})`] : ['', ''];
  const text = `${kind}${head} { ${name}${tail}${selection ?? wholeSelection(field.type)} }`;
  documents.set(key, text);
  return text;
}
