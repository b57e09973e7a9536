import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Sources are read directly, so that no build is needed. Not by an export condition: "source" is also the name
// under which packages of others point at files they do not ship.
const sources = [
  {
    find: /^@soulad\/shared\/(.+)$/,
    replacement: `${fileURLToPath(new URL('../shared/src', import.meta.url))}/$1/index.ts`,
  },
  { find: '@soulad/api/testing', replacement: fileURLToPath(new URL('../api/src/testing/index.ts', import.meta.url)) },
];

export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    globalSetup: ['../infra/src/vitest/postgres.mjs', '../infra/src/vitest/browser.mjs'],
    testTimeout: 300_000,
    hookTimeout: 180_000,
  },
});
