import { spawn } from 'node:child_process';
import { accessSync, constants, existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { Refusal } from './run/refusal.mjs';

const PACKAGE_CLI = join(createRequire(import.meta.url).resolve('playwright-core/package.json'), '../cli.js');
const DOWNLOAD_MS = 180_000;
const APT_MS = 600_000;
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium for the browser tests: CHROMIUM_PATH; one of the system; the browser package's own; else the package's
 * own download; else, as root on Debian, the Debian package.
 * @param {{ say?: (line: string) => void, folders?: string[] }} options folders: where the system keeps its programs
 * @returns {Promise<string>} absolute path of the program
 * @throws {Refusal} one sentence that says what is missing
 */
export async function findChromium({
  say = (line) => process.stderr.write(`${line}\n`),
  folders = systemFolders(),
} = {}) {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) {
    if (isProgram(asked)) return asked;
    throw new Refusal(`CHROMIUM_PATH names no program: ${asked}.`);
  }
  const found = ofSystem(folders) ?? ofPackage();
  if (found) return found;
  say('No Chromium here; asking the browser package for its own');
  if (await download()) {
    const own = ofPackage();
    if (own) return own;
  }
  if (isRootOnDebian()) {
    say('No download; installing the Debian package "chromium"');
    await installDebianPackage();
    const installed = ofSystem(folders);
    if (installed) return installed;
  }
  throw new Refusal(
    'No Chromium was found or could be installed: install Chromium or set CHROMIUM_PATH to its program.',
  );
}

function systemFolders() {
  return [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
}

function ofSystem(folders) {
  const named = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...named, ...PLACES].find(isProgram);
}

function ofPackage() {
  const whole = chromium.executablePath();
  // The shell stands beside the whole browser, in a folder of its own: chromium_headless_shell-N/<platform>/<program>.
  const kept = resolve(whole, '../../..');
  const shells = globSync('chromium_headless_shell-*/*/{chrome-headless-shell,headless_shell}{,.exe}', { cwd: kept });
  return [whole, ...shells.map((path) => join(kept, path))].find(isProgram);
}

function download() {
  return succeeds(process.execPath, [PACKAGE_CLI, 'install', 'chromium-headless-shell'], DOWNLOAD_MS);
}

async function installDebianPackage() {
  await succeeds('apt-get', ['update', '-q'], APT_MS);
  await succeeds('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], APT_MS);
}

function isRootOnDebian() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function succeeds(program, args, withinMs) {
  return new Promise((resolve) => {
    // Its own output goes to stderr: standard output belongs to the test totals.
    const child = spawn(program, args, {
      stdio: ['ignore', process.stderr, process.stderr],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      detached: process.platform !== 'win32',
    });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), withinMs);
    const done = (good) => (clearTimeout(timer), resolve(good));
    child.once('error', () => done(false));
    child.once('close', (code) => done(code === 0));
  });
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
