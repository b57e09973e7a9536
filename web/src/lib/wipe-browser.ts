/** Keys of local storage that say how the page looks and nothing of who used it; they outlive signing out. */
export const KEPT_KEYS: readonly string[] = ['soulad.theme', 'soulad.locale'];
const CHANNEL = 'soulad';
const SIGNED_OUT = 'signed-out';

/**
 * Removes everything of a session from this browser: databases, storages, caches. Keeps only the look and the
 * language. Other tabs are told by a broadcast.
 */
export async function wipeBrowser(): Promise<void> {
  sessionStorage.clear();
  for (const key of Object.keys(localStorage)) if (!KEPT_KEYS.includes(key)) localStorage.removeItem(key);
  const databases = await indexedDB.databases();
  await Promise.all(databases.map(({ name }) => (name === undefined ? undefined : deleteDatabase(name))));
  const names = 'caches' in globalThis ? await caches.keys() : [];
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** A database that another tab still holds open is gone as soon as that tab leaves; nobody waits for it. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
    request.addEventListener('blocked', () => resolve());
  });
}

/** Tells the other tabs of this browser that the session is over. */
export function announceSignOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

/** Calls back when another tab signs out. Returns the way to stop listening. */
export function onSignOutElsewhere(leave: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.data === SIGNED_OUT) leave();
  });
  return () => channel.close();
}

/**
 * Tells the other tabs for which membership this browser is signed in now. They share its cookie: without this word a
 * page of the one before would go on acting, and writing, as the new one.
 */
export function announceSignIn(membershipId: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage({ signedIn: membershipId });
  channel.close();
}

/** Calls back when this browser is signed in for another membership than `own`. Returns the way to stop listening. */
export function onSignInElsewhere(own: string, leave: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'object' && data !== null && 'signedIn' in data && data.signedIn !== own) leave();
  });
  return () => channel.close();
}

/**
 * Keeps the page out of the back-forward cache in all but name: what was on the screen is hidden when the page is left,
 * and a page brought back loads anew, so that "back" after signing out shows nothing.
 */
export function guardAgainstReturn(): void {
  addEventListener('pagehide', () => {
    document.documentElement.hidden = true;
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
  });
}
