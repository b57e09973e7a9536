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

/** The one with more to hide stands behind each wall alone too; the other one does so in the long run (`npm run tap`). */
const WALLS = { 'story-1.yaml': ['both'], 'story-2.yaml': ['both', 'rls', 'app'] } as const;

describe.each(['story-1.yaml', 'story-2.yaml'] as const)(
  '[I1] nobody receives a byte of %s that is not theirs',
  (name) => {
    // Everybody of a story listens and asks everything: minutes, on a machine that does something else as well.
    it.each(WALLS[name])('with the walls: %s', { timeout: 900_000 }, async (walls) => {
      const file = DEMO + name;
      const browsers = walls === 'both' ? (BROWSERS[name] ?? []) : [];
      const verdicts = await runTap({ story: await readStory(file), file, walls, browsers });
      const said = report(verdicts);
      expect(said).toMatch(/^tap: \d+ passed, 0 failed$/);
      expect(verdicts.length).toBeGreaterThan(100);
    });
  },
);
