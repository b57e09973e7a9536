import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Widths and themes in which every state has to hold. */
export const LOOKS = [
  { name: '1440-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: '1440-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: '360-light', width: 360, height: 740, colorScheme: 'light' },
  { name: '360-dark', width: 360, height: 740, colorScheme: 'dark' },
] as const;
export type Look = (typeof LOOKS)[number];

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Folder for pictures of every state, when somebody wants to look at them: SOULAD_PICTURES. */
const PICTURES = process.env.SOULAD_PICTURES;
if (PICTURES) mkdirSync(PICTURES, { recursive: true });

/** What axe finds on the page as it stands, one line a place. */
export async function faultsOf(page: Page): Promise<string[]> {
  // What lies half under the bar of a page scrolled down would count as covered.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Text that is cut off sideways, or a page that scrolls sideways: nothing may be lost on a narrow screen. */
export async function overflowOf(page: Page): Promise<string[]> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return wide > 1 ? [`the page is ${wide} px wider than its window`] : [];
}

/** Keeps a picture of the state when a folder for pictures is named. */
export async function picture(page: Page, state: string, look: Look): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${state}-${look.name}.png` });
}
