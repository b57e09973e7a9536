import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { longestFirst } from '../infra/src/vitest/longest-first.mjs';

// Sources are read directly, so that no build is needed. Not by an export condition: "source" is also the name
// under which packages of others point at files they do not ship.
const sources = [
  {
    find: /^@soulad\/shared\/(.+)$/,
    replacement: `${fileURLToPath(new URL('../shared/src', import.meta.url))}/$1/index.ts`,
  },
  { find: '@soulad/api/testing', replacement: fileURLToPath(new URL('../api/src/testing/index.ts', import.meta.url)) },
];

const LONGEST = [
  ...['tap/tap.test.ts', 'tap/leaks/leaks.test.ts', 'leaks/two-worlds.test.ts', 'e2e/accessibility.test.ts'],
  ...['leaks/matrix/states.test.ts', 'e2e/story-1-to-the-end.test.ts', 'leaks/seeded.test.ts'],
  ...['e2e/story-2-to-the-end.test.ts', 'leaks/matrix/arguments.test.ts', 'contract/hidden-equals-missing.test.ts'],
];

export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    sequence: { sequencer: longestFirst(LONGEST) },
    globalSetup: ['../infra/src/vitest/postgres.mjs', '../infra/src/vitest/browser.mjs'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
