import {
  buildSchema,
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLOutputType,
} from 'graphql';
import { readFileSync } from 'node:fs';
import type { Person } from '../support/person.js';
import { ROOT } from '../support/api-process.js';

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
 * the schema is swept from then on; one with an argument of an unknown kind fails here, so that it is not forgotten.
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

/** Every combination of known identifiers for the required arguments of a query. */
function valuesFor(field: GraphQLField<unknown, unknown>, ids: KnownIds): Record<string, string>[] {
  const required = field.args.filter(({ type }) => isNonNullType(type));
  return required.reduce<Record<string, string>[]>(
    (combinations, { name }) => {
      const values = [...idsFor(field.name, name, ids)];
      return combinations.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
    },
    [{}],
  );
}

function idsFor(query: string, argument: string, ids: KnownIds): ReadonlySet<string> {
  if (argument === 'unitId') return ids.unitId;
  if (argument === 'partyId') return ids.partyId;
  if (argument === 'caseId') return ids.caseId;
  if (argument === 'id' && query === 'case') return ids.caseId;
  if (argument === 'id' && query === 'conference') return ids.conferenceId;
  if (argument === 'id' && query.startsWith('record')) return ids.recordId;
  throw new Error(`the tap does not know what to pass as ${argument} of the query ${query}: teach tests/tap/sweep.ts`);
}
