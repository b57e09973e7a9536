import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Extensions, GqlExecutionContext } from '@nestjs/graphql';
import { ProductError } from '@soulad/shared/errors';
import type { Principal } from '../context.js';
import type { Action } from './actions.js';
import type { GraphqlContext } from './request.js';

/** Keys under which the annotations travel in the schema's extensions. */
export const ACCESS_KEY = 'access';
export const PRESENTED_KEY = 'presented';

/**
 * Declares the action of a query, a mutation or a resolved field. A field without it stops the boot [I4].
 * It decides who may knock; hiding what the caller may not see is the work of the verb and of row-level security.
 */
export function Access(action: Action): MethodDecorator & PropertyDecorator {
  return Extensions({ [ACCESS_KEY]: action });
}

/** Declares that the plain fields of an object type are filled by a presenter, the one place that redacts it. */
export function Presented(): ClassDecorator {
  const extend: ClassDecorator & MethodDecorator = Extensions({ [PRESENTED_KEY]: true });
  return extend;
}

/** The principal of the request. The schema's gate has checked that there is one; without it the call is refused. */
export const Caller = createParamDecorator((_: unknown, host: ExecutionContext): Principal => {
  const { principal } = requestOf(host);
  if (principal === null) throw new ProductError('UNAUTHENTICATED');
  return principal;
});

/** The whole request, for sign-in and sign-out, which read and set cookies. */
export const Request = createParamDecorator((_: unknown, host: ExecutionContext): GraphqlContext => requestOf(host));

function requestOf(host: ExecutionContext): GraphqlContext {
  return GqlExecutionContext.create(host).getContext<GraphqlContext>();
}
