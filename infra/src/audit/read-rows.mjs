import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';

const PAGE = 20_000;
/** The chain of the installation. */
const NO_STREAM = '00000000-0000-0000-0000-000000000000';
const ROWS = `declare rows no scroll cursor for
  select v, coalesce(stream, '${NO_STREAM}') as key, stream, seq::float8 as seq, encode(prev_hash, 'hex') as prev, encode(hash, 'hex') as hash,
    (extract(epoch from at) * 1000000)::bigint::text as at, actor, session, action, object_type as "objectType", object, rule, detail,
    encode(sealed, 'hex') as sealed
  from audit_event order by coalesce(stream, '${NO_STREAM}'), seq`;

/**
 * Reads the log from the database, chain by chain, in one snapshot.
 * @param {string} url as somebody who may read the tables, e.g. the owner
 * @returns {Promise<{ rows: AsyncGenerator<object[]>, heads: Map<string, { seq: number, hash: string }>, close: () => Promise<void> }>}
 */
export async function rowsOfDatabase(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  const heads = await client.query(`select stream, seq::float8 as seq, encode(hash, 'hex') as hash from audit_head`);
  await client.query(ROWS);
  async function* pages() {
    for (;;) {
      const { rows } = await client.query(`fetch ${PAGE} from rows`);
      if (rows.length === 0) return;
      yield rows;
    }
  }
  return {
    rows: pages(),
    heads: new Map(heads.rows.map(({ stream, ...head }) => [stream, head])),
    close: () => client.end(),
  };
}

/**
 * Reads an export of the log: one JSON object a line, first the ends of the chains, then the rows.
 * @param {string} file
 */
export async function rowsOfFile(file) {
  const lines = createInterface({ input: createReadStream(file) })[Symbol.asyncIterator]();
  const first = await lines.next();
  const heads = new Map(Object.entries(JSON.parse(first.value ?? '{}').heads ?? {}));
  async function* pages() {
    for await (const line of lines) yield [JSON.parse(line)];
  }
  return { rows: pages(), heads, close: async () => {} };
}
