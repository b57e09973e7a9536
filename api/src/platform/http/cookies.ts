import type { Request, Response } from 'express';

/** Name of the session cookie. The prefix makes browsers refuse it without Secure, with a Domain or on another path. */
export const SESSION_COOKIE = '__Host-sid';
/** Says for which membership the calling window was opened: two windows of a browser share one cookie. */
export const WINDOW_HEADER = 'x-soulad-membership';
/** Present when nobody touched the window of late: what a page asks for by itself keeps no session alive. */
export const UNATTENDED_HEADER = 'x-soulad-unattended';
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The session token of a `Cookie` header; undefined when there is none, more than one, or it is malformed. */
export function sessionTokenOf(header: string | undefined): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));
  const [token] = found;
  return found.length === 1 && token !== undefined && TOKEN.test(token) ? token : undefined;
}

/** Sets the session cookie for the life of the browser session; limits are kept by the server. */
export function setSessionCookie(res: Response, token: string): void {
  res.append('Set-Cookie', `${SESSION_COOKIE}=${token}; Path=/; Secure; HttpOnly; SameSite=Strict`);
}

/** Takes the cookie back and wipes what the browser holds of this origin. */
export function clearBrowser(res: Response): void {
  res.append('Set-Cookie', `${SESSION_COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0`);
  res.setHeader('Clear-Site-Data', '"cache", "cookies", "storage"');
}

/** Address of the caller as far as the configured proxies vouch for it. */
export function addressOf(req: Request): string {
  return req.ip ?? 'unknown';
}
