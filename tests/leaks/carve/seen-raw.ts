import { keyOfCase } from '@soulad/api/testing';
import type { CaseId } from '@soulad/shared/ids';
import pg from 'pg';
import { asAdministrator, type Addresses } from '../../support/databases.js';

type Row = Readonly<Record<string, unknown>>;

/** Whose eyes are lent to the scan. */
export interface Eyes {
  readonly database: Addresses;
  readonly caseId: string;
  readonly sessionId: string;
}

/** What one session gets of the database by itself. */
export interface Seen {
  /** Tables with at least one row. */
  readonly tables: ReadonlyMap<string, number>;
  /** Every column of every row as a dump writes it, and once more with everything sealed opened. */
  readonly dump: string;
  readonly opened: string;
}

/**
 * Every column of every table that the server's own role may read, under the session of one person, past the application:
 * what stands in it in the clear, and what is sealed opened with the key of the case, as if the key were lost too.
 */
export async function seenRaw({ database, caseId, sessionId }: Eyes): Promise<Seen> {
  const run = <T extends object>(text: string, params?: unknown[]): Promise<T[]> =>
    asAdministrator<T>(database, text, params);
  // Decoder: the id of a case the test has laid.
  const key = await keyOfCase(run, caseId as CaseId);
  const client = new pg.Client({ connectionString: database.env.SOULAD_APP_URL });
  await client.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('app.session', $1, true)`, [sessionId]);
    const tables = new Map<string, number>();
    const [dump, opened]: [string[], string[]] = [[], []];
    for (const [table, columns] of await readableColumns(client)) {
      const names = columns.map((name) => `"${name}"`).join(', ');
      const { rows } = await client.query<Row>(`select ${names} from "${table}"`);
      if (rows.length > 0) tables.set(table, rows.length);
      for (const row of rows) {
        dump.push(JSON.stringify(row, (_, value: unknown) => value));
        opened.push(...openAll(row, placesOf(table, row), (place, sealed) => key.open(place, sealed)));
      }
    }
    await client.query('rollback');
    return { tables, dump: dump.join('\n'), opened: opened.join('\n') };
  } finally {
    await client.end();
  }
}

async function readableColumns(client: pg.Client): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
         and has_column_privilege(c.oid, a.attnum, 'select') group by c.relname order by c.relname`,
  );
  return new Map(rows.map(({ name, columns }) => [name, columns]));
}

/** Under which words the parts of a row may be sealed: those of its own kind, and what every table may use. */
function placesOf(table: string, row: Row): readonly string[] {
  const text = (name: string): string => String(row[name]);
  const own: Readonly<Record<string, readonly string[]>> = {
    unit_update: [`unit_update|${text('unit_id')}|${text('gen')}|${text('client_id')}|${text('client_n')}`],
    unit_snapshot: [`unit_snapshot|${text('unit_id')}|${text('gen')}|${text('seq')}`],
    attachment_blob: [`attachment|piece|${text('attachment_id')}|${text('n')}`],
    audit_event: [
      `audit_event|${text('action')}|${text('object_type')}|${row['object_id'] === null ? '' : text('object_id')}`,
    ],
  };
  const usual = Object.keys(row).flatMap((column) => [
    `${table}|${column}|${text('id')}`,
    `${table}|${column}|${text('id')} ${text('party_id')}`,
  ]);
  return [...(own[table] ?? []), ...usual, `comment|body|${text('id')}`];
}

function openAll(row: Row, places: readonly string[], open: (place: string, sealed: Buffer) => Buffer): string[] {
  return Object.values(row).flatMap((value) => {
    if (!Buffer.isBuffer(value)) return [];
    return places.flatMap((place) => {
      try {
        return [open(place, value).toString('utf8')];
      } catch {
        // Sealed under other words, or not at all: the dump holds it as it is.
        return [];
      }
    });
  });
}

/** Whether a word stands there, as it is or in the digits of a dump. */
export function holds({ dump, opened }: Seen, word: string): boolean {
  const hex = Buffer.from(word).toString('hex');
  const bytes = [...Buffer.from(word)].join(',');
  return opened.includes(word) || [word, hex, bytes].some((form) => dump.includes(form));
}
