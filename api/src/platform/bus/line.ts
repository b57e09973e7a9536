/** Channel of LISTEN and NOTIFY, and of publish and subscribe. */
export const CHANNEL = 'soulad';
/** A line that does not stand after so long is tried anew. */
export const OPEN_MS = 5_000;

/** One connection that carries words. It is opened once, and when it is over it is over. */
export interface Line {
  /** Resolves when words arrive. @throws when they never will, with a `code` where there is one to be logged */
  open(): Promise<void>;
  /** Resolves when the word was handed over. @throws when that is not known */
  publish(word: string): Promise<void>;
  close(): Promise<void>;
}

/** Who holds a line. */
export interface Holder {
  heard(word: string): void;
  /** The line is over, for whatever reason; may be said again. */
  over(why: unknown): void;
}

export interface LineKind {
  /** What the log says when such a line is over. */
  readonly away: string;
  make(holder: Holder): Line;
}
