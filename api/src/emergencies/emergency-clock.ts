import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseId, UserId } from '@soulad/shared/ids';
import type { Sql } from '../platform/context.js';
import { Rounds } from '../platform/clock/rounds.js';
import { Database } from '../platform/database/database.js';
import { NoticeSink } from '../platform/notices.js';
import { tellCase } from './begin-emergency.js';

const EVERY_MS = 500;

/**
 * Writes down emergencies whose time is up, and calls for their review. That nothing is read any more the window of the
 * seat has seen to: this only tells.
 */
@Injectable()
export class EmergencyClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.tick(),
    'Emergencies that are over could not be written down.',
  );

  constructor(
    @Inject(Database) private readonly db: Database,
    @Inject(NoticeSink) private readonly notices: NoticeSink,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.end();
  }

  /** Several nodes may do so at once: each takes what no other has taken. */
  async tick(): Promise<void> {
    await this.db.asSystem(async (sql) => {
      const over = await sql.query<{ id: string; caseId: CaseId }>(
        'select id, case_id as "caseId" from emergency_lapse()',
      );
      for (const { id, caseId } of over) await this.over(sql, id, caseId);
    });
  }

  private async over(sql: Sql, id: string, caseId: CaseId): Promise<void> {
    const told = await sql.query<{ id: UserId }>('select emergency_told($1) as id', [id]);
    const to = { userIds: told.map((one) => one.id) };
    await this.notices.write(sql, [{ kind: 'emergencyReview', caseId, objectType: 'emergency', objectId: id, to }]);
    await tellCase({ sql }, caseId);
  }
}
