import { AUDIENCE } from '../1700000009950-lean-audience.js';

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
  ${AUDIENCE.replace(
    'insert into sharing_clock',
    `insert into audience_print (unit_id, print)
        select a.unit_id, sha256(convert_to(string_agg(a.party_id || ' ' || a.access_right || ' ' || a.rule || ' '
              || coalesce(a.basis, '') || ' ' || a.explanation || ' ' || coalesce(instant(a.valid_to)::bigint::text, ''), E'\\n'
            order by a.party_id), 'UTF8'))
          from audience a where a.unit_id = any (p_units) group by a.unit_id
        on conflict (unit_id) do update set print = excluded.print where audience_print.print <> excluded.print;
      insert into sharing_clock`,
  )}
`;

export const DROP_AUDIENCE_PRINTS = `
  drop function audience_stale(uuid, uuid[], text[], timestamptz);
  drop trigger audience_goes on audience;
  drop trigger audience_changes on audience;
  drop trigger audience_comes on audience;
  drop function audience_touched();
  drop table audience_print;
`;
