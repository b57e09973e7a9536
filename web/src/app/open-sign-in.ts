import type { AppRouter } from './router.js';

/** Shows the sign-in screen and keeps the way back to where the person was. */
export function openSignIn(router: AppRouter): void {
  const { pathname, href } = router.state.location;
  if (pathname === '/sign-in') return;
  void router.navigate({ to: '/sign-in', search: pathname === '/' ? {} : { back: href } });
}
