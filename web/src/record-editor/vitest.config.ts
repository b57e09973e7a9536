import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['source', ...defaultServerConditions];

/** The suite of the record editor drives a real browser, so it has a configuration of its own. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../../node_modules/.vite/record-editor',
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    pool: 'threads',
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
