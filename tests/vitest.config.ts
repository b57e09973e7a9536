import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const conditions = ['source', ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    globalSetup: ['../infra/src/vitest/postgres.mjs', '../infra/src/vitest/browser.mjs'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
