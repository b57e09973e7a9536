import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { ProductError } from '@soulad/shared/errors';
import type { SessionId } from '@soulad/shared/ids';
import { DataSource } from 'typeorm';
import { Bus } from '../bus/bus.js';
import { freshId } from '../clock/clock.js';
import { ContextTools } from '../context-tools.js';
import type { AuditEvent, Principal, RequestContext, Sql } from '../context.js';
import { describeError, log } from '../logging/log.js';
import { currentTraceId } from '../logging/trace.js';
import { type NoticeEvent, NoticeSink } from '../notices.js';
import { beginHearing } from './said.js';
import { type Client, clientOf, sqlOf, type Statements } from './sql.js';

/** Writes the audit rows of a transaction; the audit feature provides the only one. */
export abstract class AuditSink {
  /** Makes the rows ready. @returns what sends them, at once when it is called */
  abstract prepare(events: readonly AuditEvent[]): Promise<(sql: Sql) => Promise<void>>;

  async write(sql: Sql, events: readonly AuditEvent[]): Promise<void> {
    const send = await this.prepare(events);
    await send(sql);
  }
}

/** What a transaction gives, and what is sent with its commit. */
interface Done<T> {
  readonly value: T;
  readonly last?: (sql: Sql) => Promise<void>;
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
    const left = nothingLeft();
    const result = await this.transaction(async (sql, begun) => {
      const ctx = await this.open(principal, sql, left, begun);
      const value = await fn(ctx);
      await this.notices.write(ctx.sql, left.notices);
      return { value, last: await this.sink.prepare(left.events) };
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
      async (sql, begun) => ({ value: await fn(await this.open(principal, sql, nothingLeft(), begun)) }),
      BEGIN_AT_ONE_MOMENT,
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
    return this.connected(async (client) => {
      const sql = sqlOf(client);
      await sql.query(BEGIN);
      try {
        const principal = await prepare(sql, freshId<SessionId>(this.tools.ids));
        if (principal === null) return undefined;
        return await fn(await this.open(principal, sql, nothingLeft()));
      } finally {
        await rollBack(sql);
      }
    });
  }

  /** Runs `fn` in one transaction without a principal: the tables are empty to it, only definer functions answer. */
  async asSystem<T>(fn: (sql: Sql) => Promise<T>): Promise<T> {
    return this.transaction(async (sql, begun) => {
      await begun;
      return { value: await fn(sql) };
    });
  }

  /** Runs one statement without a principal, which is its own transaction: one way to the database and back instead of three. */
  async statement<T>(text: string, params: unknown[]): Promise<T[]> {
    return this.connected(async (client) => {
      const words = beginHearing(client);
      const rows = await sqlOf(client).query<T>(text, params);
      this.bus.tell(words);
      return rows;
    });
  }

  /** @param begun what the session is named after; it is asked together with it */
  private async open(principal: Principal, sql: Sql, left: Left, begun?: Promise<unknown>): Promise<RequestContext> {
    // `true`: the setting ends with the transaction, so the next user of this connection does not inherit it. It is made
    // before the row is there on which the membership is looked up.
    const named = sql.query<{ membership: string | null; now: number }>(
      `with named as materialized (select set_config('app.session', $1, true))
         select ctx_membership() as membership, floor(extract(epoch from now()) * 1000)::float8 as now from named`,
      [principal.sessionId],
    );
    const [[row]] = await Promise.all([named, begun]);
    if (row === undefined || row.membership !== principal.membershipId) throw new ProductError('UNAUTHENTICATED');
    return {
      ...principal,
      traceId: currentTraceId(),
      now: row.now,
      ...this.tools,
      sql,
      afterCommit: (hook) => void left.hooks.push(hook),
      audit: (event) => void left.events.push(event),
      notify: (event) => void left.notices.push(event),
    };
  }

  /** @param fn waits for `begun` before it writes anything: what is sent before would stand by itself if nothing has begun */
  private transaction<T>(fn: (sql: Sql, begun: Promise<unknown>) => Promise<Done<T>>, begin = BEGIN): Promise<T> {
    return this.connected(async (client) => {
      const words = beginHearing(client);
      const sql = sqlOf(client);
      try {
        const { value, last } = await fn(sql, sql.query(begin));
        // The chain of the log is locked until the commit: both leave together. After a failed statement a commit undoes.
        const ending = [last?.(sql), sql.end('commit')];
        await Promise.allSettled(ending);
        // The first that failed is the reason.
        for (const one of ending) await one;
        this.bus.tell(words);
        return value;
      } catch (error) {
        await rollBack(sql);
        throw error;
      }
    });
  }

  private async connected<T>(fn: (client: Client) => Promise<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      return await fn(await clientOf(runner));
    } finally {
      await runner.release();
    }
  }
}

const BEGIN = 'begin';
const BEGIN_AT_ONE_MOMENT = 'begin isolation level repeatable read, read only';

const nothingLeft = (): Left => ({ events: [], notices: [], hooks: [] });

// A connection that was lost has rolled back by itself.
async function rollBack(sql: Statements): Promise<void> {
  await sql.end('rollback').catch(() => undefined);
}

function runHook(hook: () => void): void {
  try {
    hook();
  } catch (error) {
    // The effect is committed; a failing hook must not tell the caller otherwise.
    log('error', 'A hook after a commit failed.', describeError(error));
  }
}
