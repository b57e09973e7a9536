import { existsSync } from 'node:fs';
import { defaultServerConditions } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';

const conditions = ['source', ...defaultServerConditions];
// The record editor runs its own suite in a browser when it brings a configuration.
const ownSuites = existsSync(new URL('src/record-editor/vitest.config.ts', import.meta.url))
  ? ['src/record-editor/**']
  : [];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...ownSuites],
    environment: 'node',
    pool: 'threads',
    testTimeout: 30_000,
  },
});
