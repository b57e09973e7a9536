import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RenderOrder, RenderWord } from './render/main.js';

/** What one copy may take to be set: time, and memory of the whole process with the typesetter in it. */
export interface RenderLimits {
  readonly milliseconds: number;
  readonly bytes: number;
}
const LIMITS: RenderLimits = { milliseconds: 60_000, bytes: 1024 ** 3 };
const LOOK_EVERY_MS = 250;

/** Why no file came of it. */
export class RenderFailure extends Error {}

export interface Rendering {
  readonly done: Promise<Buffer>;
  /** Ends it at once; `done` is refused. */
  readonly cancel: () => void;
}

// Beside the sources the process is started from the sources.
const ENTRY = fileURLToPath(new URL(`./render/main${extname(import.meta.url)}`, import.meta.url));

/** Sets a copy in a process of its own, which is ended when it takes too much. `onPart` says how far it is, 0 to 1. */
export function startRender(order: RenderOrder, onPart: (part: number) => void, limits = LIMITS): Rendering {
  const child = fork(ENTRY, [], {
    ...{ serialization: 'advanced', env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    execArgv: ['--max-old-space-size=512'],
    timeout: limits.milliseconds,
    killSignal: 'SIGKILL',
  });
  const watch = setInterval(() => void endWhenOver(child, limits.bytes), LOOK_EVERY_MS);
  const done = new Promise<Buffer>((resolve, reject) => {
    child.on('message', (word: RenderWord) => ('bytes' in word ? resolve(Buffer.from(word.bytes)) : onPart(word.part)));
    child.once('error', () => reject(new RenderFailure('The process could not be started.')));
    child.once('exit', () => {
      clearInterval(watch);
      reject(new RenderFailure('The process ended without a file.'));
    });
    child.send(order, (error) => error && reject(new RenderFailure('The process did not take the order.')));
  });
  return { done, cancel: () => void child.kill('SIGKILL') };
}

/** The heap of the process is bounded by its own switch, what the typesetter takes beside it by this (Linux). */
async function endWhenOver(child: ChildProcess, bytes: number): Promise<void> {
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
  const [, resident] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  if (Number(resident ?? 0) * 1024 > bytes) child.kill('SIGKILL');
}
