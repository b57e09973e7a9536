/**
 * `npm run bench:browser`: ten people type in the live conference of story 1, each at a window of their own. Prints how
 * long a key press takes to reach the screens of the others, and writes the same as JSON to tests/out. It judges
 * nothing: the figures belong to the machine they were made on.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Page } from 'playwright-core';
import { ROOT } from '../support/api-process.js';
import { House } from '../e2e/support/house.js';
import { STORY_1 } from '../e2e/support/story-files.js';

/** Everybody of story 1, with the passage each types into; the passages of the first six are joint. */
const SEATS = [
  ['Bc. Jitka Lomnická', 'Cíl: domluvit'],
  ['Iva Rousková', 'Cíl: domluvit'],
  ['Mgr. Tomáš Bělohrad', 'Cíl: domluvit'],
  ['Simona Tichá, DiS.', 'Cíl: domluvit'],
  ['Ing. Vít Skála', 'Cíl: domluvit'],
  ['Lenka Urbanová', 'Cíl: domluvit'],
  ['Mgr. Přemysl Štolba', 'Cíl: domluvit'],
  ['Renata Olšinová', null],
  ['Milan Olšina', null],
  ['Natálie', null],
] as const;
const OWN_SECTION = 'Plán a podpisy';
/** Forty words a minute: somebody who types while listening. */
const KEY_EVERY_MS = 300;
const KEYS = Number(process.env.SOULAD_BENCH_KEYS ?? 60);
/** Fewer people tell what the way itself takes, where ten browsers are more than the machine has processors for. */
const PEOPLE = SEATS.slice(0, Number(process.env.SOULAD_BENCH_PEOPLE ?? SEATS.length));
const WARM_UP_KEYS = 10;

interface Sample {
  readonly pressed: number;
  readonly shown: number;
}

/** Marks are letters of a private area: each is pressed once, so that its arrival on a screen is its own. */
const mark = (seat: number, key: number): string => String.fromCodePoint(0xe000 + seat * 512 + key);

/** Notes on the page's own clock, which all pages of one machine share, when each mark is pressed and when it is shown. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = new Map<string, number>();
    const clock = (): number => performance.timeOrigin + performance.now();
    const note = (text: string): void => {
      for (const sign of text) if (sign >= '\ue000' && sign <= '\uf8ff' && !seen.has(sign)) seen.set(sign, clock());
    };
    const observer = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        if (target instanceof Text) note(target.data);
        for (const node of addedNodes) note(node.textContent ?? '');
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { benchSeen: seen, benchPressed: new Map<string, number>(), benchClock: clock });
  });
}

async function press(page: Page, sign: string): Promise<void> {
  await page.evaluate((one) => {
    const { benchPressed, benchClock } = globalThis as unknown as {
      benchPressed: Map<string, number>;
      benchClock: () => number;
    };
    benchPressed.set(one, benchClock());
    // The way of a key: the browser tells the editor what is about to be put in, and puts it in.
    document.execCommand('insertText', false, one);
  }, sign);
}

function readMarks(page: Page, which: 'benchSeen' | 'benchPressed'): Promise<[string, number][]> {
  return page.evaluate(
    (name) => [...((globalThis as unknown as Record<string, Map<string, number>>)[name] ?? [])],
    which,
  );
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

async function typeAll(pages: readonly Page[], from: number, keys: number): Promise<void> {
  const began = performance.now();
  await Promise.all(
    pages.map(async (page, seat) => {
      for (let key = 0; key < keys; key += 1) {
        // Not in step with each other, as people are not.
        await pause(Math.max(0, began + (key + seat / pages.length) * KEY_EVERY_MS - performance.now()));
        await press(page, mark(seat, from + key));
      }
    }),
  );
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

async function samplesOf(pages: readonly Page[], from: number): Promise<Sample[]> {
  const [pressed, seen] = await Promise.all([
    Promise.all(pages.map((page) => readMarks(page, 'benchPressed'))),
    Promise.all(pages.map(async (page) => new Map(await readMarks(page, 'benchSeen')))),
  ]);
  return pressed.flatMap((own, seat) =>
    own
      .filter(([sign]) => (sign.codePointAt(0) ?? 0) - 0xe000 - seat * 512 >= from)
      .flatMap(([sign, at]) =>
        seen.flatMap((screen, other) => {
          const shown = other === seat ? undefined : screen.get(sign);
          return shown === undefined ? [] : [{ pressed: at, shown }];
        }),
      ),
  );
}

async function main(): Promise<void> {
  const house = await House.open({ stories: [STORY_1] });
  try {
    const pages: Page[] = [];
    for (const [name, unit] of PEOPLE) {
      const guest = await house.atTable(name);
      if (unit === null) {
        // Families write passages of their own; shared, so that others have them on the screen.
        await guest.paper.writeAtEndOf(OWN_SECTION, `Vlastní slova ${name}`);
        await guest.saved();
        await guest.page.keyboard.press('Control+Enter');
        await guest.page.getByText(/^Sdíleno/u).waitFor();
        await guest.paper.stand({ unit: `Vlastní slova ${name}`, at: 'end' });
      } else await guest.paper.stand({ unit, paragraph: 0, at: 'end' });
      await listen(guest.page);
      pages.push(guest.page);
      process.stdout.write(`${name} sits at the table\n`);
    }
    await typeAll(pages, 0, WARM_UP_KEYS);
    await typeAll(pages, WARM_UP_KEYS, KEYS);
    await pause(5_000);
    report(await samplesOf(pages, WARM_UP_KEYS));
  } finally {
    await house.close();
  }
}

function report(samples: readonly Sample[]): void {
  const times = samples.map(({ pressed, shown }) => shown - pressed).toSorted((a, b) => a - b);
  const figures = {
    people: PEOPLE.length,
    keysEach: KEYS,
    arrivals: times.length,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    most: times.at(-1) ?? Number.NaN,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    at: new Date().toISOString(),
  };
  const round = (ms: number): string => `${ms.toFixed(1).padStart(8)} ms`;
  process.stdout.write(
    [
      '',
      `${figures.people} people, ${KEYS} keys each, ${figures.arrivals} arrivals on the screens of others, ${figures.processors}`,
      `  p50 ${round(figures.p50)}`,
      `  p95 ${round(figures.p95)}`,
      `  p99 ${round(figures.p99)}`,
      `  max ${round(figures.most)}`,
      '',
    ].join('\n'),
  );
  const folder = `${ROOT}tests/out`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/bench-browser.json`, `${JSON.stringify(figures, null, 2)}\n`);
}

await main();
