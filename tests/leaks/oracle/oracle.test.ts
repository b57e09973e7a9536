import { CLIENT_EVENTS as EVENTS } from '@soulad/shared/protocol';
import { getNamedType, isInputObjectType, isObjectType, type GraphQLInputType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { rootFields, theSchema } from '../table/schema.js';
import { kindOf } from '../transcript/kinds.js';
import { ARGUMENTS, INPUTS } from './arguments.oracle.js';
import { FIELDS, RULES } from './fields.oracle.js';
import { CLIENT_EVENTS, MUTATIONS, QUERIES, ROUTES, SERVER_FRAMES } from './operations.oracle.js';
import { declaredRoutes } from './routes.js';
import { MUTATION_SEATS, QUERY_SEATS } from './seats.oracle.js';

type Lines = readonly (readonly [string, string])[];

const named = (lines: Lines): string[] => lines.flatMap(([, names]) => names.split(' ')).toSorted();

/** About the caller's own account or agency, whatever seat they have in whichever case. */
const OWN: ReadonlySet<string> = new Set(['public', 'self', 'agency', 'head']);
const aboutCases = (lines: Lines): string[] => named(lines.filter(([rule]) => !OWN.has(rule)));

interface Said {
  readonly name: string;
  readonly type: GraphQLInputType;
}

/** Arguments as the oracle writes them: what an identifier names stands behind the colon. */
function line(owner: string, said: readonly Said[]): string {
  return said
    .map(({ name, type }) => (getNamedType(type).name === 'ID' ? `${name}:${kindOf(name, owner) ?? '?'}` : name))
    .toSorted()
    .join(' ');
}

const sorted = (lines: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(lines).map(([name, words]) => [name, words.split(' ').toSorted().join(' ')]));

describe('[I4] the oracle has a line for everything that can be asked and said', () => {
  it('every field of every type, and no other', () => {
    const roots = [theSchema().getQueryType()?.name, theSchema().getMutationType()?.name];
    const types = Object.values(theSchema().getTypeMap()).filter(
      (type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type.name),
    );
    const inSchema = types.flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : [],
    );
    const inOracle = Object.entries(FIELDS).flatMap(([type, [, fields]]) =>
      fields.split(' ').map((one) => `${type}.${one}`),
    );
    expect(inOracle.toSorted()).toEqual(inSchema.toSorted());
  });

  it('every argument and every member of an input, with what an identifier in it names', () => {
    const operations = [...rootFields('query'), ...rootFields('mutation')].filter(({ args }) => args.length > 0);
    expect(sorted(ARGUMENTS)).toEqual(Object.fromEntries(operations.map(({ name, args }) => [name, line(name, args)])));
    const inputs = Object.values(theSchema().getTypeMap()).filter(isInputObjectType);
    expect(sorted(INPUTS)).toEqual(
      Object.fromEntries(inputs.map((input) => [input.name, line(input.name, Object.values(input.getFields()))])),
    );
  });

  it('every query, mutation and message of the live channel', () => {
    const inSchema = (kind: 'query' | 'mutation'): string[] => rootFields(kind).map(({ name }) => name);
    expect(named(QUERIES)).toEqual(inSchema('query').toSorted());
    expect(named(MUTATIONS)).toEqual(inSchema('mutation').toSorted());
    expect(named(CLIENT_EVENTS)).toEqual([...EVENTS].toSorted());
  });

  it('every route beside them', () => {
    expect(ROUTES.map(([, route]) => route).toSorted()).toEqual(declaredRoutes());
  });

  it('the seats for every query and mutation that is about a case', () => {
    expect(Object.keys(QUERY_SEATS).toSorted()).toEqual(aboutCases(QUERIES));
    expect(Object.keys(MUTATION_SEATS).toSorted()).toEqual(aboutCases(MUTATIONS));
  });

  it('every rule stands in some line', () => {
    const frames = Object.values(SERVER_FRAMES).map((rule) => [rule] as const);
    const used = new Set([...Object.values(FIELDS), ...QUERIES, ...MUTATIONS, ...frames].map(([rule]) => rule));
    expect(Object.keys(RULES).filter((rule) => !used.has(rule as keyof typeof RULES))).toEqual([]);
  });
});
