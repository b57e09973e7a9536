import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { SessionId } from '@soulad/shared/ids';
import { DataSource, type QueryRunner } from 'typeorm';
import { Bus } from '../bus/bus.js';
import { freshId } from '../clock/clock.js';
import { ContextTools } from '../context-tools.js';
import type { AuditEvent, Principal, RequestContext, Sql } from '../context.js';
import { describeError, log } from '../logging/log.js';
import { currentTraceId } from '../logging/trace.js';
import { type NoticeEvent, NoticeSink } from '../notices.js';
import { beginHearing } from './said.js';
import { sqlOf } from './sql.js';

/** Writes the audit rows of a transaction; the audit feature provides the only one. */
export abstract class AuditSink {
  abstract write(sql: Sql, events: readonly AuditEvent[]): Promise<void>;
}

/** What a transaction leaves behind for its end. */
interface Left {
  readonly events: AuditEvent[];
  readonly notices: NoticeEvent[];
  readonly hooks: (() => void)[];
}

/**
 * The only way to the tables. `inContext` is one transaction of one principal; its first statement names the session,
 * and the database looks up everything else from there (security 5.9).
 */
@Injectable()
export class Database implements OnModuleInit, OnApplicationShutdown {
  @Inject(Bus) private readonly bus: Bus;

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(ContextTools) private readonly tools: ContextTools,
    @Inject(AuditSink) private readonly sink: AuditSink,
    @Inject(NoticeSink) private readonly notices: NoticeSink,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.source.isInitialized) await this.source.initialize();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }

  /** Connections of this process, and who waits for one. */
  get pool(): { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number } {
    // The driver is that of Postgres: its master is a pool of it, from the first connection on.
    const { master } = this.source.driver as unknown as { master?: Database['pool'] };
    return master ?? { totalCount: 0, idleCount: 0, waitingCount: 0 };
  }

  /**
   * Runs `fn` in one transaction of `principal`. Audit rows and notices left by `fn` are written before the commit; hooks
   * given to `afterCommit` run after it. Whatever `fn` throws rolls everything back and is thrown on.
   * @throws ProductError UNAUTHENTICATED when the session has ended or the membership with it
   */
  async inContext<T>(principal: Principal, fn: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const left: Left = { events: [], notices: [], hooks: [] };
    const result = await this.transaction(async (runner) => {
      const ctx = await this.open(principal, runner, left);
      const value = await fn(ctx);
      await this.notices.write(ctx.sql, left.notices);
      await this.sink.write(ctx.sql, left.events);
      return value;
    });
    for (const hook of left.hooks) runHook(hook);
    return result;
  }

  /**
   * Reads with the eyes of `principal`, everything as it stood at one moment: what is compared with an earlier look must not
   * be half of before a change and half of after it. It is for reading: what `fn` leaves for the end is not kept.
   * @throws ProductError UNAUTHENTICATED when the session has ended or the membership with it
   */
  async atOneMoment<T>(principal: Principal, fn: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return this.transaction(
      async (runner) => fn(await this.open(principal, runner, { events: [], notices: [], hooks: [] })),
      'REPEATABLE READ',
    );
  }

  /**
   * Runs `fn` with the eyes of somebody who is not there, to learn what they would see. Nothing of it stays: the
   * transaction, with the session that `prepare` makes in it, is always rolled back.
   * @returns undefined when `prepare` finds nobody to look for
   */
  async withEyes<T>(
    prepare: (sql: Sql, sessionId: SessionId) => Promise<Principal | null>,
    fn: (ctx: RequestContext) => Promise<T>,
  ): Promise<T | undefined> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.startTransaction();
      const principal = await prepare(sqlOf(runner), freshId<SessionId>(this.tools.ids));
      if (principal === null) return undefined;
      return await fn(await this.open(principal, runner, { events: [], notices: [], hooks: [] }));
    } finally {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      await runner.release();
    }
  }

  /** Runs `fn` in one transaction without a principal: the tables are empty to it, only definer functions answer. */
  async asSystem<T>(fn: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction((runner) => fn(sqlOf(runner)));
  }

  /** Runs one statement without a principal, which is its own transaction: one way to the database and back instead of three. */
  async statement<T>(text: string, params: unknown[]): Promise<T[]> {
    const runner = this.source.createQueryRunner();
    try {
      const words = await beginHearing(runner);
      const rows = await sqlOf(runner).query<T>(text, params);
      this.bus.tell(words);
      return rows;
    } finally {
      await runner.release();
    }
  }

  private async open(principal: Principal, runner: QueryRunner, left: Left): Promise<RequestContext> {
    const sql = sqlOf(runner);
    // `true`: the setting ends with the transaction, so the next user of this connection does not inherit it. It is made
    // before the row is there on which the membership is looked up.
    const [row] = await sql.query<{ membership: string | null; now: number }>(
      `with named as materialized (select set_config('app.session', $1, true))
         select ctx_membership() as membership, floor(extract(epoch from now()) * 1000)::float8 as now from named`,
      [principal.sessionId],
    );
    if (row === undefined || row.membership !== principal.membershipId) throw new ProductError('UNAUTHENTICATED');
    return {
      ...principal,
      traceId: currentTraceId(),
      now: row.now,
      ...this.tools,
      sql,
      manager: runner.manager,
      afterCommit: (hook) => void left.hooks.push(hook),
      audit: (event) => void left.events.push(event),
      notify: (event) => void left.notices.push(event),
    };
  }

  private async transaction<T>(fn: (runner: QueryRunner) => Promise<T>, isolation?: 'REPEATABLE READ'): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      const words = await beginHearing(runner);
      await runner.startTransaction(isolation);
      const value = await fn(runner);
      await runner.commitTransaction();
      this.bus.tell(words);
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

function runHook(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    // The effect is committed; a failing hook must not tell the caller otherwise.
    log('error', 'A hook after a commit failed.', describeError(error));
  }
}
