import type { RunAsOwner } from './run-as-owner.js';

/**
 * Who is there, the watch over the log, and how often somebody tried to prove who they are: this goes on while nothing
 * happens. The log itself is compared, but for the proofs of who somebody is: they are noted before what they are for begins.
 */
const RESTLESS = [
  'session',
  'socket_ticket',
  'demo_person',
  'audit_checkpoint',
  'audit_checkpoint_head',
  'audit_head',
  'rate_window',
];

/**
 * Everything that the database holds, one mark a table: equal before and after, nothing at all has happened, neither an
 * effect nor a row in the log.
 */
export async function wholeState(run: RunAsOwner): Promise<Readonly<Record<string, string>>> {
  const tables = (await run(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all ($1) order by 1`,
    [RESTLESS],
  )) as { name: string }[];
  const marks = tables.map(({ name }) => {
    const rows = name === 'audit_event' ? `(select * from audit_event where action <> 'means.proved')` : `"${name}"`;
    return `(select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) from ${rows} t) as "${name}"`;
  });
  const [state] = await run(`select ${marks.join(', ')}`);
  return (state ?? {}) as Record<string, string>;
}
