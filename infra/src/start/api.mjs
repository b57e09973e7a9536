import { existsSync } from 'node:fs';
import { get } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../run/refusal.mjs';

const READY_MS = 60_000;
const LEASH = new URL('../run/leash.mjs', import.meta.url).href;

/**
 * The environment of the API and of its command line.
 * @param settings from `readSettings`
 * @param {{ ownerUrl: string, appUrl: string }} database from `prepareDatabase`
 */
export function apiEnvironment(settings, { ownerUrl, appUrl }) {
  const { DATABASE_URL: _admin, ...rest } = process.env;
  return {
    ...rest,
    NODE_ENV: 'production',
    PORT: String(settings.port),
    SOULAD_MODE: settings.mode,
    SOULAD_OWNER_URL: ownerUrl,
    SOULAD_APP_URL: appUrl,
    SOULAD_WEB_DIST: join(settings.root, 'web/dist'),
    SOULAD_ORIGINS: settings.origins,
    SOULAD_DATA: settings.dataDir,
    SOULAD_AUDIT_DIR: process.env.SOULAD_AUDIT_DIR || join(settings.dataDir, 'audit'),
    ...(settings.keys ? { SOULAD_KEYS: settings.keys } : {}),
  };
}

/**
 * Runs one command of the API's command line.
 * @returns {Promise<string>} what it printed
 * @throws {Refusal} its own sentence when it ends with another code than 0
 */
export async function runCli({ root, children, env }, args) {
  const cli = join(root, 'api/dist/cli.js');
  const { code, stdout, stderr } = await children.run(process.execPath, [cli, ...args], { cwd: root, env });
  if (code === 0) return stdout;
  throw new Refusal(stderr.trim() || `The command "${args[0]}" of the API ended with code ${code}.`);
}

/** Makes the key file of a demo that has none; in production the operator makes it, once, knowingly. */
export async function makeDemoKeys(settings, cli) {
  if (settings.mode === 'demo' && !existsSync(settings.keys)) await runCli(cli, ['keys', 'create']);
}

/**
 * Starts the API and waits until it answers.
 * @returns the child, whose `ended` resolves when it is gone
 * @throws {Refusal} when it ends or stays silent instead
 */
export async function startApi({ root, children, env }) {
  const child = children.start(process.execPath, ['--import', LEASH, join(root, 'api/dist/main.js')], {
    cwd: root,
    env,
    stdio: ['pipe', 'inherit', 'pipe'],
  });
  let spoke = false;
  child.stderr.on('data', (text) => {
    spoke = true;
    process.stderr.write(text);
  });
  let end;
  child.ended.then((reached) => (end = reached));
  const deadline = Date.now() + READY_MS;
  while (!(await answers(env.PORT))) {
    // Its own sentence stands above already.
    if (end) throw new Refusal(spoke ? '' : `The server did not start (code ${end.code}).`);
    if (Date.now() > deadline) throw new Refusal(`The server does not answer on port ${env.PORT}.`);
    await pause(50);
  }
  return child;
}

function answers(port) {
  return new Promise((done) => {
    const request = get({ host: '127.0.0.1', port, path: '/', timeout: 2000 }, (response) => {
      response.resume();
      done(true);
    });
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(false));
  });
}
