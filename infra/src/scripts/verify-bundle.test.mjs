import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tsScript } from '../run/ts-script.mjs';

const MAKER = fileURLToPath(new URL('../../../shared/src/signoff/testing/make-bundle.ts', import.meta.url));
const CORE = fileURLToPath(new URL('../../../shared/src/signoff/index.ts', import.meta.url));
const COMMAND = fileURLToPath(new URL('../verify-bundle.mjs', import.meta.url));

let folder;
let text;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soulad-bundle-'));
  const script = join(folder, 'write.ts');
  writeFileSync(
    script,
    `import { makeBundle, seeded } from ${JSON.stringify(MAKER)};\nimport { writeBundle } from ${JSON.stringify(CORE)};\n` +
      `process.stdout.write(writeBundle(makeBundle([{ text: 'jedna' }, { text: 'dvě' }], [{ text: 'tři' }], seeded(1))));\n`,
  );
  text = execFileSync(process.execPath, tsScript(script), { encoding: 'utf8' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(content) {
  const file = join(folder, 'revision.bundle');
  writeFileSync(file, content);
  return spawnSync(process.execPath, [COMMAND, file], { encoding: 'utf8' });
}

it('[S10] accepts a bundle as it was written, and says whose key sealed it', () => {
  const { status, stdout } = check(text);
  expect(stdout).toMatch(
    /revision 2, fingerprint \d{4}(-\d{4}){4}, 2 passages\nsigned by .+ \(passkey\)\nthe signature of the passkey was checked here\nsealed by [0-9a-f]{64}\nbundle: valid\n/,
  );
  expect(status).toBe(0);
});

it('[S11] names the passage that was changed', () => {
  const { status, stdout } = check(text.replace('dvě', 'tři'));
  expect(stdout).toContain('Part 2 does not fit.\n');
  expect(stdout).toContain('bundle: NOT VALID\n');
  expect(status).toBe(1);
});

it('[S11] refuses what is no bundle, and says how it is used', () => {
  expect(check('nothing').stdout).toContain('not a bundle');
  const bare = spawnSync(process.execPath, [COMMAND], { encoding: 'utf8' });
  expect(bare).toMatchObject({ status: 1 });
  expect(bare.stderr).toContain('npm run verify-bundle -- FILE');
});
