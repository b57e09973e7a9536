import { join } from 'node:path';
import { freePort } from '../postgres/server.mjs';
import { Refusal } from '../run/refusal.mjs';
import { apiEnvironment, makeDemoKeys, runCli } from '../start/api.mjs';
import { buildAll } from '../start/build.mjs';
import { openDatabase, throwAway } from '../start/database.mjs';
import { clearHalfLoaded, loadDemo } from '../start/demo.mjs';
import { assertPortFree, assertWritable, readSettings } from '../start/settings.mjs';

/**
 * `npm run dev`: the product with reload. Vite serves the page on PORT and passes /graphql and /rt on to the API,
 * which restarts when its compiled files change. The database is one of its own, in `.soulad/dev`.
 * @param {{ root: string, env: NodeJS.ProcessEnv, argv: string[], children: object, onStop: Function }} run
 */
export async function developSoulad({ root, env, argv, children, onStop }) {
  const settings = readSettings({ root, env, argv });
  const say = (line) => process.stdout.write(`${line}\n`);
  assertWritable(settings.dataDir);
  await assertPortFree(settings.port);
  if (settings.fresh) await throwAway(settings, say);
  await buildAll({ root, children, names: ['shared', 'api'] });
  const database = await openDatabase(settings, { onStop, say });
  await clearHalfLoaded(settings, database, say);
  const apiEnv = { ...apiEnvironment(settings, database), PORT: String(await freePort()), NODE_ENV: 'development' };
  delete apiEnv.SOULAD_WEB_DIST;
  const cli = { root, children, env: apiEnv };
  await makeDemoKeys(settings, cli);
  await runCli(cli, ['migrate']);
  const people = await loadDemo(settings, cli, say);
  say(`\nSoulad with reload on http://localhost:${settings.port}  (Ctrl+C stops it)\n${people}`);
  const ended = await Promise.race(watchers({ root, children, settings, apiEnv }).map((child) => child.ended));
  throw new Refusal(`One of the watching processes ended (code ${ended.code}).`);
}

function watchers({ root, children, settings, apiEnv }) {
  const node = (args, options) => children.start(process.execPath, args, { cwd: root, ...options });
  const page = { ...process.env, SOULAD_API: `http://127.0.0.1:${apiEnv.PORT}` };
  const vite = [join(root, 'node_modules/vite/bin/vite.js'), '--port', String(settings.port), '--strictPort'];
  return [
    node([join(root, 'node_modules/typescript/bin/tsc'), '-b', '--watch', '--preserveWatchOutput', 'shared', 'api']),
    node(['--watch', '--watch-preserve-output', join(root, 'api/dist/main.js')], { env: apiEnv }),
    node(vite, { cwd: join(root, 'web'), env: page }),
  ];
}
