import type { ClockPort } from '../clock/clock.js';
import { log } from '../logging/log.js';
import { count } from '../metrics/measures.js';
import { Bus, type Ear, pauseAfter } from './bus.js';
import { CHANNEL } from './postgres-bus.js';
import { Pulse } from './pulse.js';
import { RedisLine } from './redis-line.js';

/** Tells every node that words were lost. */
const LOOK = JSON.stringify({ kind: 'resync' });

/**
 * Publish and subscribe of Redis or Valkey. A word is handed over after the commit, so that one is lost with a node that dies
 * between the two: as with any lost word, the others look for themselves. What is said beside the nodes (a key erased, keys
 * rotated) comes over the database all the same.
 */
export class RedisBus extends Bus {
  readonly #pulse: Pulse;
  #line: RedisLine | undefined;
  #ear: Ear | undefined;
  #retry: () => void = () => undefined;
  #tries = 0;
  #up = false;
  #missed = false;
  #closed = false;

  constructor(
    private readonly url: string,
    private readonly clock: ClockPort,
    /** The bus in the database. */
    private readonly beside: Bus,
  ) {
    super();
    this.#pulse = new Pulse(
      clock,
      (word) => this.#line?.publish(word),
      () => this.lost('SILENT'),
    );
  }

  get isUp(): boolean {
    return this.#up;
  }

  async listen(ear: Ear): Promise<void> {
    this.#ear = ear;
    await this.beside.listen(ear);
    await this.reach(ear);
  }

  tell(words: readonly string[]): void {
    if (!this.#up) this.#missed ||= words.length > 0;
    else for (const word of words) this.#line?.publish(word);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#up = false;
    this.#retry();
    this.#pulse.end();
    this.#line?.close();
    await this.beside.close();
  }

  private reach(ear: Ear): Promise<void> {
    return new Promise((tried) => {
      this.#line = new RedisLine(this.url, CHANNEL, {
        ready: () => {
          this.stands(ear);
          tried();
        },
        message: (word) => this.#pulse.heard(word) || ear.heard(word),
        ended: (code) => {
          this.lost(code);
          tried();
        },
      });
    });
  }

  private stands(ear: Ear): void {
    this.#up = true;
    this.#pulse.begin();
    if (this.#missed) this.#line?.publish(LOOK);
    else if (this.#tries > 0) ear.back();
    this.#missed = false;
    this.#tries = 0;
  }

  private lost(code: string | null): void {
    const [line, ear] = [this.#line, this.#ear];
    if (this.#closed || !line || !ear) return;
    // Whether somebody heard these is not known.
    this.#missed ||= line.unanswered > 0;
    line.close();
    this.#line = undefined;
    const stood = this.#up;
    this.#up = false;
    this.#pulse.end();
    const wait = pauseAfter(this.#tries);
    this.#tries += 1;
    count('soulad_bus_lost_total');
    log('warn', 'Redis is away; coming back.', { count: this.#tries, ...(code === null ? {} : { code }) });
    this.#retry = this.clock.after(wait, () => void this.reach(ear));
    if (stood) ear.lost();
  }
}
