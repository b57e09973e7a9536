import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import type { Config } from '../config/config.js';
import { GRAPHQL_LIMITS } from '../graphql/limits.js';
import { fairShare } from './fair-share.js';
import { securityHeaders, traced } from './headers.js';
import { healthCheck } from './health.js';
import { originCheck } from './origin.js';
import { refuse } from './refuse.js';
import { webFiles } from './web.js';

/**
 * Everything in front of the framework, in order. Checks apply to every path alike: a check bound to a path is passed
 * by spelling the path differently (security 2.5).
 */
export function configureHttp(app: NestExpressApplication, config: Config): void {
  const server = app.getHttpAdapter().getInstance();
  server.disable('x-powered-by');
  server.set('trust proxy', config.proxies);
  server.set('etag', false);
  server.set('query parser', 'simple');
  app.use(traced(), securityHeaders(), originCheck(config));
  app.use('/health', healthCheck(app));
  app.use('/graphql', postOnly());
  if (config.webDist !== null) app.use(...webFiles(config.webDist));
  const share = fairShare(app, config);
  if (share.length > 0) app.use(...share);
  app.use(express.json({ limit: GRAPHQL_LIMITS.bodyBytes, strict: true, inflate: false }));
  app.use(brokenBody);
}

/** GraphQL by GET would let a link act; it is refused whole. Only JSON objects pass, so no batches either. */
function postOnly(): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    if (req.method !== 'POST') {
      res.setHeader('Allow', 'POST');
      return refuse(res, 'BAD_INPUT', 405);
    }
    if (!req.is('application/json')) return refuse(res, 'BAD_INPUT', 415);
    next();
  };
}

/** A body that is too large, compressed or not JSON. Express recognises an error handler by its four parameters. */
function brokenBody(error: unknown, _req: Request, res: Response, _next: NextFunction): void {
  const tooLarge = error instanceof Error && 'type' in error && error.type === 'entity.too.large';
  refuse(res, tooLarge ? 'TOO_LARGE' : 'BAD_INPUT');
}
