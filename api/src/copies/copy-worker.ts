import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { CopyId } from '@soulad/shared/ids';
import type { Principal } from '../platform/context.js';
import { Database } from '../platform/database/database.js';
import { describeError, log } from '../platform/logging/log.js';
import { moveCopy } from './copies.repository.js';
import type { CopyOrder } from './copy-order.js';
import { beginCopy, finishCopy, READ } from './make-copy.js';
import { type Rendering, startRender } from './run-render.js';

/** Copies set at once, and how many more may wait. */
const AT_ONCE = 2;
const MOST_WAITING = 50;
const LAPSE_EVERY_MS = 30_000;

interface Job {
  readonly principal: Principal;
  readonly order: CopyOrder;
}

/**
 * Makes copies one after the other, each with the rights that its asker has at that moment, in the asker's own session.
 * What a server leaves unmade when it ends is given up by the clock; the asker asks again.
 */
@Injectable()
export class CopyWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  @Inject(Database) private readonly db: Database;
  private readonly waiting: Job[] = [];
  private readonly running = new Map<CopyId, Promise<void>>();
  private readonly renderings = new Map<CopyId, Rendering>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.lapse(), LAPSE_EVERY_MS);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    for (const rendering of this.renderings.values()) rendering.cancel();
    await Promise.all(this.running.values());
  }

  /** @throws ProductError UNAVAILABLE when more wait than will be made soon; to be asked before the order is stored */
  assertRoom(): void {
    if (this.stopped || this.waiting.length >= MOST_WAITING) throw new ProductError('UNAVAILABLE');
  }

  /** Takes an order that is stored. */
  take(principal: Principal, order: CopyOrder): void {
    this.waiting.push({ principal, order });
    this.next();
  }

  /** Ends the making of a copy that its asker does not want any more; that it is cancelled stands in its row already. */
  drop(id: CopyId): void {
    const at = this.waiting.findIndex(({ order }) => order.id === id);
    if (at >= 0) this.waiting.splice(at, 1);
    this.renderings.get(id)?.cancel();
  }

  /** Takes away what has expired. Several nodes may do so at once. */
  async lapse(): Promise<void> {
    await this.db
      .asSystem((sql) => sql.query('select copy_lapse()'))
      .catch((error: unknown) => log('error', 'Expired copies could not be taken away.', describeError(error)));
  }

  private next(): void {
    while (!this.stopped && this.running.size < AT_ONCE) {
      const job = this.waiting.shift();
      if (job === undefined) return;
      const { id } = job.order;
      const done = this.make(job)
        .catch((error: unknown) => this.failed(job, error))
        .finally(() => {
          this.running.delete(id);
          this.renderings.delete(id);
          this.next();
        });
      this.running.set(id, done);
    }
  }

  private async make({ principal, order }: Job): Promise<void> {
    const work = await this.db.inContext(principal, (ctx) => beginCopy(ctx, order));
    if (work === undefined || this.stopped) return;
    const rendering = startRender(work.render, (part) => this.progress({ principal, order }, part));
    this.renderings.set(order.id, rendering);
    const bytes = await rendering.done;
    const { fingerprint } = work.render.imprint;
    await this.db.inContext(principal, (ctx) => finishCopy(ctx, order, { fingerprint, bytes }));
  }

  private progress({ principal, order }: Job, part: number): void {
    const progress = READ + Math.round((95 - READ) * Math.min(1, Math.max(0, part)));
    this.db
      .inContext(principal, (ctx) => moveCopy(ctx, order.id, { state: 'making', progress }))
      .catch(() => undefined);
  }

  /** A cancelled one has its state already; of another one nobody learns more than that it failed. */
  private async failed({ principal, order }: Job, error: unknown): Promise<void> {
    const given = await this.db
      .inContext(principal, (ctx) => moveCopy(ctx, order.id, { state: 'failed', progress: 0 }))
      .catch(() => true);
    if (given && !this.stopped) log('error', 'A copy could not be made.', describeError(error));
  }
}
