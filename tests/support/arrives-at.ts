import type { Page } from 'playwright-core';
import { waitFor } from './wait-for.js';

/**
 * Waits until the page stands at an address that fits. Asks instead of following one navigation: a window that is told to
 * leave while it is leaving begins a second navigation, and the first one ends as aborted.
 */
export async function arrivesAt(page: Page, fits: (url: URL) => boolean): Promise<void> {
  await waitFor('the page is at the wanted address', () => Promise.resolve(fits(new URL(page.url()))));
  await page.waitForLoadState();
}

export const isSignIn = (url: URL): boolean => url.pathname === '/sign-in';
