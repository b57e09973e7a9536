/**
 * `npm run bench:browser`: ten people type at once, each in a browser window of their own, into one passage of one
 * conference. Measured is the time from a key press in one window to the letter standing in each other window. Prints a
 * table and the same as JSON; it judges nothing. Needs a build, SOULAD_TEST_PG_ADMIN_URL and CHROMIUM_PATH.
 */
import type { Browser } from 'playwright-core';
import { ROOT } from '../support/api-process.js';
import { openBrowser, Visitor } from '../support/browser.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';
import { spreadOf, type Spread } from './percentiles.js';

const PEOPLE = 10;
/** Letters each person types, and the pause between two of them: about 300 letters a minute. */
const LETTERS = 40;
const PAUSE_MS = 200;
/** The goal of the meeting: every agency at the table writes there. */
const GOAL = 'Mluví jeden';
/** Who may write there; some of them sit at two windows. */
const WRITERS = ['lomnicka', 'rouskova', 'belohrad', 'ticha', 'skala', 'urbanova', 'stolba', 'lomnicka', 'belohrad', 'ticha'];

/** Letters that stand nowhere in the passage; the person's own, so that a letter says whose it is. */
const ALPHABET = [...'αβγδεζηθικλμνξοπρστυφχψω'];

interface Sample {
  readonly of: number;
  readonly letter: number;
  readonly at: number;
}

const system = await startSystem({ stories: [`${ROOT}infra/demo/story-1.yaml`] });
const browser = await openBrowser();
try {
  print(await measure(system, browser));
} finally {
  await browser.close();
  await system.stop();
}

async function measure({ origin }: System, windows: Browser): Promise<Spread> {
  const people: Visitor[] = [];
  for (const login of WRITERS.slice(0, PEOPLE)) people.push(await Visitor.come(windows, origin, login));
  for (const person of people) {
    await person.openConference();
    await person.standAtEndOf(GOAL);
    await person.page.evaluate(watch, { goal: GOAL, letters: ALPHABET.slice(0, PEOPLE), self: people.indexOf(person) });
  }
  await Promise.all(people.map((person, index) => type(person, ALPHABET[index] ?? '')));
  const expected = PEOPLE * LETTERS;
  await waitFor('all letters are on all screens', async () => {
    const counts = await Promise.all(people.map((person) => person.page.evaluate(() => window.soulad.seen.length)));
    return counts.every((count) => count >= expected);
  }, { withinMs: 30_000 });
  const seen = await Promise.all(people.map((person) => person.page.evaluate(() => window.soulad.seen)));
  return spreadOf(delays(seen));
}

/** From each key press to the moment its letter stood on each other screen. */
function delays(seen: readonly (readonly Sample[])[]): number[] {
  return seen.flatMap((screen, reader) =>
    screen.flatMap(({ of, letter, at }) => {
      if (of === reader) return [];
      const pressed = seen[of]?.find((own) => own.of === of && own.letter === letter);
      return pressed ? [at - pressed.at] : [];
    }),
  );
}

async function type(person: Visitor, letter: string): Promise<void> {
  await person.page.keyboard.type(letter.repeat(LETTERS), { delay: PAUSE_MS });
}

/**
 * Runs in the page: notes when a letter of somebody appears, and for one's own when its key was pressed. All windows are on
 * one machine, so that their clocks, read as time since the epoch, are the same.
 */
function watch({ goal, letters, self }: { goal: string; letters: readonly string[]; self: number }): void {
  const seen: { of: number; letter: number; at: number }[] = [];
  window.soulad = { seen };
  const now = (): number => performance.timeOrigin + performance.now();
  const unit = [...document.querySelectorAll('.record-unit-text')].find((one) => one.textContent.replaceAll('\u00a0', ' ').includes(goal));
  if (!unit) throw new Error('the passage is not on the screen');
  const counts = letters.map(() => 0);
  const presses: number[] = [];
  addEventListener('keydown', () => presses.push(now()), { capture: true });
  new MutationObserver(() => {
    const at = now();
    for (const [of, letter] of letters.entries()) {
      const count = unit.textContent.split(letter).length - 1;
      for (let index = counts[of] ?? 0; index < count; index += 1) {
        seen.push({ of, letter: index, at: of === self ? (presses[index] ?? at) : at });
      }
      counts[of] = Math.max(counts[of] ?? 0, count);
    }
  }).observe(unit, { childList: true, characterData: true, subtree: true });
}

function print(spread: Spread): void {
  const { count, p50, p95, p99, max } = spread;
  process.stdout.write(`${PEOPLE} people, ${LETTERS} letters each, one every ${PAUSE_MS} ms; key press to the others' screens, in ms\n`);
  process.stdout.write('  samples      p50      p95      p99      max\n');
  process.stdout.write(`${[count, p50, p95, p99, max].map((value) => String(value).padStart(9)).join('')}\n`);
  process.stdout.write(`${JSON.stringify({ bench: 'browser', people: PEOPLE, letters: LETTERS, everyMs: PAUSE_MS, ...spread })}\n`);
}

declare global {
  interface Window {
    soulad: { seen: { of: number; letter: number; at: number }[] };
  }
}
