import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../postgres/server.mjs';
import { startScript } from '../testing/process.mjs';
import { makeStandIn } from '../testing/stand-in.mjs';

const script = (name) => fileURLToPath(new URL(`../testing/${name}.mjs`, import.meta.url));

let tree;
let file;
beforeEach(() => {
  tree = makeStandIn();
  file = join(tree.root, 'own.yaml');
  writeFileSync(file, 'Cyril Tichý\n');
});
afterEach(() => tree.remove());

const story = (words, env = {}) =>
  startScript(script('story-stand-in'), [tree.root, ...words], { DATABASE_URL: '', ...env }).ended;
const loaded = () => readFileSync(join(tree.dataDir, 'stand-in.txt'), 'utf8');

it('loads a story into the kept database and leaves no server behind', async () => {
  expect(await story([file])).toMatchObject({ code: 0, stderr: '' });
  expect(loaded()).toBe('Cyril Tichý\n');
  expect(existsSync(join(tree.dataDir, 'postgres/data/postmaster.pid'))).toBe(false);
});

it('loads a story beside a running server, which goes on running', async () => {
  const port = await freePort();
  const running = startScript(script('start-stand-in'), [tree.root], { PORT: String(port), DATABASE_URL: '' });
  try {
    await running.says('Bořek');
    expect(await story([file])).toMatchObject({ code: 0 });
    expect(loaded()).toContain('Cyril');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(existsSync(join(tree.dataDir, 'postgres/data/postmaster.pid'))).toBe(true);
  } finally {
    expect(await running.stop()).toMatchObject({ code: 0 });
  }
});

it('passes the sentence about a mistake in the file through', async () => {
  const said = 'own.yaml, units[3].audience: there is no party "skola".';
  expect(await story([file], { STAND_IN_REFUSES: `story:${said}` })).toMatchObject({ code: 1, stderr: `${said}\n` });
});

it('refuses no file, a missing file and an unknown word in one sentence', async () => {
  const usage = 'Say which story: npm run story -- FILE [--shift-to-now].\n';
  expect(await story([])).toMatchObject({ code: 1, stderr: usage });
  expect(await story([file, '--shift'])).toMatchObject({ code: 1, stderr: usage });
  expect(await story(['none.yaml'])).toMatchObject({ code: 1, stderr: 'There is no file none.yaml.\n' });
});
