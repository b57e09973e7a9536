import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { MembershipId, NoticeId, UserId } from '@soulad/shared/ids';
import { principalOf } from '../../identity/index.js';
import { Config } from '../../platform/config/config.js';
import { Rounds } from '../../platform/clock/rounds.js';
import { Database } from '../../platform/database/database.js';
import { log } from '../../platform/logging/log.js';
import { NoticeSubjects } from '../../platform/notices.js';
import { visibleNotices } from '../list-notices.js';
import { type Delivery, MailServer } from './mail-server.js';
import { waitingLetter } from './mail-text.js';

const EVERY_MS = 5_000;
/** After so many tries in vain (about two days) the address is given up until its owner changes it. */
const MOST_TRIES = 16;
const MOST_WAIT_S = 6 * 3600;

interface Due {
  readonly userId: UserId;
  readonly email: string | null;
  readonly locale: string;
  readonly tries: number;
}

interface Waiting {
  readonly id: NoticeId;
  readonly membershipId: MembershipId;
}

/**
 * Writes to people for whom something waits: one letter a person, however much waits. Each node takes people one by one;
 * the database gives no two of them the same one.
 */
@Injectable()
export class MailRound implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.tick(), 'A round of mail could not be finished.');

  @Inject(Database) private readonly db: Database;
  @Inject(MailServer) private readonly server: MailServer;
  @Inject(NoticeSubjects) private readonly subjects: NoticeSubjects;
  @Inject(Config) private readonly config: Config;

  onApplicationBootstrap(): void {
    if (this.server.works) this.rounds.begin();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.end();
  }

  /** Writes to everybody who is due now. */
  async tick(): Promise<void> {
    for (let due = await this.take(); due !== undefined && !this.rounds.hasEnded; due = await this.take())
      await this.write(due);
  }

  private async take(): Promise<Due | undefined> {
    const [due] = await this.db.asSystem((sql) =>
      sql.query<Due>('select user_id as "userId", email, locale, tries from mail_take()'),
    );
    return due;
  }

  private async write({ userId, email, locale, tries }: Due): Promise<void> {
    const waiting = await this.db.asSystem((sql) =>
      sql.query<Waiting>('select id, membership_id as "membershipId" from mail_waiting($1)', [userId]),
    );
    const seen = email !== null && (await this.seesAny(userId, waiting));
    const end = seen ? await this.deliver(email, locale, tries) : 'nothing';
    const pause = Math.min(MOST_WAIT_S, 60 * 2 ** Math.min(tries, 12));
    await this.db.asSystem((sql) =>
      sql.query('select mail_done($1, $2, $3, $4)', [userId, waiting.map(({ id }) => id), end, pause]),
    );
  }

  private async deliver(email: string, locale: string, tries: number): Promise<Delivery> {
    const end = await this.server.send(email, waitingLetter(locale, this.address()));
    if (end === 'sent') return end;
    log('warn', 'A mail was not delivered.', { code: end, count: tries + 1 });
    return end === 'refused' || tries + 1 >= MOST_TRIES ? 'refused' : 'later';
  }

  /** [P52] Whether the person may see any of it now, looked at with the person's own eyes. */
  private async seesAny(userId: UserId, waiting: readonly Waiting[]): Promise<boolean> {
    for (const membershipId of new Set(waiting.map((one) => one.membershipId))) {
      const own = new Set(waiting.filter((one) => one.membershipId === membershipId).map(({ id }) => id));
      const seen = await this.db.withEyes(
        async (sql, sessionId) => {
          await sql.query('select mail_eyes($1, $2, $3)', [sessionId, userId, membershipId]);
          return principalOf(sql, sessionId);
        },
        async (ctx) => (await visibleNotices(ctx, this.subjects, 'unopened')).some(({ id }) => own.has(id)),
      );
      if (seen === true) return true;
    }
    return false;
  }

  private address(): string {
    return this.config.origins[0] ?? `http://localhost:${this.config.port}`;
  }
}
