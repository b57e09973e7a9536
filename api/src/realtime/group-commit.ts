import { Inject, Injectable } from '@nestjs/common';
import { type ErrorCode, isErrorCode } from '@soulad/shared/errors';
import type { SessionId, UnitId, UserId } from '@soulad/shared/ids';
import { ClockPort } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { observe } from '../platform/metrics/measures.js';
import { numbered } from './authorities.js';
import type { Authorities, CommitAnswer, CommitOutcome } from './live-store.js';

/** Rows of one transaction, beyond which the rest waits for the next one. */
const MAX_ROWS = 400;
/** A transaction that takes longer waits for somebody's lock: those who came meanwhile go on in another one. */
const PATIENCE_MS = 25;
/** Transactions under way at once. */
const MAX_LANES = 4;

/** One row of the log with its text sealed. */
export interface SealedEntry {
  readonly sessionId: SessionId;
  readonly epoch: number;
  readonly clientId: number;
  readonly n: number;
  readonly sealed: Buffer;
  readonly empty: boolean;
}

/** Rows of one unit on their way into the log. A unit has no second batch before the answer to the first. */
export interface UnitBatch {
  readonly unitId: UnitId;
  readonly gen: number;
  readonly head: number;
  readonly node: string;
  readonly watch: readonly UserId[];
  readonly rows: readonly SealedEntry[];
}

interface Waiting {
  readonly batch: UnitBatch;
  readonly resolve: (answer: CommitAnswer) => void;
  readonly reject: (error: unknown) => void;
}

interface GroupRow {
  readonly row_no: number;
  readonly outcome: string | null;
  readonly at_seq: string | null;
  readonly authorities: readonly string[] | null;
}

const OF_GROUP =
  'select row_no, outcome, at_seq, authorities from push_group($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)';
const OF_UNIT = 'select outcome, at_seq, authorities from push_updates($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)';

/**
 * Commits what the units of this node have for the log, whatever has come together since the last commit in one
 * transaction: a commit costs the same for one row as for a hundred.
 */
@Injectable()
export class GroupCommit {
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(ClockPort) private readonly clock: ClockPort,
  ) {}

  /** Batches that have not begun. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** @returns after the commit */
  commit(batch: UnitBatch): Promise<CommitAnswer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ batch, resolve, reject });
      if (this.#waiting.length > 1) return;
      // Whatever else came with the same turn of the loop goes along.
      if (this.#underWay === 0) setImmediate(() => this.begin(1));
      else this.clock.after(PATIENCE_MS, () => this.begin(MAX_LANES));
    });
  }

  private begin(lanes: number): void {
    if (this.#underWay >= lanes || this.#waiting.length === 0) return;
    this.#underWay += 1;
    void this.together(this.take()).finally(() => {
      this.#underWay -= 1;
      // The units that were answered just now go on with what came meanwhile: the next commit takes them along.
      setImmediate(() => this.begin(1));
    });
  }

  private take(): readonly Waiting[] {
    let rows = 0;
    const end = this.#waiting.findIndex(({ batch }, index) => (rows += batch.rows.length) > MAX_ROWS && index > 0);
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  private async together(group: readonly Waiting[]): Promise<void> {
    try {
      const answers = await this.commitGroup(group.map(({ batch }) => batch));
      group.forEach((one, index) => {
        const answer = answers[index];
        // Somebody holds the unit: waiting for that is no business of the others.
        if (answer) one.resolve(answer);
        else this.alone(one.batch).then(one.resolve, one.reject);
      });
    } catch (error) {
      // One unit's trouble is not the others': each by itself. What was committed all the same is found by its number.
      if (group.length === 1) group[0]?.reject(error);
      else await Promise.all(group.map((one) => this.alone(one.batch).then(one.resolve, one.reject)));
    }
  }

  private async commitGroup(batches: readonly UnitBatch[]): Promise<readonly (CommitAnswer | undefined)[]> {
    const at = batches.flatMap(({ rows }, index) => rows.map(() => index + 1));
    const rows = batches.flatMap((batch) => batch.rows);
    const watch = [...new Set(batches.flatMap((batch) => batch.watch))];
    const begunAt = this.clock.elapsed();
    const found = await this.db.statement<GroupRow>(OF_GROUP, [
      batches.map(({ unitId }) => unitId),
      batches.map(({ gen }) => gen),
      batches.map(({ head }) => head),
      batches[0]?.node ?? '',
      at,
      ...columnsOf(rows),
      rows.map(({ sealed }) => sealed.length),
      Buffer.concat(rows.map(({ sealed }) => sealed)),
      rows.map(({ empty }) => empty),
      watch,
    ]);
    observe('soulad_commit_rows', rows.length);
    observe('soulad_commit_seconds', (this.clock.elapsed() - begunAt) / 1000);
    const byRow = new Map(found.map((row) => [row.row_no, row]));
    const authorities = numbered(watch, byRow.get(0)?.authorities ?? []);
    let next = 0;
    return batches.map((batch) => {
      const own = batch.rows.map(() => byRow.get((next += 1)));
      return own.some((row) => row?.outcome === 'BUSY') ? undefined : { outcomes: own.map(outcomeOf), authorities };
    });
  }

  private async alone({ unitId, gen, head, node, watch, rows }: UnitBatch): Promise<CommitAnswer> {
    const found = await this.db.statement<Omit<GroupRow, 'row_no'>>(OF_UNIT, [
      ...[unitId, gen, head, node],
      ...columnsOf(rows),
      rows.map(({ sealed }) => sealed),
      rows.map(({ empty }) => empty),
      watch,
    ]);
    const authorities: Authorities = numbered(watch, found[0]?.authorities ?? []);
    return { outcomes: found.map(outcomeOf), authorities };
  }
}

function columnsOf(rows: readonly SealedEntry[]): readonly unknown[] {
  return [
    rows.map(({ sessionId }) => sessionId),
    rows.map(({ epoch }) => epoch),
    rows.map(({ clientId }) => clientId),
    rows.map(({ n }) => n),
  ];
}

function outcomeOf(row: Pick<GroupRow, 'outcome' | 'at_seq'> | undefined): CommitOutcome {
  const outcome = row?.outcome;
  if (outcome === 'STORED' || outcome === 'DUP')
    return { kind: outcome === 'STORED' ? 'stored' : 'dup', seq: Number(row?.at_seq) };
  if (outcome === 'BEHIND' || outcome === 'AGAIN') return { kind: outcome === 'BEHIND' ? 'behind' : 'again' };
  const code: ErrorCode = isErrorCode(outcome) ? outcome : 'INTERNAL';
  return { kind: 'refused', code };
}
