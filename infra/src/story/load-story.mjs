import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepareDatabase } from '../postgres/index.mjs';
import { runningPostgres } from '../postgres/running.mjs';
import { Refusal } from '../run/refusal.mjs';
import { apiEnvironment, runCli } from '../start/api.mjs';
import { buildAll } from '../start/build.mjs';
import { EMBEDDED_DATABASE, openDatabase } from '../start/database.mjs';
import { assertWritable, readSettings } from '../start/settings.mjs';

/**
 * `npm run story -- FILE`: loads a story into the database of `npm start`, running or not, or into the one of
 * DATABASE_URL. Mistakes in the file are said by the API's command line and passed through.
 * @param {{ root: string, env: NodeJS.ProcessEnv, words: string[], children: object, onStop: Function,
 *   build?: typeof buildAll }} run
 * @throws {Refusal}
 */
export async function loadStory({ root, env, words, children, onStop, build = buildAll }) {
  const file = words.find((word) => !word.startsWith('--'));
  const unknown = words.find((word) => word !== file && word !== '--shift-to-now');
  if (!file || unknown) throw new Refusal('Say which story: npm run story -- FILE [--shift-to-now].');
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`);
  const settings = readSettings({ root, env, argv: [] });
  const say = (line) => process.stdout.write(`${line}\n`);
  assertWritable(settings.dataDir);
  await build({ root, children, names: ['shared', 'api'] });
  const database = (await visit(settings)) ?? (await openDatabase(settings, { onStop, say }));
  const cli = { root, children, env: apiEnvironment(settings, database) };
  await runCli(cli, ['migrate']);
  const flags = words.filter((word) => word.startsWith('--'));
  process.stdout.write(await runCli(cli, ['story', resolve(file), ...flags]));
  say(`Loaded ${file}`);
}

// While `npm start` runs, its server is only visited: this command must not stop it.
async function visit(settings) {
  if (settings.databaseUrl) return undefined;
  const adminUrl = await runningPostgres(join(settings.dataDir, 'postgres'));
  return adminUrl && prepareDatabase(adminUrl, EMBEDDED_DATABASE);
}
