import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startScript } from '../testing/process.mjs';

let folder;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'soulad-gate-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function enterAs(seen) {
  const script = join(folder, 'enter.mjs');
  const gate = new URL('gate.mjs', import.meta.url).href;
  writeFileSync(script, `import { enter } from '${gate}';\nenter('none.mjs', ${JSON.stringify(seen)});`);
  return startScript(script, []).ended;
}

it('refuses a Node that is too old, in one sentence', async () => {
  expect(await enterAs({ version: '18.20.1' })).toMatchObject({
    code: 1,
    stderr: 'Soulad needs Node 20 or newer to start; this is Node 18.20.1.\n',
  });
});

it('refuses a checkout without its packages, in one sentence', async () => {
  const root = join(folder, 'bare');
  mkdirSync(root);
  expect(await enterAs({ root })).toMatchObject({ code: 1, stderr: expect.stringContaining('npm ci') });
});

it('refuses a system the project has no Node for, in one sentence', async () => {
  const root = join(folder, 'foreign');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  const end = await enterAs({ root, version: '22.1.0' });
  expect(end).toMatchObject({ code: 1, stderr: expect.stringContaining('Soulad runs on Node 26') });
});

it('goes on under the Node of the project, with the same words, and hands its exit code through', async () => {
  // An older Node is pretended the first time only; the second process is the one that loads the command.
  const gate = new URL('gate.mjs', import.meta.url).href;
  const [script, mark, command] = ['again.mjs', 'mark', 'command.mjs'].map((name) => join(folder, name));
  writeFileSync(command, `console.log(process.argv[2], process.versions.node); process.exitCode = 7;`);
  writeFileSync(
    script,
    `import { existsSync, writeFileSync } from 'node:fs';
     import { enter } from '${gate}';
     const second = existsSync('${mark}');
     writeFileSync('${mark}', '');
     enter('${command}', second ? undefined : { version: '20.20.2' });`,
  );
  const end = await startScript(script, ['--fresh']).ended;
  expect(end).toMatchObject({ code: 7, stdout: expect.stringMatching(/^--fresh 26\./) });
});
