import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// Sources are read directly, so that no build is needed. Not by an export condition: "source" is also the name
// under which packages of others point at files they do not ship.
const sources = [
  {
    find: /^@soulad\/shared\/(.+)$/,
    replacement: `${fileURLToPath(new URL('../shared/src', import.meta.url))}/$1/index.ts`,
  },
];
// The record editor runs its own suite in a browser when it brings a configuration.
const ownSuites = existsSync(new URL('src/record-editor/vitest.config.ts', import.meta.url))
  ? ['src/record-editor/**']
  : [];

export default defineConfig({
  resolve: { alias: sources },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...ownSuites],
    environment: 'node',
    pool: 'threads',
    testTimeout: 30_000,
  },
});
