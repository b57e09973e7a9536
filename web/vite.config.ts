import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defineConfig, type Plugin } from 'vite';

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

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
// Sources are read directly. Not by an export condition: packages of others use "source" for files they do not ship.
const alias = [{ find: /^@soulad\/shared\/(.+)$/, replacement: `${here('../shared/src')}/$1/index.ts` }];

/** The page that checks a bundle: script and style in one file, to be kept and opened without a server. */
function verifierPage(): Plugin {
  return {
    name: 'soulad:verifier-page',
    apply: 'build',
    closeBundle: async () => {
      const lib = { entry: here('src/verifier/main.ts'), formats: ['iife' as const], name: 'verifier' };
      const made = await build({
        configFile: false,
        logLevel: 'warn',
        resolve: { alias },
        build: { write: false, lib },
      });
      const [first] = [made].flat();
      const script = first !== undefined && 'output' in first ? first.output[0].code : '';
      if (script === '') throw new Error('The verifier page has no script.');
      const page = await readFile(here('src/verifier/page.html'), 'utf8');
      const inline = script.replaceAll('</script', '<\\/script');
      await writeFile(
        here('dist/overeni.html'),
        page.replace('/* verifier */', () => inline),
      );
    },
  };
}

const api = process.env.SOULAD_API ?? 'http://localhost:3000';

export default defineConfig({
  plugins: [onlyOurLanguages(), react(), verifierPage()],
  resolve: { alias },
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
    proxy: {
      '/graphql': api,
      '/files': api,
      '/copies': api,
      '/calendar': api,
      '/revisions': api,
      '/deeds': api,
      '/rt': { target: api, ws: true },
    },
  },
});
