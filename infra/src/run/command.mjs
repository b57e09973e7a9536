import { setTimeout as pause } from 'node:timers/promises';
import { supervise } from './children.mjs';
import { Refusal, messageOf } from './refusal.mjs';

const SETTLE_MS = 20_000;
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };

/**
 * Runs a command of the repository to its end, whichever end that is: done, refused, broken or interrupted.
 * Everything handed to `onStop` is undone, last first, and every child is stopped before the process exits.
 * @param {(run: { children: ReturnType<typeof supervise>, onStop(undo: () => Promise<void>): void }) => Promise<number | void>} work
 *   resolves with the exit code (nothing = 0)
 * @param {{ interruptedCode?: number }} options exit code after Ctrl+C or SIGTERM, when it is not the usual one
 */
export async function runCommand(work, { interruptedCode } = {}) {
  const undo = [];
  const children = supervise();
  const interrupted = new Promise((resolve) => {
    for (const signal of Object.keys(SIGNALS)) process.on(signal, () => resolve(signal));
  });
  const working = work({ children, onStop: (step) => undo.push(step) }).then(
    (code) => code ?? 0,
    (error) => ({ error }),
  );
  let end = await Promise.race([working, interrupted.then((signal) => interruptedCode ?? SIGNALS[signal])]);
  await undoAll(children, undo);
  // An interrupted step may still have been starting something; it finds the doors closed and is undone too.
  await Promise.race([working, pause(SETTLE_MS, undefined, { ref: false })]);
  await undoAll(children, undo);
  if (typeof end === 'object') end = report(end.error);
  process.exit(end);
}

async function undoAll(children, undo) {
  await children.stopAll();
  while (undo.length) {
    try {
      await undo.pop()();
    } catch (error) {
      report(error);
    }
  }
}

// A refusal without words was said by a child already.
function report(error) {
  const said = error instanceof Refusal ? messageOf(error) : error.stack;
  if (said) process.stderr.write(`${said}\n`);
  return 1;
}
