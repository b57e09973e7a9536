import { ProductError } from '@soulad/shared/errors';
import { buildSchema, graphql, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Principal } from '../context.js';
import { ACCESS_KEY, PRESENTED_KEY } from './access.js';
import { guardSchema } from './guard-schema.js';

const silent = { refused: async () => undefined };
const of = (role: string, membershipId = 'm'): Principal =>
  ({ agencyType: 'school', sessionId: 's', membershipId, installationAdmin: false, role }) as unknown as Principal;
const worker = of('worker');

function schemaWith(
  fields: Record<string, Record<string, unknown>>,
  thing: { presented?: boolean; resolved?: boolean } = {},
): GraphQLSchema {
  const type = new GraphQLObjectType({
    name: 'Thing',
    fields: { name: { type: GraphQLString, ...(thing.resolved ? { resolve: () => 'leak' } : {}) } },
    extensions: thing.presented ? { [PRESENTED_KEY]: true } : {},
  });
  const query = new GraphQLObjectType({
    name: 'Query',
    fields: Object.fromEntries(
      Object.entries(fields).map(([name, extensions]) => [name, { type, extensions, resolve: () => ({ name: 'x' }) }]),
    ),
  });
  return new GraphQLSchema({ query });
}

describe('guarded schema', () => {
  it('[I4] refuses to boot with an unannotated root field', () => {
    expect(() => guardSchema(schemaWith({ thing: {} }, { presented: true }), silent)).toThrow('Query.thing');
  });

  it('[I4] refuses to boot with an action that is not in the catalogue', () => {
    expect(() =>
      guardSchema(schemaWith({ thing: { [ACCESS_KEY]: 'thing.steal' } }, { presented: true }), silent),
    ).toThrow('Query.thing');
  });

  it('[I4] refuses to boot with an object type nobody presents', () => {
    expect(() => guardSchema(schemaWith({ thing: { [ACCESS_KEY]: 'case.read' } }), silent)).toThrow('Thing.name');
  });

  it('[I4] refuses a resolver on a presented field: it would run behind the presenter', () => {
    const schema = schemaWith({ thing: { [ACCESS_KEY]: 'case.read' } }, { presented: true, resolved: true });
    expect(() => guardSchema(schema, silent)).toThrow('Thing.name');
  });

  it('[I4] refuses subscriptions: live data has one channel', () => {
    const schema = buildSchema('type Query { a: String } type Subscription { b: String }');
    expect(() => guardSchema(schema, silent)).toThrow('Subscription');
  });

  it.each([
    ['case.read', null, 'UNAUTHENTICATED'],
    ['case.open', worker, 'FORBIDDEN_STEP'],
    ['case.read', worker, undefined],
    ['demo.people', null, undefined],
    ['user.create', worker, 'FORBIDDEN_STEP'],
    ['user.create', of('head'), 'FORBIDDEN_STEP'],
    ['user.create', of('admin'), undefined],
    ['user.create', { ...worker, installationAdmin: true }, undefined],
    ['membership.end', worker, 'FORBIDDEN_STEP'],
    ['membership.end', of('head'), undefined],
    ['case.read', of('worker', 'other'), 'OTHER_SESSION'],
    ['viewer.read', of('worker', 'other'), 'OTHER_SESSION'],
    ['session.signIn', of('worker', 'other'), undefined],
  ] as const)('[I4][A5] gates %s', async (action, principal, code) => {
    const seen: string[] = [];
    const refusals = {
      refused: async (_p: Principal | null, refused: string, _i: readonly string[], why: string) =>
        void seen.push(`${refused} ${why}`),
    };
    const schema = guardSchema(schemaWith({ thing: { [ACCESS_KEY]: action } }, { presented: true }), refusals);
    const answer = await graphql({ schema, source: '{ thing { name } }', contextValue: { principal, window: 'm' } });
    const cause = answer.errors?.[0]?.originalError;
    expect(cause instanceof ProductError ? cause.code : undefined).toBe(code);
    expect(seen).toEqual(code === undefined ? [] : [`${action} ${code}`]);
  });
});
