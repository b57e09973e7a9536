import { holdsUnsent } from '../lib/index.js';
import type { AppRouter } from './router.js';

/**
 * Shows the sign-in screen and keeps the way back to where the person was. A page with words that nobody took stays: it
 * says by itself that the session has ended, and hands them back.
 */
export function openSignIn(router: AppRouter): void {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in' || holdsUnsent()) return;
  void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { back: href } });
}
