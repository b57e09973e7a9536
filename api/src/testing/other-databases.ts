import { DataSource, QueryFailedError, type QueryRunner } from 'typeorm';
import { Bus } from '../platform/bus/bus.js';
import { ContextTools } from '../platform/context-tools.js';
import { AuditSink, Database } from '../platform/database/database.js';
import { type Client, clientOf } from '../platform/database/sql.js';
import { NoticeSink } from '../platform/notices.js';
import type { TestApp } from './test-app.js';

/**
 * Gives a database whose transactions are savepoints of one transaction that is never committed: the real tables, rules
 * and rights, and nothing to lay anew afterwards. Time stands still in it.
 */
export async function inOneTransaction<T>(server: TestApp, act: (db: Database) => Promise<T>): Promise<T> {
  const runner = server.app.get(DataSource).createQueryRunner();
  const client = await clientOf(runner);
  const query: Client['query'] = (statement) => {
    const [verb = ''] = statement.text.split(' ', 1);
    const savepoint = SAVEPOINTS.get(verb);
    return client.query(savepoint === undefined ? statement : { text: savepoint, values: [] });
  };
  const nested = asking(client, query);
  // Given back once, at the end.
  const kept: QueryRunner = Object.create(runner, {
    connect: { value: () => Promise.resolve(nested) },
    release: { value: () => Promise.resolve() },
  });
  await client.query({ text: 'begin', values: [] });
  try {
    return await act(databaseOf(server, () => kept));
  } finally {
    await client.query({ text: 'rollback', values: [] });
    await runner.release();
  }
}

/** What a transaction begins and ends with, when it is a part of another. */
const SAVEPOINTS: ReadonlyMap<string, string> = new Map([
  ['begin', 'savepoint one'],
  ['commit', 'release savepoint one'],
  ['rollback', 'rollback to savepoint one'],
]);

/** The connection with another way to ask. It is a new one to whoever listens to it, and each would listen for good: nobody does. */
function asking(client: Client, query: Client['query']): Client {
  return Object.create(client, { query: { value: query }, on: { value: () => undefined } });
}

const POWER_CUT = new Error('power cut');

/**
 * Runs `act` on a database whose first statement fails, then on one whose second does, and so on until none is left to
 * fail: its beginning, what it writes into the log and the commit are counted too. After each failure `unchanged` is asked.
 * @returns how many statements there are
 */
export async function atEveryStatement(
  server: TestApp,
  act: (db: Database) => Promise<unknown>,
  unchanged: (statement: number) => Promise<void>,
): Promise<number> {
  for (let k = 1; ; k += 1) {
    const done = await act(failingAt(server, k)).then(
      () => true,
      (error: unknown) => {
        if (!isCut(error)) throw error;
        return false;
      },
    );
    if (done) return k - 1;
    await unchanged(k);
  }
}

function failingAt(server: TestApp, k: number): Database {
  let n = 0;
  return databaseOf(server, () => {
    const runner = server.app.get(DataSource).createQueryRunner();
    let cut = false;
    const connect = async (): Promise<Client> => {
      const client = await clientOf(runner);
      const query: Client['query'] = (statement) => {
        n += 1;
        cut ||= n === k;
        return cut && statement.text !== 'rollback' ? Promise.reject(POWER_CUT) : client.query(statement);
      };
      return asking(client, query);
    };
    return Object.create(runner, { connect: { value: connect }, release: { value: () => runner.release() } });
  });
}

const isCut = (error: unknown): boolean =>
  error === POWER_CUT || (error instanceof QueryFailedError && error.driverError === POWER_CUT);

function databaseOf({ app }: TestApp, createQueryRunner: () => QueryRunner): Database {
  const source: DataSource = Object.create(app.get(DataSource), { createQueryRunner: { value: createQueryRunner } });
  return Object.assign(new Database(source, app.get(ContextTools), app.get(AuditSink), app.get(NoticeSink)), {
    bus: app.get(Bus),
  });
}
