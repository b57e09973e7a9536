import { Refusal } from '../run/refusal.mjs';
import { apiEnvironment, makeDemoKeys, runCli, startApi } from './api.mjs';
import { buildAll } from './build.mjs';
import { openDatabase, throwAway } from './database.mjs';
import { clearHalfLoaded, loadDemo } from './demo.mjs';
import { assertPortFree, assertWritable, readSettings } from './settings.mjs';

/**
 * `npm start`: build, database, migrations, demo, server; prints the address and the demo people and stays until
 * it is stopped.
 * @param {{ root: string, env: NodeJS.ProcessEnv, argv: string[], children: object, onStop: Function,
 *   build?: typeof buildAll }} run
 * @throws {Refusal} one sentence for everything the person who started it can mend
 */
export async function startSoulad({ root, env, argv, children, onStop, build = buildAll }) {
  const settings = readSettings({ root, env, argv });
  const say = (line) => process.stdout.write(`${line}\n`);
  assertWritable(settings.dataDir);
  await assertPortFree(settings.port);
  if (settings.fresh) await throwAway(settings, say);
  say('Building (nothing to do when nothing changed)');
  await build({ root, children });
  const database = await openDatabase(settings, { onStop, say });
  await clearHalfLoaded(settings, database, say);
  const cli = { root, children, env: apiEnvironment(settings, database) };
  await makeDemoKeys(settings, cli);
  await runCli(cli, ['migrate']);
  const people = await loadDemo(settings, cli, say);
  const api = await startApi(cli);
  say(`\nSoulad runs on http://localhost:${settings.port}  (Ctrl+C stops it; the data are kept)`);
  if (people.trim()) say(`\nThe people of the demo, sign in with one click:\n${people.trimEnd()}`);
  const { code, signal } = await api.ended;
  throw new Refusal(`The server ended by itself (${signal ?? `code ${code}`}).`);
}
