import type { Page } from 'playwright-core';
import { House } from '../../e2e/support/house.js';
import { STORY_1 } from '../../e2e/support/story-files.js';
import { type Aim, type Benchmark, type Figures, interleaved } from '../benchmark.js';
import { gzipOf } from './scripts.js';

/** The processor of the browser is slowed down so many times. */
const SLOWER = 4;
const ROUNDS = Number(process.env.SOULAD_BENCH_SCREENS ?? 5);

const aims: readonly Aim[] = [
  { figure: 'script kB before it', most: 150, words: '≤ 150 kB before the first picture' },
  { figure: 'takes keys ms', most: 2_000, words: 'takes keys within 2 000 ms' },
];

/** The live conference of story 1 at a window that has nothing of it yet: the first picture, the text, the editor. */
export const screen: Benchmark = {
  name: 'conference screen',
  run: async () => {
    const house = await House.open({ stories: [STORY_1] });
    try {
      const { page } = await house.atTable('Bc. Jitka Lomnická');
      const measured = await interleaved({ soulad: () => opened(page) }, { rounds: ROUNDS });
      const figures = measured['soulad'] ?? {};
      return [
        {
          ...{ benchmark: screen.name, case: `a processor ${SLOWER} times slower, nothing kept`, subject: 'soulad' },
          ...{ figures, unit: 'ms' },
          aims: aims.map((aim) => ({ ...aim, met: (figures[aim.figure] ?? Infinity) <= (aim.most ?? 0) })),
        },
      ];
    } finally {
      await house.close();
    }
  },
};

async function opened(seated: Page): Promise<Figures> {
  const page = await seated.context().newPage();
  try {
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(note);
    await page.goto(seated.url());
    await page.waitForFunction(() => 'takesKeys' in globalThis, undefined, { timeout: 60_000 });
    const { picture, text, takesKeys, scripts } = await page.evaluate(() => {
      const { textAt, takesKeys: keysAt } = globalThis as unknown as { textAt: number; takesKeys: number };
      const painted = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
      const loaded = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
      const before = loaded.filter((one) => one.name.endsWith('.js') && one.responseEnd <= painted);
      return {
        ...{ picture: painted, text: textAt, takesKeys: keysAt },
        scripts: before.map((one) => new URL(one.name).pathname.slice(1)),
      };
    });
    return {
      ...{ 'first picture ms': picture, 'script kB before it': gzipOf(scripts) / 1000 },
      ...{ 'text ms': text, 'takes keys ms': takesKeys },
    };
  } finally {
    await page.close();
  }
}

/** Notes when words of the record stand on the screen, and when the editor is there and the page has time for keys. */
function note(): void {
  const marks = globalThis as unknown as { textAt?: number; takesKeys?: number };
  const look = (): void => {
    const words = [...document.querySelectorAll('[data-early-text] p, .record-unit-text')];
    if (words.some((one) => (one.textContent ?? '').trim() !== '')) marks.textAt ??= performance.now();
    if (marks.textAt === undefined || !document.querySelector('.record-text[contenteditable="true"] .record-unit-text'))
      return;
    observer.disconnect();
    requestIdleCallback(() => (marks.takesKeys = performance.now()));
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true, characterData: true });
}
