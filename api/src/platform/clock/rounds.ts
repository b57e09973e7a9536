import { describeError, log } from '../logging/log.js';

/** Work that is done again and again until the server stops, each round some time after the end of the one before. */
export class Rounds {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  /**
   * @param everyMs pause between two rounds, milliseconds
   * @param failed what the log says when a round throws; the next one comes all the same
   */
  constructor(
    private readonly everyMs: number,
    private readonly round: () => Promise<void>,
    private readonly failed: string,
  ) {}

  get hasEnded(): boolean {
    return this.stopped;
  }

  begin(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.running = this.round()
        .catch((error: unknown) => log('error', this.failed, describeError(error)))
        .finally(() => this.begin());
    }, this.everyMs);
  }

  /** No further round begins. @returns when the one that runs is over */
  async end(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }
}
