/** A leak put in on purpose, to prove that the tap finds it. */
export type Leak = CodeLeak | DatabaseLeak;

interface Described {
  /** What is broken, in a sentence. */
  readonly name: string;
  /** Which walls stand while it is looked for: the leak is in one that stands alone. */
  readonly walls: 'both' | 'app' | 'rls';
  /** A line of the report that names it: a failure for another reason has not found the leak. */
  readonly finds: RegExp;
}

/** A change of the built server: `find` stands exactly once in `file`. */
export interface CodeLeak extends Described {
  /** From the root of the repository, e.g. `api/dist/records/read-manifest.js`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
}

/** A change of the loaded database. */
export interface DatabaseLeak extends Described {
  readonly sql: string;
}

export const LEAK_HOOK = new URL('./hook.mjs', import.meta.url).href;
