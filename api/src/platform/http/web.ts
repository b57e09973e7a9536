import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal } from '../config/config.js';

/** Paths that belong to the server; an unknown one below them is an error and never the application's page. */
const SERVER_PATHS = [
  '/graphql',
  '/files',
  '/copies',
  '/calendar',
  '/revisions',
  '/deeds',
  '/rt',
  '/health',
  '/assets',
];

/**
 * The built web application: hashed files under /assets for ever, everything else fresh, unknown paths the page.
 * @throws {StartRefusal} when the folder holds no index.html
 */
export function webFiles(folder: string): RequestHandler[] {
  const page = join(folder, 'index.html');
  if (!existsSync(page))
    throw new StartRefusal(`SOULAD_WEB_DIST has no index.html in it: build the web application first.`);
  const verifier = verifierPolicy(join(folder, VERIFIER));
  return [
    (req: Request, res: Response, next: NextFunction) => {
      if (verifier && req.path === `/${VERIFIER}`) res.setHeader('Content-Security-Policy', verifier);
      next();
    },
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

/** The page that checks a bundle: one file that is taken along, and can be opened here too. */
const VERIFIER = 'overeni.html';

/** It runs its own script and nothing else, apart from the application, and reaches nobody. */
function verifierPolicy(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  const page = readFileSync(path, 'utf8');
  const hashOf = (tag: string): string => {
    const [, inner = ''] = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page) ?? [];
    return `'sha256-${createHash('sha256').update(inner).digest('base64')}'`;
  };
  const runs = `script-src ${hashOf('script')}; style-src ${hashOf('style')}`;
  return `sandbox allow-scripts; default-src 'none'; ${runs}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
}

function cacheHeaders(res: { setHeader(name: string, value: string): unknown }, path: string): void {
  const hashed = /[\\/]assets[\\/]/.test(path);
  res.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-store');
}
