import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isAlive } from '../run/alive.mjs';
import { startScript } from '../testing/process.mjs';
import { planSuites } from './suites.mjs';
import { countSuite } from './totals.mjs';

const SCRIPT = fileURLToPath(new URL('../testing/test-stand-in.mjs', import.meta.url));
const MODULES = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const PASSES = "import { expect, it } from 'vitest'; it('holds', () => expect(1).toBe(1));";

let root;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'soulad-suites-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(files) {
  symlinkSync(MODULES, join(root, 'node_modules'));
  for (const [path, text] of Object.entries({ 'package.json': '{ "type": "module" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const name of ['shared', 'infra', 'api', 'web', 'tests']) {
    mkdirSync(join(root, name), { recursive: true });
    const config = "export default { test: { include: ['*.test.mjs'], testTimeout: 60_000 } };";
    writeFileSync(join(root, name, 'vitest.config.ts'), config);
  }
}

async function npmTest(names) {
  const end = await startScript(SCRIPT, [root, ...names], {
    CHROMIUM_PATH: process.execPath,
    SOULAD_TEST_PG_ADMIN_URL: '',
  }).ended;
  return { ...end, lastLine: end.stdout.trimEnd().split('\n').at(-1) };
}

describe('npm test', () => {
  it('ends with the totals of all workspaces and code 0 when everything passed', async () => {
    write(Object.fromEntries(['shared', 'infra', 'api', 'web', 'tests'].map((name) => [`${name}/a.test.mjs`, PASSES])));
    expect(await npmTest([])).toMatchObject({ code: 0, lastLine: '5 passed, 0 failed' });
  });

  it('counts failed tests, crashed files, errors outside tests and workspaces without tests', async () => {
    write({
      'shared/a.test.mjs': `${PASSES} it('fails', () => expect(1).toBe(2));`,
      'infra/a.test.mjs': "throw new Error('crashed');",
      'web/a.test.mjs': `${PASSES} Promise.reject(new Error('nobody waits for me'));`,
    });
    const end = await npmTest(['shared', 'infra', 'web', 'api']);
    expect(end).toMatchObject({ code: 1, lastLine: '2 passed, 4 failed' });
    expect(end.stdout).toContain('api: 0 passed, 1 failed; has no tests');
  });

  it('runs a suite that a folder brings along', async () => {
    write({
      'web/a.test.mjs': PASSES,
      'web/src/inner/vitest.config.ts': "export default { test: { include: ['src/inner/*.test.mjs'] } };",
      'web/src/inner/b.test.mjs': PASSES,
    });
    expect(await npmTest(['web'])).toMatchObject({ code: 0, lastLine: '2 passed, 0 failed' });
  });

  it('hands the addresses of one throwaway Postgres to the suites and ends it', async () => {
    const seen = join(root, 'seen.json');
    write({
      'api/a.test.mjs': `${PASSES} import { writeFileSync } from 'node:fs';
        writeFileSync('${seen}', JSON.stringify(Object.keys(process.env).filter((key) => key.startsWith('SOULAD_TEST_PG')).sort()));`,
    });
    expect(await npmTest(['api'])).toMatchObject({ code: 0 });
    expect(JSON.parse(readFileSync(seen, 'utf8'))).toEqual([
      'SOULAD_TEST_PG_ADMIN_URL',
      'SOULAD_TEST_PG_APP_URL',
      'SOULAD_TEST_PG_BYPASS_URL',
      'SOULAD_TEST_PG_OWNER_URL',
    ]);
  });

  it('refuses a workspace that is none, still with the totals as the last line', async () => {
    write({});
    const end = await npmTest(['nothing']);
    expect(end).toMatchObject({ code: 1, lastLine: '0 passed, 1 failed' });
    expect(end.stderr).toContain('There is no workspace "nothing"');
  });

  it('leaves no process behind, neither what a test started nor what was interrupted', async () => {
    const pidFile = join(root, 'pid');
    const lingering = `import { spawn } from 'node:child_process'; import { writeFileSync } from 'node:fs';
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
      writeFileSync('${pidFile}', String(child.pid));`;
    write({
      'shared/a.test.mjs': `${PASSES} ${lingering} child.unref();`,
      'infra/a.test.mjs': `${lingering} import { it } from 'vitest'; console.log('hangs'); it('hangs', () => new Promise(() => {}));`,
    });
    expect(await npmTest(['shared'])).toMatchObject({ code: 0 });
    const left = () => isAlive(Number(readFileSync(pidFile, 'utf8')));
    await expect.poll(left).toBe(false);

    rmSync(pidFile);
    const interrupted = startScript(SCRIPT, [root, 'infra']);
    await interrupted.says('hangs');
    expect(await interrupted.stop()).toMatchObject({ code: 143 });
    expect(existsSync(pidFile)).toBe(true);
    await expect.poll(left).toBe(false);
  });
});

describe('the plan', () => {
  it('runs the server and the whole system each alone and builds, with a browser and a database, only for those who need them', () => {
    write({});
    expect(planSuites(root, []).rounds.map((round) => round.map((suite) => suite.name))).toEqual([
      ['infra', 'shared', 'web'],
      ['api'],
      ['tests'],
    ]);
    expect(planSuites(root, ['shared'])).toMatchObject({ postgres: false, browser: false, build: false });
    expect(planSuites(root, ['api'])).toMatchObject({ postgres: true, browser: false, build: false });
    expect(planSuites(root, ['tests'])).toMatchObject({ postgres: true, browser: true, build: true });
  });
});

describe('the count', () => {
  it('does not let a skipped test pass for a test', () => {
    const file = join(root, 'report.json');
    const report = { numTotalTests: 2, numPassedTests: 1, numFailedTests: 0, numPendingTests: 1, testResults: [] };
    writeFileSync(file, JSON.stringify(report));
    expect(countSuite(file, 0)).toEqual({ passed: 1, failed: 1, notes: ['has 1 tests that did not run'] });
  });
});
