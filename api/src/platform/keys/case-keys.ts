import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { CaseId } from '@soulad/shared/ids';
import pg from 'pg';
import { Config } from '../config/config.js';
import { databaseUrl } from '../database/data-source.js';
import { productErrorOf } from '../database/database-error.js';
import type { WrappedKey } from './key-port.js';

const CONNECT_MS = 10_000;
const STATEMENT_MS = 10_000;

/** Wrapped data key of a case; `erased` when it was destroyed. */
export type StoredKey = WrappedKey | 'erased';

/**
 * The wrapped data keys in the database. They have connections of their own: a key that a transaction makes must outlive
 * its rollback, and a request that holds a connection must never wait for another one of the same pool.
 */
@Injectable()
export class CaseKeys implements OnApplicationShutdown {
  readonly #pool: pg.Pool;

  constructor(@Inject(Config) config: Config) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl(config),
      max: 2,
      connectionTimeoutMillis: CONNECT_MS,
      statement_timeout: STATEMENT_MS,
      application_name: 'soulad-keys',
    });
    // A connection that breaks while nobody uses it; the next statement opens another.
    this.#pool.on('error', () => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#pool.end();
  }

  async find(caseId: CaseId): Promise<StoredKey | undefined> {
    return this.ask('select kek_version, wrapped from case_key_get($1)', [caseId]);
  }

  /**
   * Stores `key` unless the case has one already.
   * @returns the one that stands; undefined when `key` is wrapped under a version that is being retired
   */
  async keep(caseId: CaseId, key: WrappedKey): Promise<StoredKey | undefined> {
    return this.ask('select kek_version, wrapped from case_key_make($1, $2, $3)', [caseId, key.version, key.wrapped]);
  }

  private async ask(text: string, params: unknown[]): Promise<StoredKey | undefined> {
    try {
      const { rows } = await this.#pool.query<{ kek_version: number; wrapped: Buffer | null }>(text, params);
      const [row] = rows;
      if (row === undefined) return undefined;
      return row.wrapped === null ? 'erased' : { version: row.kek_version, wrapped: row.wrapped };
    } catch (error) {
      throw productErrorOf(error) ?? error;
    }
  }
}
