import { createHash, type Hash } from 'node:crypto';
import { Random } from '../leaks/random.js';

/** What owns work: a process, a page, a link. The work of one that is dead is never done. */
export interface Owner {
  alive: boolean;
}

/** Owner of what nobody can kill. */
export const WORLD: Owner = { alive: true };

interface Task {
  readonly at: number;
  readonly order: number;
  readonly owner: Owner;
  readonly label: string;
  readonly run: () => void;
  done: boolean;
}

// Twice, for what is done at the end of a turn of the loop is done when the next one begins.
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

/**
 * The only source of order: every delivery, timer, answer of the store, crash and act is a task at an instant of virtual
 * time. One task runs, then everything that it woke, then the next. All delays are drawn from one seed, so the same seed
 * gives the same trace.
 */
export class Scheduler {
  readonly random: Random;
  /** Virtual milliseconds since the world began. */
  time = 0;
  /** Steps done. */
  steps = 0;
  readonly #heap: Task[] = [];
  readonly #trace: Hash = createHash('sha256');
  #order = 0;

  /** @param told hears every line of the trace */
  constructor(
    seed: number,
    private readonly told?: (line: string) => void,
  ) {
    this.random = new Random(seed);
  }

  /** SHA-256 of everything that happened. */
  digest(): string {
    return this.#trace.copy().digest('hex');
  }

  /** Notes something in the trace. */
  note(line: string): void {
    const whole = `${this.time.toFixed(3)} ${line}`;
    this.#trace.update(`${whole}\n`);
    this.told?.(whole);
  }

  /** @returns takes the task back */
  after(ms: number, owner: Owner, label: string, run: () => void): () => void {
    const task: Task = { at: this.time + Math.max(0, ms), order: this.#order++, owner, label, run, done: false };
    push(this.#heap, task);
    return () => (task.done = true);
  }

  /** Resolves after `ms`; never when the owner dies before. */
  wait(ms: number, owner: Owner, label: string): Promise<void> {
    return new Promise((resolve) => this.after(ms, owner, label, resolve));
  }

  /** A delay between two bounds, mostly near the lower one. */
  delay(from: number, to: number): number {
    const drawn = this.random.next();
    return from + (to - from) * drawn * drawn;
  }

  /** Runs everything that is due up to `until`. */
  async run(until: number): Promise<void> {
    await turn();
    for (let next = this.#heap[0]; next && next.at <= until; next = this.#heap[0]) {
      pop(this.#heap);
      if (next.done || !next.owner.alive) continue;
      this.time = Math.max(this.time, next.at);
      this.steps += 1;
      if (next.label !== '') this.note(next.label);
      next.run();
      await turn();
    }
    this.time = Math.max(this.time, until);
  }
}

function before(a: Task, b: Task): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

function push(heap: Task[], task: Task): void {
  heap.push(task);
  for (let at = heap.length - 1; at > 0;) {
    const up = (at - 1) >> 1;
    const [own, parent] = [heap[at], heap[up]];
    if (!own || !parent || before(parent, own)) return;
    [heap[at], heap[up]] = [parent, own];
    at = up;
  }
}

function pop(heap: Task[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  heap[0] = last;
  for (let at = 0; ;) {
    let least = at;
    for (const child of [2 * at + 1, 2 * at + 2]) {
      const [one, best] = [heap[child], heap[least]];
      if (one && best && before(one, best)) least = child;
    }
    const [own, other] = [heap[at], heap[least]];
    if (least === at || !own || !other) return;
    [heap[at], heap[least]] = [other, own];
    at = least;
  }
}
