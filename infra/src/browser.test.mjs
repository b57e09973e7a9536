import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findChromium } from './browser.mjs';
import { startScript } from './testing/process.mjs';

const SCRIPT = fileURLToPath(new URL('testing/find-browser.mjs', import.meta.url));

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-browser-'));
  chmodSync(folder, 0o755);
  vi.stubEnv('CHROMIUM_PATH', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function program(path) {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o755 });
  writeFileSync(file, '#!/bin/sh\n', { mode: 0o755 });
  return file;
}

it('takes CHROMIUM_PATH first, and refuses one that is no program', async () => {
  const file = program('mine');
  vi.stubEnv('CHROMIUM_PATH', file);
  expect(await findChromium()).toBe(file);
  vi.stubEnv('CHROMIUM_PATH', folder);
  await expect(findChromium()).rejects.toThrow(`CHROMIUM_PATH names no program: ${folder}.`);
});

it('takes the one of the system, under any of its names', async () => {
  const file = program('bin/google-chrome');
  expect(await findChromium({ folders: ['/nowhere', join(folder, 'bin')] })).toBe(file);
});

it('takes the one the browser package has downloaded before', async () => {
  const file = program('chromium_headless_shell-1/chrome-headless-shell-linux64/chrome-headless-shell');
  const end = await startScript(SCRIPT, [], { PLAYWRIGHT_BROWSERS_PATH: folder }).ended;
  expect(end).toMatchObject({ code: 0, stdout: `${file}\n` });
});

it('says in one sentence that there is none, when nothing can be downloaded or installed', async () => {
  const nowhere = { PLAYWRIGHT_DOWNLOAD_HOST: 'http://127.0.0.1:9', PLAYWRIGHT_BROWSERS_PATH: join(folder, 'none') };
  const end = await startScript(SCRIPT, [], nowhere).ended;
  expect(end.code).toBe(1);
  expect(end.stderr.trimEnd().split('\n').at(-1)).toBe(
    'No Chromium was found or could be installed: install Chromium or set CHROMIUM_PATH to its program.',
  );
});
