import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Languages whose assistive texts of react-aria are kept; all others would add weight that nobody hears. */
const KEPT_TEXTS = /[\\/](cs-CZ|en-US)\.mjs$/;
const ARIA_TEXTS = /[\\/](react-aria|react-stately|react-aria-components)[\\/]dist[\\/].*[\\/][a-z]{2}-[A-Z]{2}\.mjs$/;

function onlyOurLanguages(): Plugin {
  return {
    name: 'soulad:only-our-languages',
    enforce: 'pre',
    load: (id) => (ARIA_TEXTS.test(id) && !KEPT_TEXTS.test(id) ? 'export default {};' : null),
  };
}

const api = process.env.SOULAD_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [onlyOurLanguages(), react()],
  // Sources are read directly. Not by an export condition: packages of others use "source" for files they do not ship.
  resolve: {
    alias: [
      {
        find: /^@soulad\/shared\/(.+)$/,
        replacement: `${fileURLToPath(new URL('../shared/src', import.meta.url))}/$1/index.ts`,
      },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Fonts and pictures stay files: the content security policy allows no data: sources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/graphql': api, '/files': api, '/copies': api, '/calendar': api, '/rt': { target: api, ws: true } },
  },
});
