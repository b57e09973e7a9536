import { randomBytes, randomUUID } from 'node:crypto';
import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';
import { type Instant, parseId } from '@soulad/shared/ids';

/** Time of this process, for timers and limits. What a decision depends on is the time of the database transaction. */
export abstract class ClockPort {
  /** Milliseconds since the Unix epoch, UTC. */
  abstract now(): Instant;
  /** Milliseconds since this process began; never goes back and knows nothing of the time of day. */
  abstract elapsed(): number;
  /** Calls once, `ms` from now. @returns takes the call back */
  abstract after(ms: number, call: () => void): () => void;
  /** Calls every `ms`. @returns ends it */
  abstract every(ms: number, call: () => void): () => void;
  /** Resolves as soon as `elapsed` has come to `at`, to a turn of the process. */
  abstract until(at: number): Promise<void>;
}

/** Where ids, tokens and salts come from. */
export abstract class IdSource {
  /** A random UUIDv4 in lower case. */
  abstract uuid(): string;
  /** `count` random bytes. */
  abstract bytes(count: number): Uint8Array;
}

/** A fresh id under the brand the caller needs. */
export function freshId<T extends Exclude<ReturnType<typeof parseId>, undefined>>(ids: IdSource): T {
  const id = parseId<T>(ids.uuid());
  if (id === undefined) throw new TypeError('The id source does not make UUIDv4.');
  return id;
}

export class SystemClock extends ClockPort {
  now(): Instant {
    return Date.now();
  }

  elapsed(): number {
    return performance.now();
  }

  after(ms: number, call: () => void): () => void {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  }

  every(ms: number, call: () => void): () => void {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  }

  async until(at: number): Promise<void> {
    // A timer counts whole milliseconds from now, so that its end tells of its beginning; the last ones are waited for in turns.
    await pause(Math.max(0, Math.floor(at - this.elapsed()) - 1));
    while (this.elapsed() < at) await turn();
  }
}

export class SystemIds extends IdSource {
  uuid(): string {
    return randomUUID();
  }

  bytes(count: number): Uint8Array {
    return randomBytes(count);
  }
}
