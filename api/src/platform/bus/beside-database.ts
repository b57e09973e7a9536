import { Bus, type Ear } from './bus.js';

/**
 * A bus of its own beside that of the database. A word is handed to it after the commit, so that one is lost with a node that
 * dies between the two: as with any lost word, the others look for themselves. What is said beside the nodes (a key erased, keys
 * rotated) comes over the database all the same.
 */
export class BesideDatabase extends Bus {
  constructor(
    private readonly own: Bus,
    private readonly database: Bus,
  ) {
    super();
  }

  get isUp(): boolean {
    return this.own.isUp;
  }

  async listen(ear: Ear): Promise<void> {
    await this.database.listen(ear);
    await this.own.listen(ear);
  }

  tell(words: readonly string[]): void {
    this.own.tell(words);
  }

  async close(): Promise<void> {
    await this.own.close();
    await this.database.close();
  }
}
