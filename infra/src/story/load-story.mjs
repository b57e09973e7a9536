import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Refusal } from '../run/refusal.mjs';
import { apiEnvironment, makeDemoKeys, runCli } from '../start/api.mjs';
import { buildAll } from '../start/build.mjs';
import { visitDatabase } from '../start/database.mjs';
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
  const database = await visitDatabase(settings, { onStop, say });
  const cli = { root, children, env: apiEnvironment(settings, database) };
  await makeDemoKeys(settings, cli);
  await runCli(cli, ['migrate']);
  const flags = words.filter((word) => word.startsWith('--'));
  process.stdout.write(await runCli(cli, ['story', resolve(file), ...flags]));
  say(`Loaded ${file}`);
}
