import type { Request, Response } from 'express';
import type { Principal } from '../context.js';

/** What a resolver may know of its request. */
export interface GraphqlContext {
  readonly principal: Principal | null;
  /** Membership for which the calling window was opened, as it says itself; undefined when it says nothing. */
  readonly window: string | undefined;
  readonly traceId: string;
  readonly req: Request;
  readonly res: Response;
}

/** Finds the principal of a request; identity provides the only one. */
export abstract class PrincipalSource {
  /** The principal of the session named in the request's cookie; null without a live session. */
  abstract of(req: Request): Promise<Principal | null>;
}

/** Records that a request was refused; the audit feature provides the only one. */
export abstract class RefusalSink {
  /**
   * Commits one row before the refusal is answered.
   * @param ids the ids the request named, whether or not there is anything behind them
   */
  abstract refused(principal: Principal | null, action: string, ids: readonly string[], code: string): Promise<void>;
}
