/** Who listens to the bus. */
export interface Ear {
  /** A word that some node said, this one included. */
  heard(word: string): void;
  /** Words do not arrive from now on, or did not for a moment already. */
  lost(): void;
  /** The bus was away and is back: words may have been missed. */
  back(): void;
}

/**
 * Carries words between nodes: ids and numbers, never content (PROTOCOL.md R41). A word is said in a transaction and leaves
 * with its commit. It may be lost and may come twice; whoever hears it looks for itself.
 */
export abstract class Bus {
  /** False while words do not arrive. */
  abstract readonly isUp: boolean;
  /** Begins to listen, and comes back by itself whenever the bus was lost. Resolves after the first try. */
  abstract listen(ear: Ear): Promise<void>;
  /** Sends words of a transaction that has committed; of a bus in the database they are on their way already. */
  abstract tell(words: readonly string[]): void;
  abstract close(): Promise<void>;
}
