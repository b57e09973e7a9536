import { runCommand } from '../run/command.mjs';
import { ROOT } from '../run/root.mjs';
import { apiEnvironment, runCli } from '../start/api.mjs';
import { buildAll } from '../start/build.mjs';
import { visitDatabase } from '../start/database.mjs';
import { assertWritable, readSettings } from '../start/settings.mjs';

// `npm run keys -- create | rotate | erase CASE REASON`: the keys of the database of `npm start`, running or not.
await runCommand(async ({ children, onStop }) => {
  const settings = readSettings({ root: ROOT, env: process.env, argv: [] });
  const say = (line) => process.stdout.write(`${line}\n`);
  assertWritable(settings.dataDir);
  await buildAll({ root: ROOT, children, names: ['shared', 'api'] });
  const database = await visitDatabase(settings, { onStop, say });
  const cli = { root: ROOT, children, env: apiEnvironment(settings, database) };
  process.stdout.write(await runCli(cli, ['keys', ...process.argv.slice(2)]));
});
