import { ProductError } from '@soulad/shared/errors';
import { isId } from '@soulad/shared/ids';
import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql';
import type { Principal } from '../context.js';
import { productErrorOf } from '../database/database-error.js';
import { ACCESS_KEY, PRESENTED_KEY } from './access.js';
import { ACTIONS, type Action, type Gate, isAction } from './actions.js';
import type { GraphqlContext, RefusalSink } from './request.js';

type Field = GraphQLField<unknown, GraphqlContext>;

/**
 * Puts the gate in front of every resolver of the built schema. Guards of the framework do not reach resolved fields
 * (security 2.5), so nothing of the framework is relied upon: a root or resolved field needs `@Access`, every other
 * field stands on a type that is `@Presented` and reads a plain property.
 * @throws {Error} listing every field without a declaration; the server does not boot [I4]
 */
export function guardSchema(schema: GraphQLSchema, refusals: Pick<RefusalSink, 'refused'>): GraphQLSchema {
  const undeclared: string[] = [];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || isIntrospectionType(type)) continue;
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    for (const field of Object.values<Field>(type.getFields())) {
      if (!guardField(type, field, root, refusals)) undeclared.push(`${type.name}.${field.name}`);
    }
  }
  if (schema.getSubscriptionType()) undeclared.push('Subscription');
  if (undeclared.length > 0) throw new Error(`No access is declared for ${undeclared.join(', ')}.`);
  return schema;
}

function guardField(
  type: GraphQLObjectType,
  field: Field,
  root: boolean,
  refusals: Pick<RefusalSink, 'refused'>,
): boolean {
  const action: unknown = field.extensions[ACCESS_KEY];
  if (isAction(action)) {
    field.resolve = gated(action, field.resolve ?? defaultFieldResolver, refusals);
    return true;
  }
  if (root || !readsProperty(field) || type.extensions[PRESENTED_KEY] !== true) return false;
  field.resolve = defaultFieldResolver;
  return true;
}

/** Whether nobody wrote a resolver for the field: the framework puts a reader of this name on every plain field. */
function readsProperty({ resolve }: Field): boolean {
  return resolve === undefined || resolve === defaultFieldResolver || resolve.name === 'rootFieldResolver';
}

function gated(
  action: Action,
  resolve: GraphQLFieldResolver<unknown, GraphqlContext>,
  refusals: Pick<RefusalSink, 'refused'>,
): GraphQLFieldResolver<unknown, GraphqlContext> {
  return async (source, args, context, info) => {
    try {
      assertGate(action, context);
      return await resolve(source, args, context, info);
    } catch (error) {
      const refusal = productErrorOf(error);
      if (refusal !== undefined && refusal.code !== 'UNAVAILABLE') {
        await refusals.refused(context.principal, action, idsIn(args), refusal.code);
      }
      throw error;
    }
  };
}

/** @throws ProductError UNAUTHENTICATED or FORBIDDEN_STEP when the caller may not knock here at all */
export function assertGate(action: Action, { principal, window }: Pick<GraphqlContext, 'principal' | 'window'>): void {
  const gate = ACTIONS[action];
  // A window of one membership must not act, or read, as another one that its browser was signed in for meanwhile.
  const foreign = principal !== null && window !== undefined && window !== principal.membershipId;
  if (foreign && !ENTRIES.has(action)) throw new ProductError('OTHER_SESSION');
  if (gate === 'anyone') return;
  if (principal === null) throw new ProductError('UNAUTHENTICATED');
  if (!PASSES[gate](principal)) throw new ProductError('FORBIDDEN_STEP');
}

/** Ways in: they say by themselves who comes. */
const ENTRIES: ReadonlySet<Action> = new Set(['session.signIn', 'session.signInDemo', 'demo.people']);

const PASSES: Readonly<Record<Exclude<Gate, 'anyone'>, (principal: Principal) => boolean>> = {
  signedIn: () => true,
  ospod: ({ agencyType }) => agencyType === 'ospod',
  admin: ({ installationAdmin, role }) => installationAdmin || role === 'admin',
  manager: ({ installationAdmin, role }) => installationAdmin || role === 'admin' || role === 'head',
};

/** Ids named in the arguments, at most eight: enough to find the object, too few to flood a row. */
function idsIn(args: unknown): string[] {
  const found: string[] = [];
  const walk = (value: unknown, depth: number): void => {
    if (found.length >= 8 || depth > 4) return;
    if (isId(value)) found.push(value);
    else if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) walk(one, depth + 1);
  };
  walk(args, 0);
  return found;
}
