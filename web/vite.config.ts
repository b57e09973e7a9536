import { rmSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

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

/** Type declarations live in dist too, so the folder is not emptied; only what the build itself made before goes. */
function withoutOldAssets(): Plugin {
  return {
    name: 'soulad:without-old-assets',
    apply: 'build',
    buildStart: () => rmSync(new URL('dist/assets', import.meta.url), { recursive: true, force: true }),
  };
}

const api = process.env.SOULAD_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [onlyOurLanguages(), withoutOldAssets(), react()],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // Fonts and pictures stay files: the content security policy allows no data: sources.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/graphql': api, '/rt': { target: api, ws: true } },
  },
});
