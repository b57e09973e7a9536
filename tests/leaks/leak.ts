/** A leak put in on purpose, to prove that it is found. */
export type SeededLeak = CodeLeak | DatabaseLeak;

interface Described {
  /** What is broken, in a sentence. */
  readonly name: string;
  /** Which walls stand while it is looked for: a leak in one wall is looked for while that one stands alone. */
  readonly walls: 'both' | 'app' | 'rls';
  /** Looked for in the short form too. */
  readonly inShort?: true;
  /** Number of a pair of the seed of the leaks that is known to find it; looked at first. */
  readonly pair?: number;
}

/** A change of the built server: `find` stands exactly once in `file`. */
export interface CodeLeak extends Described {
  /** From the root of the repository. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A change of the database. */
export interface DatabaseLeak extends Described {
  readonly sql: string;
}
