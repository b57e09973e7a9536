import type { ClockPort } from '../clock/clock.js';
import { log } from '../logging/log.js';
import { count } from '../metrics/measures.js';
import { within } from '../within.js';
import { Bus, type Ear } from './bus.js';
import { type Line, type LineKind, OPEN_MS } from './line.js';
import { Pulse } from './pulse.js';

/** Pauses before the next try, milliseconds; the last one again and again. */
const RETRY_MS = [100, 250, 500, 1000, 2000] as const;
/** Tells every node that words were lost. */
const LOOK = JSON.stringify({ kind: 'resync' });

/** A bus over one line after the other: it comes back by itself, from a line that carries nothing as from one that is over. */
export class ReconnectingBus extends Bus {
  readonly #pulse: Pulse;
  #line: Line | undefined;
  #ear: Ear | undefined;
  #retry: () => void = () => undefined;
  #tries = 0;
  #up = false;
  /** Words were told that nobody may have heard. */
  #missed = false;
  #closed = false;

  constructor(
    private readonly lines: LineKind,
    private readonly clock: ClockPort,
  ) {
    super();
    this.#pulse = new Pulse(
      clock,
      (beat) => void this.publish(beat).catch(() => undefined),
      () => this.#line && this.lost(this.#line, { code: 'SILENT' }),
    );
  }

  get isUp(): boolean {
    return this.#up;
  }

  async listen(ear: Ear): Promise<void> {
    this.#ear = ear;
    await this.reach(ear);
  }

  tell(words: readonly string[]): void {
    const missed = (): void => {
      this.#missed = true;
    };
    for (const word of words) this.publish(word).catch(missed);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#up = false;
    this.#retry();
    this.#pulse.end();
    await this.#line?.close().catch(() => undefined);
  }

  /** @throws when nobody knows whether the word was handed over; its line is given up then */
  private async publish(word: string): Promise<void> {
    const line = this.#line;
    if (!line || !this.#up) throw new Error('There is no line.');
    try {
      await line.publish(word);
    } catch (error) {
      this.lost(line, error);
      throw error;
    }
  }

  private async reach(ear: Ear): Promise<void> {
    const line: Line = this.lines.make({
      heard: (word) => this.#pulse.heard(word) || ear.heard(word),
      over: (why) => this.lost(line, why),
    });
    this.#line = line;
    try {
      await within(OPEN_MS, () => line.open());
      if (line === this.#line && !this.#closed) this.stands(ear);
    } catch (error) {
      this.lost(line, error);
    }
  }

  private stands(ear: Ear): void {
    const [missed, tries] = [this.#missed, this.#tries];
    this.#up = true;
    this.#missed = false;
    this.#tries = 0;
    this.#pulse.begin();
    if (missed) this.tell([LOOK]);
    else if (tries > 0) ear.back();
  }

  private lost(line: Line, why: unknown): void {
    const ear = this.#ear;
    if (this.#closed || line !== this.#line || !ear) return;
    const stood = this.#up;
    this.#line = undefined;
    this.#up = false;
    this.#pulse.end();
    line.close().catch(() => undefined);
    const wait = RETRY_MS[this.#tries] ?? RETRY_MS[RETRY_MS.length - 1];
    this.#tries += 1;
    count('soulad_bus_lost_total');
    log('warn', this.lines.away, { count: this.#tries, ...codeOf(why) });
    this.#retry = this.clock.after(wait ?? 0, () => void this.reach(ear));
    if (stood) ear.lost();
  }
}

function codeOf(why: unknown): { readonly code?: string } {
  const known = typeof why === 'object' && why !== null && 'code' in why && typeof why.code === 'string';
  return known ? { code: String(why.code) } : {};
}
