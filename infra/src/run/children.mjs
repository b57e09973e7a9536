import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from './refusal.mjs';

const GRACE_MS = 10_000;

/**
 * The processes a command starts, each in a group of its own, so that all their descendants end with them.
 * After `stopAll()` nothing can be started any more.
 */
export function supervise() {
  const running = new Set();
  let stopping = false;

  function start(program, args, options = {}) {
    if (stopping) throw new Refusal('Stopped.');
    const child = spawn(program, args, { stdio: 'inherit', ...options, detached: process.platform !== 'win32' });
    running.add(child);
    // What a process leaves behind in its group goes with it, and lets go of the pipes.
    child.once('exit', () => killGroup(child, 'SIGKILL'));
    child.ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ code: -1, error }));
      child.once('close', (code, signal) => resolve({ code: code ?? -1, signal }));
    }).finally(() => running.delete(child));
    return child;
  }

  async function run(program, args, options = {}) {
    const child = start(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const out = { stdout: '', stderr: '', all: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (text) => {
        out[name] += text;
        out.all += text;
      });
    }
    return { ...(await child.ended), ...out };
  }

  async function stopAll() {
    stopping = true;
    // The last one started depends on those before it.
    for (const child of [...running].reverse()) await stop(child);
  }

  return { start, run, stopAll };
}

/** Ends a child of `supervise()` with its whole group: SIGTERM, and after ten seconds SIGKILL. */
export async function stop(child) {
  killGroup(child, 'SIGTERM');
  const late = Symbol('late');
  const first = await Promise.race([child.ended, pause(GRACE_MS, late, { ref: false })]);
  if (first !== late) return;
  killGroup(child, 'SIGKILL');
  await child.ended;
}

function killGroup(child, signal) {
  if (!child.pid) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH' && error.code !== 'EPERM') throw error;
  }
}
