import type { QueryRunner } from 'typeorm';

/** Code under which `announce_word` tells the server a word, where the words do not go through the database. */
const WORD = 'SLD01';

interface Notice {
  readonly code?: string;
  readonly message?: string;
}

interface Talking {
  on(event: 'notice', hear: (notice: Notice) => void): unknown;
}

const SAID = new WeakMap<Talking, string[]>();

/** Words said on a connection, of one transaction: whoever has it begins with none. */
export async function beginHearing(runner: QueryRunner): Promise<string[]> {
  // The driver is that of Postgres: what it connects is a client of it.
  const client = (await runner.connect()) as Talking;
  const known = SAID.get(client);
  if (known) {
    known.length = 0;
    return known;
  }
  const words: string[] = [];
  SAID.set(client, words);
  client.on('notice', ({ code, message }) => code === WORD && message !== undefined && words.push(message));
  return words;
}
