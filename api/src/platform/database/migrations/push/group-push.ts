import { PUSH_UNDER_AUTHORITY } from '../authority/push.js';
import { madeIn } from '../made-in.js';

/** The commit of one unit as it was. */
export const PUSH_UPDATES_BEFORE = `create or replace function ${madeIn(PUSH_UNDER_AUTHORITY, 'push_updates')}`;

/**
 * The same, which notes at the lease what it found: under which number, epoch and seat its person writes in the unit, and
 * until when. A minute taker writes by the state of the conference: of that nothing is noted.
 */
export const PUSH_UPDATES_NOTING = PUSH_UPDATES_BEFORE.replace(
  'return next;',
  `if outcome in ('STORED', 'DUP') and exists (select from audience a where a.unit_id = p_unit and a.party_id = seat and a.rank = 5) then
          update crdt_client c set judged_session = p_sessions[i], judged_epoch = u.access_epoch, judged_seat = seat, judged_until = until,
              judged_n = coalesce((select n from authority where user_id = c.user_id), 0)
            where c.unit_id = p_unit and c.gen = p_gen and c.client_id = p_clients[i] and c.user_id = ctx_user()
              and (c.judged_session, c.judged_epoch, c.judged_seat, c.judged_until, c.judged_n)
                is distinct from (p_sessions[i], u.access_epoch, seat, until,
                  coalesce((select n from authority where user_id = c.user_id), 0));
        end if;
        return next;`,
);

/**
 * Several units in one commit. What was judged for a lease holds as long as neither the person's number nor the epoch of
 * the unit has moved, the session lives, the seat lasts and may write (R24, R42): then a row is stored by looking these up.
 * A unit with any other row is judged anew, row by row, by push_updates.
 */
export const GROUP_PUSH = `
  -- p_at: which of the units the row belongs to. Bytes of all rows stand behind each other in p_bytes, p_sizes tells them
  -- apart. outcome: that of push_updates, or BUSY where somebody else holds the unit at the moment: commit it by itself.
  -- The row 0 carries the numbers of those who watch, in the order of p_watch.
  create function push_group(p_units uuid[], p_gens int[], p_heads bigint[], p_node text, p_at int[], p_sessions uuid[],
      p_epochs bigint[], p_clients bigint[], p_ns bigint[], p_sizes int[], p_bytes bytea, p_empty boolean[], p_watch uuid[])
    returns table (row_no int, outcome text, at_seq bigint, authorities bigint[])
    language plpgsql security definer set search_path = public set plan_cache_mode = force_generic_plan as $$
    declare
      starts int[] := array(select coalesce(sum(x.size) over (order by x.no rows between unbounded preceding and 1 preceding), 0) + 1
        from unnest(p_sizes) with ordinality x(size, no) order by x.no);
      held uuid[];
      judged int[];
    begin
      perform authority_share(array(select s.user_id from session s where s.id = any (p_sessions)) || p_watch);
      held := array(select u.id from unit u where u.id = any (p_units) order by u.id for update skip locked);
      row_no := 0;
      authorities := authority_numbers(p_watch);
      return next;
      authorities := null;
      -- A new statement sees what was committed before the locks were had.
      judged := array(
        select g.at
          from unnest(p_at, p_sessions, p_epochs, p_clients, p_ns) g(at, session_id, epoch, client_id, n)
            join unit u on u.id = p_units[g.at] and u.id = any (held)
            join record r on r.id = u.record_id
            join crdt_client c on c.unit_id = u.id and c.gen = u.gen and c.client_id = g.client_id
            join session s on s.id = g.session_id and s.user_id = c.user_id
            join party p on p.id = c.judged_seat
            join audience a on a.unit_id = u.id and a.party_id = c.judged_seat
            left join authority w on w.user_id = c.user_id
            left join unit_update x on x.unit_id = u.id and x.gen = u.gen and x.client_id = g.client_id and x.client_n = g.n
          where u.gen = p_gens[g.at] and u.head_seq = p_heads[g.at] and u.access_epoch = g.epoch
            and not u.sealed and u.state <> 'withdrawn' and r.state = 'live'
            and (u.mode <> 'owned' or c.judged_seat = u.author_party or c.judged_seat = any (u.co_authors))
            and c.judged_session = g.session_id and c.judged_epoch = u.access_epoch and c.judged_n = coalesce(w.n, 0)
            and (c.judged_until is null or c.judged_until > clock_timestamp()) and session_live(s)
            and p.valid_from <= now() and (p.valid_to is null or p.valid_to > clock_timestamp())
            and a.rank = 5 and (a.valid_to is null or a.valid_to > clock_timestamp())
            and x.seq is null
          group by g.at
          having count(*) = (select count(*) from unnest(p_at) n where n = g.at)
            and count(distinct (g.client_id, g.n)) = count(*));
      return query
        with stored as (
          insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
            select u.id, u.gen, u.head_seq + row_number() over (partition by g.at order by g.no), g.epoch, g.session_id, g.client_id, g.n,
                c.user_id, c.judged_seat, substring(p_bytes from starts[g.no] for g.size)
              from unnest(p_at, p_sessions, p_epochs, p_clients, p_ns, p_sizes) with ordinality g(at, session_id, epoch, client_id, n, size, no)
                join unit u on u.id = p_units[g.at]
                join crdt_client c on c.unit_id = u.id and c.gen = u.gen and c.client_id = g.client_id
              where g.at = any (judged)
            returning unit_id, seq, client_id, client_n),
        moved as (
          update unit u set head_seq = last.seq from (select unit_id, max(seq) as seq from stored group by unit_id) last
            where u.id = last.unit_id
            returning pg_notify('soulad',
              json_build_object('kind', 'head', 'unitId', u.id, 'gen', u.gen, 'seq', u.head_seq, 'node', p_node)::text))
        select g.no::int, 'STORED', s.seq, null::bigint[]
          from unnest(p_at, p_clients, p_ns) with ordinality g(at, client_id, n, no)
            join stored s on s.unit_id = p_units[g.at] and s.client_id = g.client_id and s.client_n = g.n
          where g.at = any (judged) and (select count(*) from moved) > 0;
      for i in 1 .. cardinality(p_units) loop
        continue when i = any (judged);
        if p_units[i] = any (held) or not exists (select from unit where id = p_units[i]) then
          return query
            with rows as (
              select array_agg(g.no::int order by g.no) as nos, array_agg(g.session_id order by g.no) as sessions,
                  array_agg(g.epoch order by g.no) as epochs, array_agg(g.client_id order by g.no) as clients,
                  array_agg(g.n order by g.no) as ns, array_agg(g.empty order by g.no) as empty,
                  array_agg(substring(p_bytes from starts[g.no] for g.size) order by g.no) as bytes
                from unnest(p_at, p_sessions, p_epochs, p_clients, p_ns, p_sizes, p_empty)
                  with ordinality g(at, session_id, epoch, client_id, n, size, empty, no)
                where g.at = i)
            select rows.nos[one.no], one.outcome, one.at_seq, null::bigint[] from rows
              cross join lateral rows from (push_updates(p_units[i], p_gens[i], p_heads[i], p_node, rows.sessions, rows.epochs,
                rows.clients, rows.ns, rows.bytes, rows.empty, p_watch)) with ordinality one(outcome, at_seq, authorities, no);
        else
          return query select g.no::int, 'BUSY', null::bigint, null::bigint[]
            from unnest(p_at) with ordinality g(at, no) where g.at = i;
        end if;
      end loop;
    end $$;
  grant execute on function push_group(uuid[], int[], bigint[], text, int[], uuid[], bigint[], bigint[], bigint[], int[], bytea,
    boolean[], uuid[]) to soulad_app;
`;
