import { findChromium } from '../browser.mjs';

/** Vitest global set-up: CHROMIUM_PATH for the suites that drive a browser. */
export default async function provideBrowser() {
  process.env.CHROMIUM_PATH ??= await findChromium();
}
