import type { Response } from 'express';

/** Nothing in the file runs, even where a browser can be brought to show it. */
const SANDBOX = `sandbox; default-src 'none'; frame-ancestors 'none'`;

/** A file that leaves. */
export interface HandedFile {
  /** A name of ours, ASCII without quotes; `disposition` says another one. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** Hands a file out as bytes to be saved, whatever is in it: the one way in which files leave the server. */
export function handFile(
  res: Response,
  { name, bytes }: HandedFile,
  disposition = `attachment; filename="${name}"`,
): void {
  res.setHeader('Content-Type', 'application/octet-stream');
  res.setHeader('Content-Security-Policy', SANDBOX);
  res.setHeader('Content-Disposition', disposition);
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}
