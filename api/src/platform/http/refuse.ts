import { ERRORS, type ErrorCode } from '@soulad/shared/errors';
import type { Response } from 'express';
import { currentTraceId } from '../logging/trace.js';

/** Answers a request that never reached GraphQL in the one shape of an error. */
export function refuse(res: Response, code: ErrorCode, status: number = ERRORS[code].httpStatus): void {
  const error = { message: code, extensions: { code, traceId: currentTraceId() } };
  res.status(status).json({ errors: [error] });
}
