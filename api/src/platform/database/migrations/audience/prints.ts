const HEAD = 'security definer set search_path = public';

/**
 * A print of the stored audience of each unit: whoever decided a whole case hands over the prints of what was decided, and
 * what is stored alike is neither sent nor compared again. The database makes the prints itself, from what it has stored;
 * whatever else touches an audience takes the print away.
 */
export const AUDIENCE_PRINTS = `
  create table audience_print (
    unit_id uuid primary key references unit on delete cascade,
    print bytea not null
  );
  alter table audience_print enable row level security;
  alter table audience_print force row level security;
  create policy owner_all on audience_print to soulad_owner using (true) with check (true);

  create function audience_touched() returns trigger language plpgsql ${HEAD} as $$
    begin
      delete from audience_print p where p.unit_id in (select t.unit_id from touched t);
      return null;
    end $$;
  create trigger audience_comes after insert on audience referencing new table as touched
    for each statement execute function audience_touched();
  create trigger audience_changes after update on audience referencing new table as touched
    for each statement execute function audience_touched();
  create trigger audience_goes after delete on audience referencing old table as touched
    for each statement execute function audience_touched();

  -- Those of the units whose stored audience is not the one of the print, SHA-256 as hex. When there is none, all is done
  -- but the clock; else the caller stores them.
  create function audience_stale(p_case uuid, p_units uuid[], p_prints text[], p_due timestamptz) returns setof uuid
    language plpgsql ${HEAD} as $$
    declare stale uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      select coalesce(array_agg(g.id), '{}') into stale from unnest(p_units, p_prints) g(id, print)
        where not exists (select from audience_print p join unit u on u.id = p.unit_id join record r on r.id = u.record_id
          where p.unit_id = g.id and p.print = decode(g.print, 'hex') and r.case_id = p_case);
      if stale = '{}' then
        insert into sharing_clock (case_id, due_at) values (p_case, p_due)
          on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      end if;
      return query select unnest(stale);
    end $$;
  grant execute on function audience_stale(uuid, uuid[], text[], timestamptz) to soulad_app;

  -- As before, and makes the prints of what it has stored.
  create or replace function audience_store(p_case uuid, p_units uuid[], p_rows jsonb, p_due timestamptz) returns setof uuid
    language plpgsql ${HEAD} as $$
    declare changed uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      if exists (select from unnest(p_units) x(id) where not exists (select from unit u join record r on r.id = u.record_id
          where u.id = x.id and r.case_id = p_case)) then raise insufficient_privilege; end if;
      perform 1 from unit where id = any (p_units) order by id for update;
      with given as materialized (
        select g.* from audience_rows(p_case, p_units, p_rows) g),
      stored as materialized (
        select a.unit_id, a.party_id, a.access_right, a.rule, a.basis, a.explanation, a.valid_to
          from audience a where a.unit_id = any (p_units)),
      differing as materialized (
        select unit_id, party_id, g.access_right, g.rule, g.basis, g.explanation, g.valid_to,
            (g.access_right, g.valid_to) is distinct from (s.access_right, s.valid_to)
              and (coalesce(g.access_right, 'none') <> 'none' or coalesce(s.access_right, 'none') <> 'none') as moved
          from given g full join stored s using (unit_id, party_id)
          where (g.access_right, g.rule, g.basis, g.explanation, g.valid_to)
            is distinct from (s.access_right, s.rule, s.basis, s.explanation, s.valid_to)),
      removed as (
        delete from audience a using differing d
          where d.access_right is null and a.unit_id = d.unit_id and a.party_id = d.party_id),
      written as (
        insert into audience (unit_id, party_id, access_right, rule, basis, explanation, valid_to)
          select unit_id, party_id, access_right, rule, basis, explanation, valid_to from differing where access_right is not null
          on conflict (unit_id, party_id) do update set access_right = excluded.access_right, rule = excluded.rule,
            basis = excluded.basis, explanation = excluded.explanation, valid_to = excluded.valid_to)
      select coalesce(array_agg(distinct unit_id), '{}') into changed from differing where moved;
      update unit set access_epoch = access_epoch + 1 where id = any (changed);
      insert into audience_print (unit_id, print)
        select a.unit_id, sha256(convert_to(string_agg(a.party_id || ' ' || a.access_right || ' ' || a.rule || ' '
              || coalesce(a.basis, '') || ' ' || a.explanation || ' ' || coalesce(instant(a.valid_to)::bigint::text, ''), E'\\n'
            order by a.party_id), 'UTF8'))
          from audience a where a.unit_id = any (p_units) group by a.unit_id
        on conflict (unit_id) do update set print = excluded.print where audience_print.print <> excluded.print;
      insert into sharing_clock (case_id, due_at) values (p_case, p_due)
        on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      return query select unnest(changed);
    end $$;
`;

export const DROP_AUDIENCE_PRINTS = `
  drop function audience_stale(uuid, uuid[], text[], timestamptz);
  drop trigger audience_goes on audience;
  drop trigger audience_changes on audience;
  drop trigger audience_comes on audience;
  drop function audience_touched();
  drop table audience_print;
`;
