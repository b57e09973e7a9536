import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const MAIN = `
import { createServer } from 'node:http';
createServer((request, response) => response.end(JSON.stringify({ mode: process.env.SOULAD_MODE })))
  .listen(Number(process.env.PORT), '127.0.0.1');
`;

// Keeps its "database" in a file, so that a test sees what survived.
const CLI = `
import { existsSync, readFileSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';
const [command, file] = process.argv.slice(2);
const kept = join(process.env.SOULAD_DATA, 'stand-in.txt');
const refused = process.env.STAND_IN_REFUSES ?? '';
if (refused.startsWith(command + ':')) {
  process.stderr.write(refused.slice(command.length + 1) + '\\n');
  process.exit(3);
}
if (command === 'story') appendFileSync(kept, readFileSync(file, 'utf8'));
if (command === 'demo-people' && existsSync(kept)) process.stdout.write(readFileSync(kept, 'utf8'));
`;

/**
 * A small tree shaped like this repository, with processes that stand in for the API, for tests of the launchers.
 * @returns {{ root: string, dataDir: string, remove(): void }}
 */
export function makeStandIn() {
  const root = mkdtempSync(join(tmpdir(), 'soulad-stand-in-'));
  chmodSync(root, 0o755);
  const files = {
    'package.json': '{ "type": "module" }',
    'api/dist/main.js': MAIN,
    'api/dist/cli.js': CLI,
    'infra/demo/story-1.yaml': 'Alena Nováková\n',
    'infra/demo/story-2.yaml': 'Bořek Malý\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return { root, dataDir: join(root, '.soulad'), remove: () => rmSync(root, { recursive: true, force: true }) };
}
