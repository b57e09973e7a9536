import { existsSync, globSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { dropDatabase, prepareDatabase } from '../postgres/index.mjs';
import { Refusal } from '../run/refusal.mjs';
import { runCli } from './api.mjs';
import { loadingMark } from './database.mjs';

/**
 * A demo that was cut short half loaded is thrown away, so that the next load starts from nothing.
 * Only the embedded database is ever dropped.
 */
export async function clearHalfLoaded(settings, database, say) {
  const mark = loadingMark(settings);
  if (!existsSync(mark)) return;
  if (settings.databaseUrl) {
    throw new Refusal(
      `The demo was only half loaded into "${database.name}": empty that database, remove ${mark} and start again.`,
    );
  }
  say('The demo was only half loaded last time; loading it again');
  await dropDatabase(database.adminUrl, database.name);
  await prepareDatabase(database.adminUrl, database.name);
  rmSync(mark);
}

/**
 * Loads every story of infra/demo into an empty database, moved so that its live conference is today.
 * @returns {Promise<string>} the people of the demo, as the API's command line prints them
 */
export async function loadDemo(settings, cli, say) {
  if (settings.mode !== 'demo') return '';
  const people = await runCli(cli, ['demo-people']);
  if (people.trim()) return people;
  const mark = loadingMark(settings);
  writeFileSync(mark, '');
  for (const file of globSync(join(settings.root, 'infra/demo/*.{yaml,yml}')).sort()) {
    say(`Loading ${basename(file)}`);
    await runCli(cli, ['story', file, '--shift-to-now']);
  }
  rmSync(mark);
  return runCli(cli, ['demo-people']);
}
