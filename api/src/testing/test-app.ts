import 'reflect-metadata';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { ErrorCode } from '@soulad/shared/errors';
import pg from 'pg';
import { readConfig, type Mode } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { buildApp } from '../start-app.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';

export interface TestAppOptions {
  /** Which walls stand; 'both' by default. */
  readonly walls?: 'both' | 'app' | 'rls';
  /** `test` by default; the walls can only be taken down in it. */
  readonly mode?: Mode;
  /** A database to start over, e.g. after a crash; a fresh one by default, dropped by `close`. */
  readonly database?: TestDatabase;
  readonly env?: Readonly<Record<string, string>>;
}

/** Answer of one GraphQL request, decoded no further than this. */
export interface GqlAnswer<T> {
  readonly status: number;
  readonly data: T | null;
  /** Code of the first error; undefined when there is none. */
  readonly code: ErrorCode | undefined;
  readonly headers: Headers;
  readonly body: string;
}

/** The real server on a free port over a real database. */
export interface TestApp {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly db: Database;
  readonly database: TestDatabase;
  /** Statements as the owner of the tables, past every wall: for arranging and for looking behind the curtain. */
  asOwner<T extends object>(text: string, params?: unknown[]): Promise<T[]>;
  /** One request; `cookie` is what `signIn` gave, or undefined for a stranger. */
  gql<T = Record<string, never>>(query: string, variables?: object, cookie?: string): Promise<GqlAnswer<T>>;
  close(): Promise<void>;
}

/** Starts the server as `npm start` does, on a port the system chooses. */
export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await createTestDatabase());
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  owner.on('error', () => undefined);
  const env = {
    SOULAD_MODE: options.mode ?? 'test',
    SOULAD_WALLS: options.walls === 'both' ? '' : (options.walls ?? ''),
    SOULAD_APP_URL: database.appUrl,
    SOULAD_BYPASS_URL: database.bypassUrl,
    SOULAD_KEYS: process.env.SOULAD_TEST_KEYS ?? '',
    PORT: '0',
    // Tests ask faster than anybody at the keys; what is asked too fast has a test of its own.
    SOULAD_RATE: '0',
    ...options.env,
  };
  // The walls are read from the environment wherever they stand; one process serves one arrangement at a time.
  Object.assign(process.env, { SOULAD_MODE: env.SOULAD_MODE, SOULAD_WALLS: env.SOULAD_WALLS });
  const app = await buildApp(readConfig(env));
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url,
    app,
    database,
    db: app.get(Database),
    asOwner: async <T extends object>(text: string, params?: unknown[]) => (await owner.query<T>(text, params)).rows,
    gql: (query, variables, cookie) => post(url, query, variables, cookie),
    async close() {
      await app.close();
      await owner.end();
      if (options.database === undefined) await database.drop();
    },
  };
}

async function post<T>(url: string, query: string, variables: object = {}, cookie?: string): Promise<GqlAnswer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify({ query, variables }),
  });
  const body = await response.text();
  // Decoder: the shape is the one the server's own error formatter promises; tests look at the parts they name.
  const read = JSON.parse(body) as { data?: T | null; errors?: { extensions: { code: ErrorCode } }[] };
  return {
    status: response.status,
    data: read.data ?? null,
    code: read.errors?.[0]?.extensions.code,
    headers: response.headers,
    body,
  };
}
