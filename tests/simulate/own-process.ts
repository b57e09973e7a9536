import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { LEAK_HOOK } from '../tap/leaks/leak.js';
import type { Defect } from './defects.js';

const run = promisify(execFile);
const TS_IMPORTS = new URL('../../infra/src/run/ts-imports.mjs', import.meta.url).href;
const RUN = fileURLToPath(new URL('run.ts', import.meta.url));
/** Worlds that may be played for one defect. */
const MOST = 400;

/** Runs the simulation in a process of its own. @returns what it said, whether or not something failed */
export async function inOwnProcess(words: readonly string[], defect?: Defect): Promise<string> {
  const { file, find, replace } = defect ?? {};
  const args = ['--import', TS_IMPORTS, ...(defect ? ['--import', LEAK_HOOK] : []), RUN, ...words];
  const env = { ...process.env, SOULAD_TEST_LEAK: JSON.stringify({ file, find, replace }) };
  const options = { env, maxBuffer: 64 * 1024 * 1024 };
  return run(process.execPath, args, options).then(
    ({ stdout }) => stdout,
    (error: { stdout?: string; stderr?: string }) => `${error.stdout ?? ''}${error.stderr ?? ''}`,
  );
}

/** Puts a defect in and plays worlds until one fails. @returns the seed and what was noticed; null = nothing was */
export async function findDefect(defect: Defect): Promise<string | null> {
  const said = await inOwnProcess(['--seeds', String(MOST), '--until-found'], defect);
  const lines = said.split('\n');
  const failed = lines.findIndex((line) => line.startsWith('FAILED seed'));
  if (failed < 0) return null;
  return `${/seed \d+/u.exec(lines[failed] ?? '')?.[0] ?? ''}, ${lines[failed + 1]?.trim() ?? ''}`;
}
