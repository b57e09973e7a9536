import pg from 'pg';
import { freePort } from '../../support/api-process.js';
import { adminUrl } from '../../support/databases.js';
import { waitFor } from '../../support/wait-for.js';
import { startSystem, type System, type SystemOptions } from '../../support/system.js';
import { get } from './http.js';
import { PostOffice } from './post-office.js';

const STILL = new URL('./still.mjs', import.meta.url).href;

/** The running server that both worlds stand on, and the hands that arrange them past every wall. */
export interface House {
  readonly origin: string;
  readonly output: () => string;
  /** Statements as the administrator of the database. */
  readonly sql: <Row extends object>(text: string, values?: readonly unknown[]) => Promise<Row[]>;
  /** Waits until everything that was announced so far has been dealt with. */
  readonly still: () => Promise<void>;
  /** Whatever waits for these people is written to them; gives the letters each of them has got by now. */
  readonly mailTo: (people: readonly { readonly userId: string }[]) => Promise<readonly (readonly string[])[]>;
  readonly stop: () => Promise<void>;
}

/** Starts the built server over an empty database. Leaks come in by `imports` and `env`, or by `prepare`. */
export async function openHouse(
  options: Pick<SystemOptions, 'walls' | 'imports' | 'env'> & {
    readonly prepare?: (system: System) => Promise<void>;
  } = {},
): Promise<House> {
  const port = await freePort();
  const office = await PostOffice.open();
  const system = await startSystem({
    walls: options.walls ?? 'both',
    imports: [STILL, ...(options.imports ?? [])],
    env: { ...options.env, ...mailEnv(office), SOULAD_TEST_STILL_PORT: String(port), SOULAD_WEB_DIST: '' },
  });
  try {
    await options.prepare?.(system);
  } catch (error) {
    await system.stop();
    office.close();
    throw error;
  }
  const url = new URL(adminUrl());
  url.pathname = `/${system.database.name}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 4 });
  let words = 0;
  return {
    origin: system.origin,
    output: system.output,
    sql: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(text, [...values])).rows,
    still: async () => {
      words += 1;
      const word = words;
      await pool.query('select pg_notify($1, $2)', ['soulad', `still ${word}`]);
      await get(`http://127.0.0.1:${port}/?word=${word}`);
    },
    mailTo: async (people) => {
      const ids = people.map(({ userId }) => userId);
      await pool.query('update mail_due set due_at = now() where user_id = any ($1) and due_at is not null', [ids]);
      const waits = 'select from mail_due where user_id = any ($1) and due_at <= now()';
      await waitFor('the letters have gone', async () => (await pool.query(waits, [ids])).rowCount === 0);
      return ids.map((id) => office.to(addressOf(id)));
    },
    stop: async () => {
      await pool.end();
      await system.stop();
      office.close();
    },
  };
}

/** Where a person of the cast gets mail. */
export const addressOf = (userId: string): string => `${userId}@posta.example`;

const mailEnv = ({ url }: PostOffice): NodeJS.ProcessEnv => ({
  SOULAD_SMTP_URL: url,
  SOULAD_MAIL_FROM: 'soulad@urad.example',
});
