import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { Request } from 'express';
import { ClockPort } from '../clock/clock.js';
import type { Principal } from '../context.js';
import { type Action, isAction } from '../graphql/actions.js';
import { assertGate } from '../graphql/guard-schema.js';
import { PrincipalSource } from '../graphql/request.js';
import { WINDOW_HEADER } from './cookies.js';

/** Key under which the action of a route stands in its metadata. */
export const ROUTE_ACCESS = 'soulad:routeAccess';

/** Declares the action of a route. A route without it stops the boot [I4]. */
export function RouteAccess(action: Action): MethodDecorator {
  return SetMetadata(ROUTE_ACCESS, action);
}

/** The gate in front of every route of a controller, the twin of the schema's. GraphQL has its own and passes by. */
@Injectable()
export class RouteGate implements CanActivate {
  private readonly callers = new WeakMap<Request, Principal>();
  private readonly actions = new WeakMap<Request, Action>();
  private readonly begun = new WeakMap<Request, number>();

  constructor(
    private readonly principals: PrincipalSource,
    private readonly clock: ClockPort,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    if (host.getType() !== 'http') return true;
    const action: unknown = Reflect.getMetadata(ROUTE_ACCESS, host.getHandler());
    if (!isAction(action)) throw new ProductError('NOT_FOUND');
    const req = host.switchToHttp().getRequest<Request>();
    this.actions.set(req, action);
    this.begun.set(req, this.clock.elapsed());
    const principal = await this.principals.of(req);
    if (principal !== null) this.callers.set(req, principal);
    assertGate(action, { principal, window: req.get(WINDOW_HEADER) });
    return true;
  }

  /** The principal of a request that came to a route; null without a session. */
  calling(req: Request): Principal | null {
    return this.callers.get(req) ?? null;
  }

  /** The action of the route that the request came to; undefined when it came to none. */
  actionOf(req: Request): Action | undefined {
    return this.actions.get(req);
  }

  /** When the request came to its route, by the clock's `elapsed`; now when it came to none. */
  begunAt(req: Request): number {
    return this.begun.get(req) ?? this.clock.elapsed();
  }

  /** The principal whom the gate let through. @throws ProductError UNAUTHENTICATED without one */
  callerOf(req: Request): Principal {
    const principal = this.callers.get(req);
    if (principal === undefined) throw new ProductError('UNAUTHENTICATED');
    return principal;
  }
}
