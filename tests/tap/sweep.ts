import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  type GraphQLOutputType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import type { Person } from '../support/person.js';
import { ROOT } from '../support/api-process.js';
import { everyPair } from './every-pair.js';

/** Identifiers a viewer has come across, by what they name. */
export interface KnownIds {
  readonly caseId: ReadonlySet<string>;
  readonly conferenceId: ReadonlySet<string>;
  readonly recordId: ReadonlySet<string>;
  readonly unitId: ReadonlySet<string>;
  readonly partyId: ReadonlySet<string>;
}

/** Selections of one query deeper than this are left out; the schema is no deeper where it does not circle. */
const DEEPEST = 8;
/** Public by design: the people of the demo are listed before anybody has signed in. */
const PUBLIC = new Set(['demoPeople']);

/**
 * Asks every query of the schema for everything it can give, with every identifier the viewer knows. A query added to
 * the schema is swept from then on.
 */
export async function sweep(person: Person, ids: KnownIds): Promise<void> {
  const schema = buildSchema(readFileSync(`${ROOT}api/schema.graphql`, 'utf8'));
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !PUBLIC.has(name));
  for (const field of fields) {
    const selection = selectionOf(field.type, DEEPEST, []);
    for (const variables of valuesFor(field, ids)) await person.send(operation(field, selection), variables);
  }
}

function operation(field: GraphQLField<unknown, unknown>, selection: string): string {
  const used = field.args.filter(({ type }) => isNonNullType(type));
  if (used.length === 0) return `query { ${field.name} ${selection} }`;
  const declared = used.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = used.map(({ name }) => `${name}: $${name}`).join(', ');
  return `query (${declared}) { ${field.name}(${passed}) ${selection} }`;
}

function selectionOf(type: GraphQLOutputType, depth: number, within: readonly string[]): string {
  const named = getNamedType(type);
  if (!isObjectType(named) && !isInterfaceType(named)) return '';
  const fields = Object.values(named.getFields()).flatMap((field) => {
    if (field.args.some(({ type: arg }) => isNonNullType(arg))) return [];
    const inner = getNamedType(field.type);
    const composite = isObjectType(inner) || isInterfaceType(inner);
    if (composite && (depth === 0 || within.includes(inner.name))) return [];
    return [`${field.name} ${selectionOf(field.type, depth - 1, [...within, named.name])}`];
  });
  return `{ ${fields.join(' ')} }`;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * Values for what has to be filled in: known identifiers, words of closed lists, some text. Every value of one place meets
 * every value of every other place; of three places and more not all combinations are made, which would be thousands.
 */
function valuesFor(field: GraphQLField<unknown, unknown>, ids: KnownIds): Values[] {
  const choices: (readonly unknown[])[] = [];
  const fillWith = (choose: (values: readonly unknown[]) => unknown): Values =>
    filled(field.args, (name, type) => choose(plainValues(field.name, name, type, ids)));
  fillWith((values) => choices.push(values));
  return everyPair(choices.map(({ length }) => length)).map((row) => {
    const next = row.values();
    return fillWith((values) => values[next.next().value ?? 0]);
  });
}

interface Place {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** What has to be filled in, filled in: `valueOf` is asked for every place, always in the same order. */
function filled(places: readonly Place[], valueOf: (name: string, type: GraphQLNamedInputType) => unknown): Values {
  const required = places.filter(({ type }) => isNonNullType(type));
  return Object.fromEntries(
    required.map(({ name, type }) => {
      const named = getNamedType(type);
      const value = isInputObjectType(named) ? filled(Object.values(named.getFields()), valueOf) : valueOf(name, named);
      return [name, isListType(isNonNullType(type) ? type.ofType : type) ? [value] : value];
    }),
  );
}

function plainValues(query: string, name: string, type: GraphQLNamedInputType, ids: KnownIds): readonly unknown[] {
  if (isEnumType(type)) return type.getValues().map((value) => value.name);
  if (type.name === 'ID') return [...idsFor(query, name, ids)];
  if (type.name === 'Boolean') return [false, true];
  if (type.name === 'Int' || type.name === 'Float') return [1];
  return [type.name === 'String' ? 'škola' : '2026-11-22'];
}

function idsFor(query: string, argument: string, ids: KnownIds): ReadonlySet<string> {
  if (argument === 'unitId') return ids.unitId;
  if (argument === 'partyId') return ids.partyId;
  if (argument === 'caseId') return ids.caseId;
  if (argument === 'recordId') return ids.recordId;
  if (argument === 'id' && query === 'case') return ids.caseId;
  if (argument === 'id' && query === 'conference') return ids.conferenceId;
  if (argument === 'id' && query.startsWith('record')) return ids.recordId;
  // Of a kind that the viewer comes across in no list: whatever else is known, as somebody who guesses would.
  return new Set([...ids.caseId, ...ids.conferenceId, ...ids.recordId]);
}
