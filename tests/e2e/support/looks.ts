import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';

/** Widths in which every state has to hold, each in both themes. */
export const LOOKS = [
  { width: 1440, height: 900 },
  { width: 360, height: 740 },
] as const;
export type Look = (typeof LOOKS)[number];

/** A theme changes colours and nothing else. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** What React Aria has said aloud stays here for some seconds, pointing at buttons that may have gone. */
const SAID = '[data-live-announcer]';
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Folder for pictures of every state, when somebody wants to look at them: SOULAD_PICTURES. */
const PICTURES = process.env.SOULAD_PICTURES;
if (PICTURES) mkdirSync(PICTURES, { recursive: true });

/** What the state as it stands does not hold, in both themes: axe, and the width of the window. One line a place. */
export async function faultsIn(page: Page, state: string, look: Look): Promise<string[]> {
  // What lies half under the bar of a page scrolled down would count as covered.
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, `${state}-${look.width}-light`);
  const light = [...(await overflowOf(page)), ...(await axe(new AxeBuilder({ page }).exclude(SAID).withTags(TAGS)))];
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, `${state}-${look.width}-dark`);
  const dark = await axe(new AxeBuilder({ page }).withRules(COLOUR_RULES));
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((fault) => `dark: ${fault}`)].map((fault) => `${state} ${look.width}: ${fault}`);
}

async function axe(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

const SETTLE_MS = 3_000;

/** A page that scrolls sideways once it is laid out for its window: nothing may be lost on a narrow screen. */
async function overflowOf(page: Page): Promise<string[]> {
  const fits = await page
    .waitForFunction(() => document.documentElement.scrollWidth - innerWidth <= 1, undefined, { timeout: SETTLE_MS })
    .catch(() => null);
  if (fits) return [];
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return [`the page is ${wide} px wider than its window`];
}

/** Keeps a picture of the state when a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES) await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
