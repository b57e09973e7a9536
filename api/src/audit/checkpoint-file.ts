import { createReadStream, existsSync } from 'node:fs';
import { appendFile, mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Database } from '../platform/database/database.js';
import type { KeyPort } from '../platform/keys/index.js';

/** Name of the file with the key that checks their signatures, PEM. */
const KEY_FILE = 'public-key.pem';
/** Name of the file of checkpoints in `SOULAD_AUDIT_DIR`: one JSON object a line, oldest first. */
export const CHECKPOINT_FILE = 'checkpoints.jsonl';

/**
 * The checkpoints outside the database: whoever can rewrite the tables cannot rewrite these. Only ever appended to; what
 * was missed (a crash between commit and writing, another node's work) is caught up with the next time.
 */
export class CheckpointFile {
  readonly #file: string;
  #last: number | undefined;

  constructor(
    private readonly folder: string,
    private readonly keys: KeyPort,
  ) {
    this.#file = join(folder, CHECKPOINT_FILE);
  }

  /** Appends every checkpoint that the file does not hold yet. */
  async catchUp(db: Database): Promise<void> {
    this.#last ??= await this.lastNumber();
    for (;;) {
      const rows = await db.asSystem((sql) =>
        sql.query<{ n: number; line: object }>('select n::float8 as n, line from audit_checkpoints_after($1)', [
          this.#last,
        ]),
      );
      const end = rows.at(-1);
      if (!end) return;
      const lines = rows.map(({ line }) => `${JSON.stringify(line)}\n`).join('');
      await appendFile(this.#file, lines, { mode: 0o600, flush: true });
      this.#last = end.n;
    }
  }

  private async lastNumber(): Promise<number> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, KEY_FILE), await this.keys.publicKey());
    if (!existsSync(this.#file)) return 0;
    await endLine(this.#file);
    let last = 0;
    for await (const line of createInterface({ input: createReadStream(this.#file) })) last = numberIn(line) ?? last;
    return last;
  }
}

// What a crash has cut gets its end, so that the next line stands by itself.
async function endLine(file: string): Promise<void> {
  const handle = await open(file, 'r');
  const { size } = await handle.stat();
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, Math.max(0, size - 1));
  await handle.close();
  if (size > 0 && buffer.toString() !== '\n') await appendFile(file, '\n');
}

// A line cut by a crash is no checkpoint: the whole one follows it.
function numberIn(line: string): number | null {
  try {
    // Decoder: written by `catchUp`; anything else has no number.
    const { statement } = JSON.parse(line) as { statement?: unknown };
    const { n } = JSON.parse(String(statement)) as { n?: unknown };
    return typeof n === 'number' ? n : null;
  } catch {
    return null;
  }
}
