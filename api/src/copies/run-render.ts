import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RenderOrder, RenderWord } from './render/main.js';

/** Longest time one copy may take to be set, milliseconds. */
const LONGEST = 60_000;

/** Why no file came of it. */
export class RenderFailure extends Error {}

export interface Rendering {
  readonly done: Promise<Buffer>;
  /** Ends it at once; `done` is refused. */
  readonly cancel: () => void;
}

// Beside the sources the process is started from the sources.
const ENTRY = fileURLToPath(new URL(`./render/main${extname(import.meta.url)}`, import.meta.url));

/** Sets a copy in a process of its own. `onPart` says how far it is, 0 to 1. */
export function startRender(order: RenderOrder, onPart: (part: number) => void): Rendering {
  const child = fork(ENTRY, [], {
    ...{ serialization: 'advanced', env: {}, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
    execArgv: ['--max-old-space-size=512'],
    timeout: LONGEST,
    killSignal: 'SIGKILL',
  });
  const done = new Promise<Buffer>((resolve, reject) => {
    child.on('message', (word: RenderWord) => ('bytes' in word ? resolve(Buffer.from(word.bytes)) : onPart(word.part)));
    child.once('error', () => reject(new RenderFailure('The process could not be started.')));
    child.once('exit', () => reject(new RenderFailure('The process ended without a file.')));
    child.send(order, (error) => error && reject(new RenderFailure('The process did not take the order.')));
  });
  return { done, cancel: () => void child.kill('SIGKILL') };
}
