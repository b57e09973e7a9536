import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { freePort } from '../../support/api-process.js';
import { waitFor } from '../../support/wait-for.js';
import type { Peer } from './peer.js';

/** Processor of the server that is measured, and that of everything else: clients and Postgres. */
export const SERVER_CPU = '0';
export const CLIENT_CPU = '1';

const PINS = spawnSync('taskset', ['-c', SERVER_CPU, 'true']).status === 0;

/** The command on one processor, where the system can do that. */
export function pinned(cpu: string, command: readonly string[]): readonly [string, ...string[]] {
  return ['env', ...(PINS ? ['taskset', '-c', cpu] : []), ...command];
}

/** Puts a running process and those it starts from now on on one processor. */
export function pin(cpu: string, pid: number): void {
  if (PINS) spawnSync('taskset', ['-acp', cpu, String(pid)]);
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Seconds of processor and megabytes of memory that a process has used; nothing where the system does not tell. */
export function usageOf(pid: number): { readonly cpu: number; readonly rss: number } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    const rss = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return { cpu: (Number(stat[11]) + Number(stat[12])) / 100, rss: Number(rss ?? 0) / 1024 };
  } catch {
    return { cpu: 0, rss: 0 };
  }
}

/** Seconds that one processor has worked, for whomever. */
export function workOf(cpu: string): number {
  try {
    const line = readFileSync('/proc/stat', 'utf8')
      .split('\n')
      .find((one) => one.startsWith(`cpu${cpu} `));
    const [, user = 0, nice = 0, system = 0, , , irq = 0, soft = 0] = (line ?? '').split(/\s+/).map(Number);
    return (user + nice + system + irq + soft) / 100;
  } catch {
    return 0;
  }
}

/** A server under measurement. */
export class Measured {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
  ) {}

  static async start(peer: Peer, pgUrl: string): Promise<Measured> {
    const port = await freePort();
    const { args, env } = peer.server({ port, pgUrl });
    const [program, ...words] = pinned(SERVER_CPU, args);
    const child = spawn(program, words, { env: { ...process.env, ...env } as NodeJS.ProcessEnv, stdio: 'ignore' });
    await waitFor('the server listens', async () => {
      // What it said stands in its own output; there is nothing to wait for.
      if (child.exitCode !== null) return true;
      await fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.arrayBuffer());
      return true;
    });
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    return new Measured(port, child);
  }

  get usage(): { readonly cpu: number; readonly rss: number } {
    return usageOf(this.child.pid ?? 0);
  }

  /** Memory after all garbage was collected. */
  async restingRss(): Promise<number> {
    for (let time = 0; time < 2; time += 1) {
      this.child.kill('SIGUSR2');
      await pause(600);
    }
    return this.usage.rss;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await ended;
  }
}
