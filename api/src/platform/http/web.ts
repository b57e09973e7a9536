import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../config/config.js';

/** Paths that belong to the server; an unknown one below them is an error and never the application's page. */
const SERVER_PATHS = ['/graphql', '/files', '/copies', '/calendar', '/revisions', '/rt', '/health', '/assets'];

/**
 * The built web application: hashed files under /assets for ever, everything else fresh, unknown paths the page.
 * @throws {StartRefusal} when the folder holds no index.html
 */
export function webFiles(folder: string): RequestHandler[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page))
    throw new StartRefusal(`SOULAD_WEB_DIST has no index.html in it: build the web application first.`);
  return [
    express.static(folder, { index: false, redirect: false, dotfiles: 'ignore', setHeaders: cacheHeaders }),
    (req: Request, res: Response, next: NextFunction) => {
      const wantsPage = req.method === 'GET' || req.method === 'HEAD';
      const ofServer = SERVER_PATHS.some((path) => req.path === path || req.path.startsWith(`${path}/`));
      if (!wantsPage || ofServer) return next();
      res.setHeader('Cache-Control', 'no-store');
      res.sendFile(page, { cacheControl: false, etag: false });
    },
  ];
}

function cacheHeaders(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-store');
}
