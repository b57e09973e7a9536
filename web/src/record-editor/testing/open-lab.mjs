/** Builds the test page, serves it under the strict content policy, and opens it in Chromium. */
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from '@soulad/infra/browser';
import { chromium } from 'playwright-core';
import { build, defaultClientConditions } from 'vite';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * @param {{ mutations?: { file: string, from: string, to: string }[] }} options source changes that must break a test
 * @returns {Promise<{ page: () => Promise<import('playwright-core').Page>, close: () => Promise<void> }>}
 */
export async function openLab({ mutations = [] } = {}) {
  const outDir = await mkdtemp(join(tmpdir(), 'record-lab-'));
  await buildLab(outDir, mutations);
  const server = createServer((request, response) => serve(outDir, request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const browser = await chromium.launch({ executablePath: await findChromium(), args: FLAGS });
  const context = await browser.newContext({ viewport: { width: 1000, height: 900 } });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const url = `http://127.0.0.1:${server.address().port}/lab.html`;
  return {
    page: () => newPage(context, url),
    close: async () => {
      await browser.close();
      await new Promise((done) => server.close(done));
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

async function newPage(context, url) {
  const page = await context.newPage();
  page.troubles = [];
  page.on('pageerror', (error) => page.troubles.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && page.troubles.push(message.text()));
  await page.goto(url);
  return page;
}

function buildLab(outDir, mutations) {
  return build({
    configFile: false,
    root: HERE,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    plugins: [mutator(mutations)],
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      modulePreload: { polyfill: false },
      rollupOptions: { input: join(HERE, 'lab.html') },
    },
  });
}

function mutator(mutations) {
  return {
    name: 'mutate-source',
    enforce: 'pre',
    transform(code, id) {
      let changed = code;
      for (const { file, from, to } of mutations) {
        if (!id.endsWith(`/record-editor/${file}`)) continue;
        if (!changed.includes(from)) throw new Error(`nothing to mutate in ${file}`);
        changed = changed.replace(from, to);
      }
      return changed === code ? null : changed;
    },
  };
}

async function serve(outDir, request, response) {
  const path = new URL(request.url, 'http://lab').pathname;
  try {
    const body = await readFile(join(outDir, path));
    response.writeHead(200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
    });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}
