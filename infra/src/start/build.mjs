import { join } from 'node:path';
import { Refusal } from '../run/refusal.mjs';
import { assertWritable } from './settings.mjs';

/**
 * Builds workspaces through nx, in the order of their dependencies, unchanged ones from its cache in `.nx/cache`.
 * @param {{ root: string, children: ReturnType<import('../run/children.mjs').supervise>, cached?: boolean,
 *   names?: string[] }} options
 * @throws {Refusal} after printing what the compiler said
 */
export async function buildAll({ root, children, cached = true, names = ['shared', 'api', 'web'] }) {
  for (const folder of ['.nx', ...names.map((name) => `${name}/dist`)]) assertWritable(join(root, folder));
  const projects = names.map((name) => `@soulad/${name}`).join(',');
  const args = ['run-many', '-t', 'build', '-p', projects, '--output-style=static', '--parallel=2'];
  const result = await children.run(
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args, ...(cached ? [] : ['--skip-nx-cache'])],
    { cwd: root, env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true', FORCE_COLOR: '0' } },
  );
  if (result.code === 0) return;
  process.stderr.write(result.all);
  throw new Refusal('The build failed; the lines above say where.');
}
