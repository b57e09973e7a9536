/** Processor time of processes, as Linux tells it; nought where the system does not. */
import { readdirSync, readFileSync } from 'node:fs';
import { asAdministrator, type Addresses } from '../support/databases.js';

/** The system counts in hundredths of a second. */
const TICK_MS = 10;

/** Milliseconds of processor that a process has used. */
export function workOf(pid: number): number {
  const { own, ended } = ticksOf(pid);
  return (own + ended) * TICK_MS;
}

/** The same of a process and those it has started, the ended ones included. */
export function workOfAll(pid: number): number {
  const children = folders().filter((child) => ticksOf(child).parent === pid);
  return [pid, ...children].reduce((sum, one) => sum + workOf(one), 0);
}

/** Process of the database server. */
export async function databaseProcess(database: Addresses): Promise<number> {
  const [row] = await asAdministrator<{ folder: string }>(
    database,
    `select current_setting('data_directory') as folder`,
  );
  return Number(readFileSync(`${row?.folder}/postmaster.pid`, 'utf8').split('\n')[0]);
}

function folders(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/u.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

function ticksOf(pid: number): { readonly parent: number; readonly own: number; readonly ended: number } {
  try {
    const words = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ').map(Number) ?? [];
    const [parent = 0, user = 0, system = 0, endedUser = 0, endedSystem = 0] = [1, 11, 12, 13, 14].map(
      (at) => words[at],
    );
    return { parent, own: user + system, ended: endedUser + endedSystem };
  } catch {
    return { parent: 0, own: 0, ended: 0 };
  }
}
