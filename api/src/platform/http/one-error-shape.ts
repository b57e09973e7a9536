import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { isId } from '@soulad/shared/ids';
import type { Request, Response } from 'express';
import { ClockPort } from '../clock/clock.js';
import { productErrorOf } from '../database/database-error.js';
import { evenRefusal } from '../even-refusal.js';
import { RefusalSink } from '../graphql/request.js';
import { describeError, log } from '../logging/log.js';
import { refuse } from './refuse.js';
import { RouteGate } from './route-access.js';

/**
 * Stands in the place of the framework's own handler, which prints whole errors, the values of a failed statement
 * among them. GraphQL errors go on to the formatter; a refused route is audited like a refused field; a request that
 * nobody answers gets the one shape.
 */
@Catch()
export class OneErrorShape implements ExceptionFilter {
  constructor(
    private readonly refusals: RefusalSink,
    private readonly gate: RouteGate,
    private readonly clock: ClockPort,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType() !== 'http') throw thrown;
    const [req, res] = [host.switchToHttp().getRequest<Request>(), host.switchToHttp().getResponse<Response>()];
    const refusal = productErrorOf(thrown);
    if (thrown instanceof HttpException && thrown.getStatus() < 500) return refuse(res, 'NOT_FOUND');
    if (refusal === undefined || refusal.code === 'INTERNAL') {
      log('error', 'A request failed outside GraphQL.', describeError(thrown));
      return refuse(res, 'INTERNAL');
    }
    await this.note(req, refusal.code);
    if (refusal.code === 'NOT_FOUND') await evenRefusal(this.clock, this.gate.begunAt(req));
    refuse(res, refusal.code, refusal.entry.httpStatus, refusal.params);
  }

  /** Committed before the answer; what cannot be written down is told to the operator. */
  private async note(req: Request, code: string): Promise<void> {
    const action = this.gate.actionOf(req);
    if (action === undefined || code === 'UNAVAILABLE') return;
    const ids = [...Object.values(req.params), ...Object.values(req.query)].filter(isId);
    await this.refusals
      .refused(this.gate.calling(req), action, ids, code)
      .catch((error: unknown) => log('error', 'A refusal could not be noted.', describeError(error)));
  }
}
