import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Response } from 'express';
import { describeError, log } from '../logging/log.js';
import { refuse } from './refuse.js';

/**
 * Stands in the place of the framework's own handler, which prints whole errors, the values of a failed statement
 * among them. GraphQL errors go on to the formatter; a request that nobody answers gets the one shape.
 */
@Catch()
export class OneErrorShape implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw thrown;
    const res = host.switchToHttp().getResponse<Response>();
    if (thrown instanceof HttpException && thrown.getStatus() < 500) return refuse(res, 'NOT_FOUND');
    log('error', 'A request failed outside GraphQL.', describeError(thrown));
    refuse(res, 'INTERNAL');
  }
}
