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
  // The package has an ESM twin that only bundlers see; Nest and Apollo load the other one, and two realms do not mix.
  { find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) },
];

export default defineConfig({
  resolve: { alias: sources },
  // Vite takes these from tsconfig.json for the sources; the tests are excluded there, so they are said again.
  oxc: {
    decorator: { legacy: true, emitDecoratorMetadata: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
    assumptions: { setPublicClassFields: true },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    sequence: { sequencer: longestFirst(['src/signoffs/signoff-model.test.ts', 'src/realtime/revocation.test.ts']) },
    globalSetup: ['../infra/src/vitest/postgres.mjs'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
