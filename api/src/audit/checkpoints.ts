import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { IdSource } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Rounds } from '../platform/clock/rounds.js';
import { Database } from '../platform/database/database.js';
import { KeyPort } from '../platform/keys/index.js';
import { describeError, log } from '../platform/logging/log.js';
import { CheckpointFile } from './checkpoint-file.js';
import { makeCheckpoint } from './make-checkpoint.js';

const LOOK_MS = 5_000;
const FAILED = 'A checkpoint of the audit log could not be made.';
/** A checkpoint covers at most this many rows … */
const ROWS = 1_000;
/** … and no row waits longer for one than this. */
const SECONDS = 60;

/**
 * Signs the state of the audit chains every minute and keeps the checkpoints in a file outside the
 * database. Several nodes may look at once; one makes it, each keeps it.
 */
@Injectable()
export class Checkpoints implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(LOOK_MS, () => this.look(), FAILED);

  @Inject(Database) private readonly db: Database;
  @Inject(KeyPort) private readonly keys: KeyPort;
  @Inject(IdSource) private readonly ids: IdSource;
  @Inject(Config) private readonly config: Config;
  private file: CheckpointFile | null = null;

  onApplicationBootstrap(): void {
    this.file = this.config.auditDir === null ? null : new CheckpointFile(this.config.auditDir, this.keys);
    this.rounds.begin();
  }

  /** What happened up to the end is covered too. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.end();
    await this.make().catch(failed);
  }

  /** Makes a checkpoint now, and keeps it. @returns its number; null when nothing happened since the last one */
  async make(): Promise<number | null> {
    const made = await this.db.asSystem((sql) => makeCheckpoint(sql, this.keys, this.ids));
    await this.file?.catchUp(this.db);
    return made;
  }

  private async look(): Promise<void> {
    const due = await this.db.asSystem((sql) =>
      sql.query<{ due: boolean }>('select audit_checkpoint_due($1, $2) as due', [ROWS, SECONDS]),
    );
    if (due[0]?.due) await this.make();
  }
}

function failed(error: unknown): void {
  log('error', FAILED, describeError(error));
}
