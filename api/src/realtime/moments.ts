import { Inject, Injectable } from '@nestjs/common';
import { ClockPort } from '../platform/clock/clock.js';

/** A point in the life of this node: its place in the order of events here, and the time by the node's own steady clock. */
export interface Moment {
  readonly order: number;
  /** Milliseconds since the process began; never goes back. */
  readonly elapsed: number;
}

/** Puts what happens on this node in one order, so that it can be said whether somebody was asked before or after it. */
@Injectable()
export class Moments {
  #order = 0;

  constructor(@Inject(ClockPort) private readonly clock: ClockPort) {}

  /** A moment later than every one given out before. */
  next(): Moment {
    this.#order += 1;
    return { order: this.#order, elapsed: this.clock.elapsed() };
  }
}
