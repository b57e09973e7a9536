/** `npm run tap -- FILE`: the whole tap of one story, once with both walls and once with each of them alone. */
import { readStory } from '@soulad/api/testing';
import { basename, resolve } from 'node:path';
import { report, type Verdict } from './judge.js';
import { runTap } from './tap.js';

const WALLS = [
  ['both', 'both walls'],
  ['rls', 'row-level security alone'],
  ['app', 'the application alone'],
] as const;

/**
 * Needs SOULAD_TEST_PG_ADMIN_URL, CHROMIUM_PATH and a build.
 * @returns whether everything passed
 * @throws StoryMistakes when the file has mistakes
 */
export async function main(file: string, say: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Promise<boolean> {
  const path = resolve(file);
  const story = await readStory(path);
  const all: Verdict[] = [];
  for (const [walls, words] of WALLS) {
    say(`${basename(path)}, ${words}`);
    const verdicts = await runTap({ story, file: path, walls, browsers: Object.keys(story.parties), say: (line) => say(`  ${line}`) });
    all.push(...verdicts.map((verdict) => ({ ...verdict, check: `${words}: ${verdict.check}` })));
  }
  say(report(all));
  return all.every(({ passed }) => passed);
}
