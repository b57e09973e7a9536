/** Code under which `announce_word` tells the server a word, where the words do not go through the database. */
const WORD = 'SLD01';

interface Notice {
  readonly code?: string;
  readonly message?: string;
}

export interface Talking {
  /** Calls `hear` for every notice of the database. */
  on(event: 'notice', hear: (notice: Notice) => void): unknown;
}

const SAID = new WeakMap<Talking, string[]>();

/** Words said on a connection, of one transaction: whoever has it begins with none. */
export function beginHearing(client: Talking): string[] {
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
