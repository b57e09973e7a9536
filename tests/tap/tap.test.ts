import { readStory } from '@soulad/api/testing';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { report } from './judge.js';
import { runTap } from './tap.js';

const DEMO = `${ROOT}infra/demo/`;

/** Every party listens through the product's own client; these also look through a browser. */
const BROWSERS: Readonly<Record<string, readonly string[]>> = {
  'story-1.yaml': ['skola', 'otec'],
  'story-2.yaml': ['otec', 'advokat'],
};

describe.each(Object.keys(BROWSERS))('[I1] nobody receives a byte of %s that is not theirs', (name) => {
  it.each(['both', 'rls', 'app'] as const)('with the walls: %s', async (walls) => {
    const file = DEMO + name;
    const browsers = walls === 'both' ? (BROWSERS[name] ?? []) : [];
    const verdicts = await runTap({ story: await readStory(file), file, walls, browsers });
    const said = report(verdicts);
    expect(said).toMatch(/^tap: \d+ passed, 0 failed$/);
    expect(verdicts.length).toBeGreaterThan(100);
  });
});
