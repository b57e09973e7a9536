import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CLOCK = 'export const now = () => Date.now();\n';
const SQL = "export const sql = \"select set_config('app.session', 'x', false)\";\n";
const MARKUP = "export function show(node: Element) {\n  node.innerHTML = 'x';\n}\n";
const RESOLVER = 'export class R {\n  @Query(() => R) find() {}\n}\n';
const REPOSITORY = "import { source } from 'x';\nexport const rows = source.createQueryRunner();\n";

let tree;
beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'soulad-lint-'));
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
  mkdirSync(join(tree, 'infra'));
  symlinkSync(join(ROOT, 'infra/lint'), join(tree, 'infra/lint'));
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

function rulesBroken(path, text) {
  const file = join(tree, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  const oxlint = join(ROOT, 'node_modules/oxlint/bin/oxlint');
  const { stdout } = spawnSync(process.execPath, [oxlint, '--format=json', path], { cwd: tree, encoding: 'utf8' });
  return JSON.parse(stdout).diagnostics.map((diagnostic) => diagnostic.code);
}

it.each([
  ['shared/src/policy/a.ts', CLOCK, 'soulad(pure-shared)'],
  ['api/src/cases/a.ts', CLOCK, 'soulad(clock-at-platform)'],
  ['api/src/cases/b.ts', SQL, 'soulad(no-set-config-false)'],
  ['api/src/cases/c.ts', RESOLVER, 'soulad(resolver-declares-access)'],
  ['api/src/cases/d.ts', REPOSITORY, 'soulad(no-raw-repository)'],
  ['web/src/ui/a.ts', MARKUP, 'soulad(no-inner-html)'],
  ['web/src/ui/b.ts', "export const x: any = JSON.parse('1');\n", 'typescript(no-explicit-any)'],
  ['api/src/cases/e.ts', `${'// long\nexport {};\n'.repeat(126)}`, 'eslint(max-lines)'],
  ['api/src/cases/f.test.ts', "import { it } from 'vitest';\nit.only('x', () => {});\n", 'vitest(no-focused-tests)'],
])('%s is held to the rules of its folder', (path, text, rule) => {
  expect(rulesBroken(path, text)).toContain(rule);
});

it.each([
  ['api/src/platform/clock/clock.ts', CLOCK],
  ['api/src/platform/database/rows.ts', REPOSITORY],
  ['shared/src/testing/seed.ts', CLOCK],
  ['web/src/lib/clock.ts', CLOCK],
])('%s is where it may be done', (path, text) => {
  expect(rulesBroken(path, text)).toEqual([]);
});
