import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Request, RequestHandler } from 'express';
import { type AugmentedRequest, ipKeyGenerator, rateLimit, type RateLimitInfo } from 'express-rate-limit';
import { createHash } from 'node:crypto';
import type { Config } from '../config/config.js';
import { AuditSink, Database } from '../database/database.js';
import { describeError, log } from '../logging/log.js';
import { count } from '../metrics/measures.js';
import { addressOf, sessionTokenOf } from './cookies.js';
import { exceeded } from './exceeded.js';
import { refuse } from './refuse.js';

const WINDOW_MS = 10_000;
/** Where the library leaves with the request what it counted. */
const COUNTED = 'counted';
/** A whole office calls from one address. */
const SESSIONS_OF_AN_ADDRESS = 20;

/**
 * Answers so many requests of one session, and of one address, in ten seconds and refuses the others before they are read, so that nobody
 * waits for somebody else's loop. Each node counts for itself. O(1) a request; memory O(callers of the last two windows).
 */
export function fairShare(app: NestExpressApplication, { rate }: Config): RequestHandler[] {
  if (rate === 0) return [];
  // The address first: a session may be made up, and each would be counted from nought.
  const byAddress = limiter(app, rate * SESSIONS_OF_AN_ADDRESS, (req) => ipKeyGenerator(addressOf(req)));
  const bySession = limiter(app, rate, sessionKey, (req) => tokenOf(req) === undefined);
  return [byAddress, bySession];
}

function limiter(
  app: NestExpressApplication,
  limit: number,
  keyGenerator: (req: Request) => string,
  skip: (req: Request) => boolean = () => false,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit,
    keyGenerator,
    skip,
    requestPropertyName: COUNTED,
    standardHeaders: false,
    legacyHeaders: false,
    // Its checks speak to whoever reads the console, at the word of a stranger; `trust proxy` is set from the configuration.
    validate: false,
    handler: (req, res) => {
      count('soulad_refusals_total', 'RATE_LIMITED');
      // The library puts it there before it calls.
      const { used, resetTime = new Date() } = (req as AugmentedRequest)[COUNTED] as RateLimitInfo;
      // One row a window: a stranger must not be able to fill the log.
      if (used === limit + 1) note(app);
      refuse(res, 'RATE_LIMITED', undefined, { retryAfterMs: Math.max(0, resetTime.getTime() - Date.now()) });
    },
  });
}

function note(app: NestExpressApplication): void {
  const audit = app.get(AuditSink);
  app
    .get(Database)
    .asSystem((sql) => audit.write(sql, [exceeded('requests')]))
    .catch((error: unknown) => log('error', 'Too many requests could not be noted.', describeError(error)));
}

function sessionKey(req: Request): string {
  return createHash('sha256')
    .update(String(tokenOf(req)))
    .digest('base64url');
}

function tokenOf(req: Request): string | undefined {
  return sessionTokenOf(req.headers.cookie);
}
