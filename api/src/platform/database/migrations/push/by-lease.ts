import { GROUP_PUSH } from './group-push.js';

/** The commit of several units as it was when words began to leave through one function. */
export const GROUP_PUSH_BEFORE = GROUP_PUSH.replace('create function', 'create or replace function').replace(
  `pg_notify('soulad',`,
  'announce_word(',
);

/**
 * The same, with each question bound to the index that answers it however long the log has grown since the connection
 * planned it. Whether a number was used before is asked of the newest one of its lease: what stands behind that is new, and
 * whatever does not is judged anew. In the order of the numbers only the index of the leases can answer, never the one
 * of the seqs, which would read the whole log of the unit for every row; and the session is looked up by its id, never among
 * all that its person ever had.
 */
export const GROUP_PUSH_BY_LEASE = [
  ['set plan_cache_mode = force_generic_plan', 'set plan_cache_mode = force_generic_plan set enable_seqscan = off'],
  [
    `
            left join unit_update x on x.unit_id = u.id and x.gen = u.gen and x.client_id = g.client_id and x.client_n = g.n`,
    '',
  ],
  [
    'and x.seq is null',
    `and g.n > coalesce((select x.client_n from unit_update x
              where x.unit_id = u.id and x.gen = u.gen and x.client_id = g.client_id order by x.client_n desc limit 1), -1)`,
  ],
  ['s.user_id = c.user_id', 's.user_id is not distinct from c.user_id'],
].reduce((text, [before = '', now = '']) => {
  if (text.split(before).length !== 2) throw new Error(`the commit of several units does not say: ${before}`);
  return text.replace(before, now);
}, GROUP_PUSH_BEFORE);
