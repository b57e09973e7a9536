import { ERRORS, type ErrorCode, type ErrorParams } from '@soulad/shared/errors';
import type { Response } from 'express';
import { currentTraceId } from '../logging/trace.js';

/** Answers a request that never reached GraphQL in the one shape of an error. */
export function refuse(
  res: Response,
  code: ErrorCode,
  status: number = ERRORS[code].httpStatus,
  params: ErrorParams = {},
): void {
  const error = { message: code, extensions: { code, traceId: currentTraceId(), params } };
  res.status(status).json({ errors: [error] });
}
