import { parseId, type CaseId } from '@soulad/shared/ids';
import { SystemIds } from './platform/clock/clock.js';
import { type Config, StartRefusal } from './platform/config/config.js';
import { eraseCase } from './platform/database/erase-case.js';
import { rotateKeys } from './platform/database/rotate-keys.js';
import { makeKeyFile } from './platform/keys/index.js';

/** The commands under `keys`, one line each. */
export const KEYS_USAGE = `  keys create                 make the key file that SOULAD_KEYS names, unless it is there
  keys rotate                 lock every case key anew under a fresh key, and retire the old one
  keys erase CASE REASON      destroy the key of a case: what was written in it can be read by nobody any more
`;

/**
 * Runs one command under `keys`. Rotation and erasure work as the owner of the database: the server cannot do them.
 * @returns what is to be printed; undefined for words that make no command
 * @throws {StartRefusal}
 */
export async function runKeysCommand(config: Config, words: readonly string[]): Promise<string | undefined> {
  const [verb, ...rest] = words;
  if (verb === 'create' && rest.length === 0) return createKeys(config);
  if (verb === 'rotate' && rest.length === 0) {
    const { version, rewrapped } = await rotateKeys(config, ownerUrlOf(config));
    return `${rewrapped} case keys stand under version ${version} now; the versions before it are retired.\n`;
  }
  const [caseId = '', reason = ''] = rest;
  if (verb === 'erase' && rest.length === 2) return erase(config, caseId, reason);
  return undefined;
}

async function createKeys(config: Config): Promise<string> {
  const path = pathOf(config);
  const made = await makeKeyFile(path, new SystemIds()).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new StartRefusal(`The key file ${path} cannot be made (${code}).`);
  });
  return made
    ? `Made the key file ${path}: keep a copy of it apart from the backups of the database.\n`
    : `The key file ${path} is there already; nothing was changed.\n`;
}

async function erase(config: Config, words: string, reason: string): Promise<string> {
  const caseId = parseId<CaseId>(words);
  if (caseId === undefined || reason.trim() === '')
    throw new StartRefusal('Say which case, by its id, and why: keys erase CASE "REASON".');
  const fileMark = await eraseCase(config, ownerUrlOf(config), { caseId, reason: reason.trim() });
  return `The key of the case ${fileMark} is destroyed. Backups hold it still: see "Erasure" in infra/docs/operations.md.\n`;
}

function pathOf({ keys }: Config): string {
  if (keys === null) throw new StartRefusal('SOULAD_KEYS is not set: say where the key file shall stand.');
  return keys;
}

function ownerUrlOf({ ownerUrl }: Config): string {
  if (ownerUrl === null)
    throw new StartRefusal('SOULAD_OWNER_URL is not set: keys are changed as the owner of the database.');
  return ownerUrl;
}
