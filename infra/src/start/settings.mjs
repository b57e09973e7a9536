import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { Refusal } from '../run/refusal.mjs';

const MODES = ['demo', 'production'];

/**
 * What the environment and the command line ask for.
 * @param {{ root: string, env: NodeJS.ProcessEnv, argv: string[] }} given
 * @returns {{ root: string, port: number, mode: 'demo' | 'production', dataDir: string, databaseUrl?: string,
 *   origins: string, fresh: boolean, roleSecret?: string, keys?: string }} keys: the key file; in demo mode one of the data folder unless said
 * @throws {Refusal} one sentence per value that makes no sense
 */
export function readSettings({ root, env, argv }) {
  const unknown = argv.find((word) => word !== '--fresh');
  if (unknown) throw new Refusal(`npm start knows "--fresh" and nothing else, not "${unknown}".`);
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Refusal(`PORT must be a number from 1 to 65535, not "${env.PORT}".`);
  }
  const mode = env.SOULAD_MODE || 'demo';
  if (!MODES.includes(mode)) throw new Refusal(`SOULAD_MODE must be "demo" or "production", not "${mode}".`);
  if (mode === 'production' && !env.SOULAD_KEYS)
    throw new Refusal('SOULAD_KEYS is not set: in production name the file with the keys of this installation.');
  const dataDir = resolve(env.SOULAD_DATA || join(root, '.soulad'));
  return {
    root,
    port,
    mode,
    dataDir,
    databaseUrl: env.DATABASE_URL || undefined,
    origins: env.SOULAD_ORIGINS || `http://localhost:${port},http://127.0.0.1:${port}`,
    fresh: argv.includes('--fresh'),
    roleSecret: env.SOULAD_ROLE_SECRET || undefined,
    keys: env.SOULAD_KEYS || (mode === 'demo' ? join(dataDir, 'keys/keys.json') : undefined),
  };
}

/** Refuses a port that cannot be listened on. */
export async function assertPortFree(port) {
  // Asked of both: some systems let one program have every address and another one this address.
  const code = (await listenError(port, '127.0.0.1')) ?? (await listenError(port));
  if (!code) return;
  const other = `choose another one, for example PORT=${port < 65_535 ? port + 1 : 3000} npm start`;
  if (code === 'EADDRINUSE') throw new Refusal(`Port ${port} is in use by another program; stop it or ${other}.`);
  if (code === 'EACCES') throw new Refusal(`This account may not open port ${port}; ${other}.`);
  throw new Refusal(`Port ${port} cannot be opened (${code}); ${other}.`);
}

function listenError(port, host) {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (error) => done(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}

/** Makes the folder when it is not there, and refuses one this account cannot write to. */
export function assertWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new Refusal(`Soulad may not write to ${existing(folder)}; run it as the owner of that folder.`);
  }
}

function existing(folder) {
  return existsSync(folder) || folder === dirname(folder) ? folder : existing(dirname(folder));
}
