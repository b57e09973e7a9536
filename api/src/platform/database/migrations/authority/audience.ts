/** The audience as it is stored, with the ends of rights counted among what changes it. */
export const AUDIENCE_WITH_ENDS = `
  -- Takes the whole audience of the units named and says which of them changed. The epoch of exactly those grows: the
  -- row lock on the unit is the one every push takes, so no write under the old right commits after this one [I7]. An end
  -- that moved is a change too: a node knows when to ask again from the end that it was told.
  create or replace function audience_store(p_case uuid, p_units uuid[], p_rows jsonb, p_due timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public as $$
    declare changed uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      if exists (select from unnest(p_units) x(id) where not exists (select from unit u join record r on r.id = u.record_id
          where u.id = x.id and r.case_id = p_case)) then raise insufficient_privilege; end if;
      perform 1 from unit where id = any (p_units) order by id for update;
      select coalesce(array_agg(distinct d.unit_id), '{}') into changed from (
        (select unit_id, party_id, access_right, valid_to from audience_rows(p_case, p_units, p_rows) where access_right <> 'none'
          except select unit_id, party_id, access_right, valid_to from audience where unit_id = any (p_units))
        union all
        (select unit_id, party_id, access_right, valid_to from audience where unit_id = any (p_units) and access_right <> 'none'
          except select unit_id, party_id, access_right, valid_to from audience_rows(p_case, p_units, p_rows))) d;
      delete from audience a where a.unit_id = any (p_units)
        and (a.unit_id, a.party_id) not in (select unit_id, party_id from audience_rows(p_case, p_units, p_rows));
      insert into audience as a (unit_id, party_id, access_right, rule, basis, explanation, valid_to)
        select unit_id, party_id, access_right, rule, basis, explanation, valid_to from audience_rows(p_case, p_units, p_rows)
        on conflict (unit_id, party_id) do update set access_right = excluded.access_right, rule = excluded.rule,
          basis = excluded.basis, explanation = excluded.explanation, valid_to = excluded.valid_to
        where (a.access_right, a.rule, a.basis, a.explanation, a.valid_to) is distinct from
          (excluded.access_right, excluded.rule, excluded.basis, excluded.explanation, excluded.valid_to);
      update unit set access_epoch = access_epoch + 1 where id = any (changed);
      insert into sharing_clock (case_id, due_at) values (p_case, p_due)
        on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      return query select unnest(changed);
    end $$;
`;

export const AUDIENCE_BEFORE = `
  -- Takes the whole audience of the units named and says which of them changed. The epoch of exactly those grows: the
  -- row lock on the unit is the one every push takes, so no write under the old right commits after this one [I7].
  create or replace function audience_store(p_case uuid, p_units uuid[], p_rows jsonb, p_due timestamptz) returns setof uuid
    language plpgsql security definer set search_path = public as $$
    declare changed uuid[];
    begin
      if not may_share(p_case) then raise insufficient_privilege; end if;
      if exists (select from unnest(p_units) x(id) where not exists (select from unit u join record r on r.id = u.record_id
          where u.id = x.id and r.case_id = p_case)) then raise insufficient_privilege; end if;
      perform 1 from unit where id = any (p_units) order by id for update;
      select coalesce(array_agg(distinct d.unit_id), '{}') into changed from (
        (select unit_id, party_id, access_right from audience_rows(p_case, p_units, p_rows) where access_right <> 'none'
          except select unit_id, party_id, access_right from audience where unit_id = any (p_units))
        union all
        (select unit_id, party_id, access_right from audience where unit_id = any (p_units) and access_right <> 'none'
          except select unit_id, party_id, access_right from audience_rows(p_case, p_units, p_rows))) d;
      delete from audience a where a.unit_id = any (p_units)
        and (a.unit_id, a.party_id) not in (select unit_id, party_id from audience_rows(p_case, p_units, p_rows));
      insert into audience as a (unit_id, party_id, access_right, rule, basis, explanation, valid_to)
        select unit_id, party_id, access_right, rule, basis, explanation, valid_to from audience_rows(p_case, p_units, p_rows)
        on conflict (unit_id, party_id) do update set access_right = excluded.access_right, rule = excluded.rule,
          basis = excluded.basis, explanation = excluded.explanation, valid_to = excluded.valid_to
        where (a.access_right, a.rule, a.basis, a.explanation, a.valid_to) is distinct from
          (excluded.access_right, excluded.rule, excluded.basis, excluded.explanation, excluded.valid_to);
      update unit set access_epoch = access_epoch + 1 where id = any (changed);
      insert into sharing_clock (case_id, due_at) values (p_case, p_due)
        on conflict (case_id) do update set due_at = excluded.due_at where sharing_clock.due_at is distinct from excluded.due_at;
      return query select unnest(changed);
    end $$;
`;
