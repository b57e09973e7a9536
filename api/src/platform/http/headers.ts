import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import { CATALOGUE } from '../metrics/catalogue.js';
import { count } from '../metrics/measures.js';
import { withTraceId } from '../logging/trace.js';

/**
 * Security headers of every answer. No inline script and no inline style runs; styles set through the DOM, as the
 * editor does, are not touched by that. `ws:` is needed where the page is served over plain http on localhost.
 */
export function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [`'none'`],
        scriptSrc: [`'self'`],
        styleSrc: [`'self'`],
        imgSrc: [`'self'`, 'data:'],
        fontSrc: [`'self'`],
        connectSrc: [`'self'`],
        manifestSrc: [`'self'`],
        workerSrc: [`'self'`],
        baseUri: [`'none'`],
        formAction: [`'self'`],
        frameAncestors: [`'none'`],
        objectSrc: [`'none'`],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
}

const CLASSES = CATALOGUE.soulad_http_responses_total.label?.[1] ?? [];

/** Gives every request its trace id, counts its answer, and forbids caching of whatever is not a static file. */
export function traced(): RequestHandler {
  return (_req: Request, res: Response, next: NextFunction) => {
    res.setHeader('Cache-Control', 'no-store');
    res.setHeader('Permissions-Policy', 'camera=(), microphone=(), geolocation=()');
    res.on('finish', () => {
      const status = CLASSES[Math.floor(res.statusCode / 100) - 1];
      if (status) count('soulad_http_responses_total', status);
    });
    withTraceId(randomUUID(), next);
  };
}
