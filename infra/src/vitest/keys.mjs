import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Known to everybody who reads this: they lock nothing but what tests made up. Always the same ones, since a database is
// made by one process, copied by another and opened by a third.
const CONTENT = JSON.stringify({
  format: 1,
  current: 1,
  keys: { 1: Buffer.from('not a secret, for the tests only'.padEnd(32)).toString('base64') },
  signing: [
    '-----BEGIN PRIVATE KEY-----',
    Buffer.concat([
      Buffer.from('302e020100300506032b657004220420', 'hex'),
      Buffer.from('no secret, to sign in tests only'),
    ]).toString('base64'),
    '-----END PRIVATE KEY-----',
    '',
  ].join('\n'),
});

/**
 * The throw-away key file of the tests, written when it is not there.
 * @returns {string} its path, for SOULAD_KEYS
 */
export function testKeys() {
  const path = join(tmpdir(), `soulad-test-keys-${process.getuid?.() ?? 0}.json`);
  if (existsSync(path) && readFileSync(path, 'utf8') === CONTENT) return path;
  const draft = `${path}.${process.pid}`;
  rmSync(draft, { force: true });
  writeFileSync(draft, CONTENT, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
  return path;
}
