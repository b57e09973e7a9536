/**
 * `npm run tap -- FILE`: the whole tap of one story, once with both walls and once with each of them alone. Needs a
 * build, SOULAD_TEST_PG_ADMIN_URL and CHROMIUM_PATH.
 */
import { readStory } from '@soulad/api/testing';
import { basename, resolve } from 'node:path';
import { report, type Verdict } from './judge.js';
import { runTap } from './tap.js';

const WALLS = [
  ['both', 'both walls'],
  ['rls', 'row-level security alone'],
  ['app', 'the application alone'],
] as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(file: string): Promise<boolean> {
  const path = resolve(file);
  const story = await readStory(path);
  const all: Verdict[] = [];
  for (const [walls, words] of WALLS) {
    say(`${basename(path)}, ${words}`);
    const verdicts = await runTap({
      story,
      file: path,
      walls,
      browsers: Object.keys(story.parties),
      say: (line) => say(`  ${line}`),
    });
    all.push(...verdicts.map((verdict) => ({ ...verdict, check: `${words}: ${verdict.check}` })));
  }
  say(report(all));
  return all.every(({ passed }) => passed);
}

try {
  process.exitCode = (await main(process.argv[2] ?? '')) ? 0 : 1;
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  say('tap: 0 passed, 1 failed');
  process.exitCode = 1;
}
