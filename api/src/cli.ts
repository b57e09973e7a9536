import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { text } from 'node:stream/consumers';
import { AppModule } from './app.module.js';
import { Demo, FoundInstallation } from './identity/index.js';
import { KEYS_USAGE, runKeysCommand } from './keys-command.js';
import { type Config, readConfig, StartRefusal } from './platform/config/config.js';
import { eraseAgain } from './platform/database/erase-case.js';
import { migrate } from './platform/database/migrate.js';
import { sealOldText } from './platform/database/seal-old-text.js';
import { Vault } from './platform/keys/index.js';
import { describeError, log } from './platform/logging/log.js';
import { schemaText } from './print-schema.js';
import { runStory, StoryRefusal } from './story/index.js';

const USAGE = `Commands:
  migrate                     bring the database to the newest schema (needs SOULAD_OWNER_URL)
  story FILE [--shift-to-now] load a story file
  demo-people                 list the people of the loaded stories
  create-admin LOGIN NAME AGENCY_TYPE AGENCY_NAME SHORT_NAME
                              make the first administrator; the password is read from the standard input
  print-schema                print the GraphQL schema (needs no database)
${KEYS_USAGE}`;

const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  migrate: runMigrate,
  story: loadStory,
  'demo-people': printDemoPeople,
  'create-admin': createAdmin,
  keys: manageKeys,
  'print-schema': async () => print(await schemaText()),
};

const [name = '', ...args] = process.argv.slice(2);
try {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new StartRefusal(USAGE);
  await command(args);
  process.exit(0);
} catch (error) {
  if (error instanceof StartRefusal || error instanceof StoryRefusal)
    process.stderr.write(`${error.message.trimEnd()}\n`);
  else log('error', 'The command failed.', describeError(error));
  process.exit(error instanceof StartRefusal ? error.exitCode : 1);
}

async function runMigrate(): Promise<void> {
  const config = readConfig(process.env);
  const { ownerUrl } = config;
  if (ownerUrl === null)
    throw new StartRefusal('SOULAD_OWNER_URL is not set: migrations run as the owner of the database.');
  const count = await migrate(ownerUrl);
  print(count === 0 ? 'The database is up to date.\n' : `${count} migrations applied.\n`);
  const sealed = await sealOldText(config, ownerUrl);
  if (sealed > 0) print(`${sealed} rows of text of an older version are sealed now.\n`);
  const again = await eraseAgain(config, ownerUrl);
  if (again > 0) print(`${again} erased cases that a restored backup brought back are erased again.\n`);
}

async function loadStory(words: readonly string[]): Promise<void> {
  const [file] = words.filter((word) => !word.startsWith('--'));
  const known = words.every((word) => word === file || word === '--shift-to-now');
  if (file === undefined || !known) throw new StartRefusal(USAGE);
  await withApp((app) =>
    runStory(app, file, { shiftToNow: words.includes('--shift-to-now'), say: (line) => print(`${line}\n`) }),
  );
}

async function printDemoPeople(): Promise<void> {
  await withApp(async (app) => {
    for (const person of await app.get(Demo).people()) {
      const agency = person.agencyName === null ? '' : `, ${person.agencyName}`;
      print(`${person.story}: ${person.displayName} (${person.roleNote}${agency}) [${person.key}]\n`);
    }
  });
}

async function createAdmin([login, displayName, agencyType, agencyName, shortName]: readonly string[]): Promise<void> {
  if (!login || !displayName || !agencyType || !agencyName || !shortName) throw new StartRefusal(USAGE);
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  if (password.length < 12) throw new StartRefusal('The password must have at least 12 characters.');
  await withApp(async (app) => {
    const admin = { login, displayName, password, agencyType, agencyName, agencyShortName: shortName };
    const made = await app.get(FoundInstallation).run(admin);
    if (made === null) throw new StartRefusal('The installation has an administrator already; nothing was changed.');
    print(`${login} may sign in now.\n`);
  });
}

async function manageKeys(words: readonly string[]): Promise<void> {
  const said = await runKeysCommand(readConfig(process.env), words);
  if (said === undefined) throw new StartRefusal(USAGE);
  print(said);
}

async function withApp(work: (app: INestApplicationContext, config: Config) => Promise<void>): Promise<void> {
  const config = readConfig(process.env);
  const app = await NestFactory.createApplicationContext(AppModule.over(config), {
    logger: false,
    abortOnError: false,
  });
  try {
    await app.get(Vault).ready();
    await work(app, config);
  } finally {
    await app.close();
  }
}

function print(words: string): void {
  process.stdout.write(words);
}
