import { CLIENT_EVENTS as EVENTS } from '@soulad/shared/protocol';
import { isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { rootFields, theSchema } from '../table/schema.js';
import { FIELDS, RULES } from './fields.oracle.js';
import { CLIENT_EVENTS, MUTATIONS, QUERIES } from './operations.oracle.js';

const named = (lines: readonly (readonly [string, string])[]): string[] =>
  lines.flatMap(([, names]) => names.split(' ')).toSorted();

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

  it('every query, mutation and message of the live channel', () => {
    expect(named(QUERIES)).toEqual(
      rootFields('query')
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(named(MUTATIONS)).toEqual(
      rootFields('mutation')
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(named(CLIENT_EVENTS)).toEqual([...EVENTS].toSorted());
  });

  it('every rule stands in some line', () => {
    const used = new Set([...Object.values(FIELDS), ...QUERIES, ...MUTATIONS].map(([rule]) => rule));
    expect(Object.keys(RULES).filter((rule) => !used.has(rule as keyof typeof RULES))).toEqual([]);
  });
});
