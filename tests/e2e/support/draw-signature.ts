import type { Page } from 'playwright-core';

/** Draws what a hand draws: a wave from left to right. */
export async function drawSignature(page: Page): Promise<void> {
  const pad = page.locator('[data-signature="pad"]');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('there is no field to sign in');
  const at = (n: number): [number, number] => [
    box.x + box.width * (0.1 + n * 0.04),
    box.y + box.height * (0.5 + 0.3 * Math.sin(n)),
  ];
  await page.mouse.move(...at(0));
  await page.mouse.down();
  for (let n = 1; n <= 20; n += 1) await page.mouse.move(...at(n));
  await page.mouse.up();
}
