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

describe.each(['story-1.yaml', 'story-2.yaml'] as const)(
  '[I1] nobody receives a byte of %s that is not theirs',
  (name) => {
    // Everybody of a story listens and asks everything: minutes, on a machine that does something else as well.
    // Each wall alone stands before the small story (leaks/leaks.test.ts), and before these in the long run (`npm run tap`).
    it('with both walls', { timeout: 1_200_000 }, async () => {
      const file = DEMO + name;
      const verdicts = await runTap({
        story: await readStory(file),
        file,
        walls: 'both',
        browsers: BROWSERS[name] ?? [],
      });
      const said = report(verdicts);
      expect(said).toMatch(/^tap: \d+ passed, 0 failed$/);
      expect(verdicts.length).toBeGreaterThan(100);
    });
  },
);
