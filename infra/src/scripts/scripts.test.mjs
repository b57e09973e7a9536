import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tsScript } from '../run/ts-script.mjs';

let folder;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'soulad-scripts-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('runs TypeScript as it stands, with imports that end in .js', () => {
  writeFileSync(join(folder, 'part.ts'), 'export const part: string = "part";\n');
  writeFileSync(join(folder, 'main.ts'), "import { part } from './part.js';\nconsole.log(part, process.argv[2]);\n");
  const said = execFileSync(process.execPath, tsScript(join(folder, 'main.ts'), ['word']), { encoding: 'utf8' });
  expect(said).toBe('part word\n');
});

it.each([
  [[], 'Say which story: npm run tap -- FILE.\n'],
  [['none.yaml'], 'There is no file none.yaml.\n'],
])('refuses a tap without a story file: %j', (words, sentence) => {
  const tap = fileURLToPath(new URL('../tap.mjs', import.meta.url));
  const end = spawnSync(process.execPath, [tap, ...words], { encoding: 'utf8' });
  expect(end).toMatchObject({ status: 1, stderr: sentence });
});
