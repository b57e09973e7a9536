import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

// The sources of @soulad/shared are read directly: no build is needed before a test run.
const conditions = ['source', ...defaultServerConditions];

export default defineConfig({
  resolve: { conditions },
  // Vite takes these from tsconfig.json for the sources; the tests are excluded there, so they are said again.
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    globalSetup: ['../infra/src/vitest/postgres.mjs'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
