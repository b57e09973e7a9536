import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cruise, FEWEST_MODULES } from './cruise.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOUND = {
  'shared/src/ids/index.ts': "import * as Y from 'yjs';\nexport const id = Y;\n",
  'shared/src/testing/index.ts': "import { id } from '../ids/index.js';\nexport const seed = id;\n",
  'api/src/platform/context.ts': "import { id } from '@soulad/shared/ids';\nexport const ctx = id;\n",
  'api/src/identity/index.ts': "import { ctx } from '../platform/context.js';\nexport const who = ctx;\n",
  'api/src/identity/inner.ts': 'export const inner = 1;\n',
  'api/src/cases/index.ts': "import { who } from '../identity/index.js';\nexport const cases = who;\n",
  'api/src/realtime/index.ts': "import { cases } from '../cases/index.js';\nexport const live = cases;\n",
  'api/src/testing/index.ts': "import { inner } from '../identity/inner.js';\nexport const app = inner;\n",
  'web/src/lib/client.ts': 'export const client = 1;\n',
  'web/src/ui/button.tsx': "import { client } from '../lib/client.js';\nexport const button = client;\n",
  'web/src/features/desk/index.ts': "import { button } from '../../ui/button.js';\nexport const desk = button;\n",
  'web/src/features/desk/inner.ts': 'export const inner = 1;\n',
  'web/src/app/main.tsx': "import { desk } from '../features/desk/index.js';\nexport const main = desk;\n",
  'tests/e2e/a.test.ts': "import { app } from '@soulad/api/testing';\nexport const a = app;\n",
  'tests/e2e/b.test.ts': "import { seed } from '@soulad/shared/testing';\nexport const b = seed;\n",
};

let tree;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'soulad-borders-'));
  for (const [path, text] of Object.entries(SOUND)) write(path, text);
  for (const [name, offered] of Object.entries({ shared: './*', api: './testing' })) {
    const source = `./src/${name === 'shared' ? '*' : 'testing'}/index.ts`;
    const exports = { [offered]: { types: source, default: source } };
    write(`${name}/package.json`, JSON.stringify({ name: `@soulad/${name}`, type: 'module', exports }));
    mkdirSync(join(tree, 'node_modules/@soulad'), { recursive: true });
    symlinkSync(join(tree, name), join(tree, 'node_modules/@soulad', name));
  }
  symlinkSync(join(ROOT, 'node_modules/yjs'), join(tree, 'node_modules/yjs'));
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(path, text) {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
}

const rulesBroken = async () => new Set((await cruise(tree)).violations.map((one) => one.rule));

describe('the boundaries', () => {
  it('leave a sound tree alone', async () => {
    const { violations, modules } = await cruise(tree);
    expect(violations).toEqual([]);
    expect(modules).toBeGreaterThanOrEqual(Object.keys(SOUND).length);
  });

  it.each([
    ['shared/src/ids/index.ts', "import 'yjs';\nimport '../../../node_modules/dep/index.js';", 'shared-is-pure'],
    [
      'shared/src/policy/index.ts',
      "import { readFileSync } from 'node:fs';\nexport { readFileSync };",
      'shared-is-pure',
    ],
    ['shared/src/policy/index.ts', "export { seed } from '../testing/index.js';", 'shared-testing-is-not-product'],
    ['api/src/cases/a.ts', "export { client } from '../../../web/src/lib/client.js';", 'api-not-web'],
    ['web/src/lib/a.ts', "export { app } from '@soulad/api/testing';", 'web-not-api'],
    [
      'web/src/lib/a.ts',
      "import type { ctx } from '../../../api/src/platform/context.js';\nexport type A = typeof ctx;",
      'web-not-api',
    ],
    ['api/src/platform/a.ts', "export { who } from '../identity/index.js';", 'api-platform-is-below'],
    ['api/src/identity/a.ts', "export { cases } from '../cases/index.js';", 'api-identity-is-below'],
    ['api/src/sharing/index.ts', "export { cases } from '../cases/index.js';", 'api-sharing-is-below'],
    ['api/src/cases/a.ts', "export { live } from '../realtime/index.js';", 'api-cases-is-below'],
    ['api/src/realtime/a.ts', "export { story } from '../story/index.js';", 'api-realtime-is-below'],
    ['api/src/cases/a.ts', "export { inner } from '../identity/inner.js';", 'api-feature-by-its-index'],
    ['web/src/lib/a.ts', "export { button } from '../ui/button.js';", 'web-lib-is-below'],
    ['web/src/ui/a.ts', "export { desk } from '../features/desk/index.js';", 'web-ui-is-below'],
    ['web/src/realtime/a.ts', "export { button } from '../ui/button.js';", 'web-realtime-is-below'],
    ['web/src/record-editor/a.ts', "export { desk } from '../features/desk/index.js';", 'web-record-editor-is-below'],
    ['web/src/features/desk/a.ts', "export { main } from '../../app/main.js';", 'web-features-is-below'],
    ['web/src/features/cases/index.ts', "export { inner } from '../desk/inner.js';", 'web-feature-by-its-index'],
    ['tests/e2e/c.test.ts', "export { inner } from '../../api/src/identity/inner.js';", 'tests-use-what-is-offered'],
    ['web/src/lib/a.ts', "export { a } from './not-there.js';", 'no-unresolved'],
  ])('%s may not say %s', async (path, text, rule) => {
    write('api/src/story/index.ts', 'export const story = 1;\n');
    write('node_modules/dep/index.js', 'export const dep = 1;\n');
    write(path, `${text}\n`);
    expect(await rulesBroken()).toContain(rule);
  });

  it('see a cycle', async () => {
    write('web/src/lib/one.ts', "import { two } from './two.js';\nexport const one = () => two;\n");
    write('web/src/lib/two.ts', "import { one } from './one.js';\nexport const two = () => one;\n");
    expect(await rulesBroken()).toContain('no-cycles');
  });
});

describe('the cruise', () => {
  it('saw the whole repository', async () => {
    expect((await cruise(ROOT)).modules).toBeGreaterThan(FEWEST_MODULES);
  });

  it('fails when it saw next to nothing, instead of finding nothing wrong', () => {
    const script = fileURLToPath(new URL('cruise-main.mjs', import.meta.url));
    const end = spawnSync(process.execPath, [script, tree], { encoding: 'utf8' });
    expect(end.status).toBe(1);
    expect(end.stderr).toContain(`at least ${FEWEST_MODULES}`);
  });
});

describe('the projects', () => {
  it('depend on each other only as the layout says', () => {
    const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
    const file = join(tree, 'graph.json');
    const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };
    const end = spawnSync(process.execPath, [nx, 'graph', `--file=${file}`], { cwd: ROOT, encoding: 'utf8', env });
    expect(end.status, end.stderr).toBe(0);
    const { graph } = JSON.parse(readFileSync(file, 'utf8'));
    const edges = Object.values(graph.dependencies).flat();
    const named = edges.map(({ source, target }) => `${source.slice(8)} → ${target.slice(8)}`);
    expect(Object.keys(graph.nodes).sort()).toEqual(
      ['api', 'infra', 'shared', 'tests', 'web'].map((name) => `@soulad/${name}`),
    );
    const allowed = [
      'api → shared',
      'web → shared',
      ...['api', 'shared', 'infra', 'web'].map((name) => `tests → ${name}`),
    ];
    expect(named.filter((edge) => !allowed.includes(edge))).toEqual([]);
    expect(named).toContain('api → shared');
  });
});
