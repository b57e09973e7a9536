import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';
import { refuse } from './refuse.js';

/** Origins whose pages may call, the server's own local addresses included unless origins are configured. */
export function isOwnOrigin(config: Config, origin: string, port: number): boolean {
  if (config.origins.length > 0) return config.origins.includes(origin);
  return origin === `http://localhost:${port}` || origin === `http://127.0.0.1:${port}`;
}

/**
 * Whether a request comes from our own pages or from no page at all (command line). For the live channel, which has
 * no other guard against foreign pages, an Origin is demanded.
 */
export function comesFromOwnPage(config: Config, req: IncomingMessage, demandOrigin = false): boolean {
  const { origin, 'sec-fetch-site': site } = req.headers;
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (origin === undefined) return !demandOrigin;
  return isOwnOrigin(config, origin, req.socket.localPort ?? config.port);
}

/** Refuses writing requests of foreign pages. Reading ones carry no effect, and answers are not readable cross-site. */
export function originCheck(config: Config): RequestHandler {
  return (req: Request, res: Response, next: NextFunction) => {
    const harmless = req.method === 'GET' || req.method === 'HEAD';
    if (harmless || comesFromOwnPage(config, req)) next();
    else refuse(res, 'FOREIGN_ORIGIN');
  };
}
