import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseId, Instant } from '@soulad/shared/ids';
import { Rounds } from '../platform/clock/rounds.js';
import { Database } from '../platform/database/database.js';
import { Vault } from '../platform/keys/index.js';
import { describeError, log } from '../platform/logging/log.js';
import { lockCase } from './facts.repository.js';
import { recomputeAudience } from './recompute-audience.js';

const EVERY_MS = 500;
const FAILED = 'A case could not be decided at its time.';

/**
 * Decides a case again when time alone changes it: a seat, a release or a recorded decision begins or ends. Row-level
 * security has closed what ended by itself already; this opens what begins, and cuts off live viewers.
 */
@Injectable()
export class SharingClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.tick(), FAILED);

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(Vault) private readonly vault: Vault,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.end();
  }

  /** Decides every case that is due now. Several nodes may do so at once: the second finds nothing left. */
  async tick(): Promise<void> {
    const due = await this.db.asSystem((sql) => sql.query<{ caseId: CaseId }>('select sharing_due() as "caseId"'));
    // Case by case: one that cannot be decided must not keep what ended in the others open.
    for (const { caseId } of due) await this.decide(caseId).catch(failed);
  }

  private async decide(caseId: CaseId): Promise<void> {
    await this.db.asSystem(async (sql) => {
      await lockCase({ sql }, caseId);
      // Whoever held the lock may have decided it meanwhile: then it is not due any more.
      const [row] = await sql.query<{ now: Instant }>(
        'select instant(now()) as now from sharing_due() as due where due = $1',
        [caseId],
      );
      if (row) await recomputeAudience({ ...this.vault.over(sql), now: row.now }, caseId);
    });
  }
}

function failed(error: unknown): void {
  log('error', FAILED, describeError(error));
}
