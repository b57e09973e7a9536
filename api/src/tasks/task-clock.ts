import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { CaseId, Instant, PartyId, TaskId } from '@soulad/shared/ids';
import { dayInPrague, REMIND_DAYS_BEFORE, type TaskReminder } from '@soulad/shared/workflow';
import { Rounds } from '../platform/clock/rounds.js';
import { Database } from '../platform/database/database.js';
import { type NoticeEvent, NoticeSink } from '../platform/notices.js';

const EVERY_MS = 30_000;
/** Nobody is reminded at night: the first word of a day goes at this hour in Prague. */
const FIRST_HOUR = 7;

interface Due {
  readonly taskId: TaskId;
  readonly caseId: CaseId;
  readonly kind: TaskReminder;
  readonly owner: PartyId;
  readonly checker: PartyId;
  readonly issuedBy: PartyId;
}

/**
 * [W43] Reminds of tasks: the agency before the day and on it; whoever verifies and whoever issued it too, once it is late.
 * A reminder is a notice with ids in it and no word of the task [W45].
 */
@Injectable()
export class TaskClock implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.tick(), 'Nobody could be reminded of tasks.');

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

  /** Says what is due on the day of Prague that it is now; several servers may do so at once, each word is said once. */
  async tick(firstHour: number = FIRST_HOUR): Promise<void> {
    await this.db.asSystem(async (sql) => {
      const [row] = await sql.query<{ now: Instant }>('select instant(now()) as now');
      if (!row || hourInPrague(row.now) < firstHour) return;
      const due = await sql.query<Due>(
        `select task_id as "taskId", case_id as "caseId", kind, owner_party as owner, checker_party as checker,
                issued_by as "issuedBy" from task_remind($1, $2)`,
        [dayInPrague(row.now), REMIND_DAYS_BEFORE],
      );
      await this.notices.write(sql, due.flatMap(wordsFor));
    });
  }
}

function wordsFor({ taskId, caseId, kind, owner, checker, issuedBy }: Due): NoticeEvent[] {
  const late = kind === 'overdue';
  const partyIds = late ? [...new Set([owner, checker, issuedBy])] : [owner];
  return [{ kind: late ? 'taskLate' : 'taskDue', caseId, objectType: 'task', objectId: taskId, to: { partyIds } }];
}

function hourInPrague(at: Instant): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Prague', hour: '2-digit', hour12: false }).format(at),
  );
}
