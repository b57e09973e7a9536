/** Tables whose rows belong to a unit and stand still with it; what may change anyway is said in the trigger. */
const OF_UNIT = ['unit_update', 'generation', 'attachment', 'dissent_about', 'minutes_waiver'] as const;

/**
 * [W12] Closed minutes stand still, whoever writes: a function of the server, the server's own role or the owner of the
 * tables. Rights may always shrink: the audience, its epoch, and new narrowings are not part of the text.
 */
export const FREEZE = `
  create function record_stands_still(p_record uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from minutes m where m.record_id = p_record and m.state = 'closed') $$;
  create function unit_stands_still(p_unit uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select exists (select from unit u join minutes m on m.record_id = u.record_id where u.id = p_unit and m.state = 'closed') $$;
  -- A draft that nobody ever shared is no part of the minutes: its own side may still take it away.
  create function unit_may_go(p_unit uuid) returns boolean language sql stable security definer set search_path = public as
    $$ select not exists (select from unit u where u.id = p_unit and (u.state <> 'draft' or u.shared_at is not null)) $$;

  create function frozen_record() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if record_stands_still(old.id) and (tg_op = 'DELETE' or to_jsonb(new) - 'superseded' <> to_jsonb(old) - 'superseded'
          or old.superseded and not new.superseded) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  create trigger record_frozen before update or delete on record for each row execute function frozen_record();

  create function frozen_unit() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_op <> 'DELETE' and record_stands_still(new.record_id)
          and (tg_op = 'INSERT' or new.record_id <> old.record_id
            or to_jsonb(new) - 'access_epoch' <> to_jsonb(old) - 'access_epoch')
        or tg_op = 'UPDATE' and new.record_id <> old.record_id and record_stands_still(old.record_id)
        or tg_op = 'DELETE' and record_stands_still(old.record_id) and not (old.state = 'draft' and old.shared_at is null) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  create trigger unit_frozen before insert or update or delete on unit for each row execute function frozen_unit();

  create function frozen_section() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_op <> 'INSERT' and record_stands_still(old.record_id) or tg_op <> 'DELETE' and record_stands_still(new.record_id) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  create trigger section_frozen before insert or update or delete on section for each row execute function frozen_section();

  create function frozen_of_unit() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if tg_op <> 'DELETE' and unit_stands_still(new.unit_id)
        or tg_op = 'UPDATE' and unit_stands_still(old.unit_id)
        or tg_op = 'DELETE' and unit_stands_still(old.unit_id) and not unit_may_go(old.unit_id) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  ${OF_UNIT.map(
    (table) =>
      `create trigger ${table}_frozen before insert or update or delete on ${table} for each row execute function frozen_of_unit();`,
  ).join('\n')}

  -- The newest snapshot was written with the closing and is the text: a later one is not needed, and not taken.
  create function frozen_snapshot() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if not unit_stands_still(case when tg_op = 'INSERT' then new.unit_id else old.unit_id end) then return coalesce(new, old); end if;
      if tg_op = 'INSERT' then return null; end if;
      if tg_op = 'DELETE' and unit_may_go(old.unit_id) then return old; end if;
      raise insufficient_privilege using message = 'closed minutes stand still';
    end $$;
  create trigger unit_snapshot_frozen before insert or update or delete on unit_snapshot for each row execute function frozen_snapshot();

  create function frozen_carving() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if unit_stands_still(new.source_unit) or unit_stands_still(new.carved_unit) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return new;
    end $$;
  create trigger carving_frozen before insert or update on carving for each row execute function frozen_carving();

  -- Rights may shrink: a narrowing may come, an allowance may end. Nothing that lets more people in.
  create function frozen_override() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if not unit_stands_still(case when tg_op = 'DELETE' then old.unit_id else new.unit_id end) then return coalesce(new, old); end if;
      if tg_op = 'INSERT' and new.effect <> 'narrow'
        or tg_op = 'UPDATE' and (old.effect = 'narrow' or new.effect <> old.effect or new.unit_id <> old.unit_id or new.party_id <> old.party_id
          or new.by_originator <> old.by_originator or new.by_convener <> old.by_convener
          or coalesce(new.valid_to, 'infinity') > coalesce(old.valid_to, 'infinity'))
        or tg_op = 'DELETE' and not unit_may_go(old.unit_id) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  create trigger unit_override_frozen before insert or update or delete on unit_override for each row execute function frozen_override();

  -- Out of 'closed' leads no way: a correction is a version of its own.
  create function frozen_minutes() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      if old.state = 'closed' and (tg_op = 'DELETE' or new is distinct from old) then
        raise insufficient_privilege using message = 'closed minutes stand still';
      end if;
      return coalesce(new, old);
    end $$;
  create trigger minutes_frozen before update or delete on minutes for each row execute function frozen_minutes();
`;

export const THAW = `
  drop trigger minutes_frozen on minutes;
  drop trigger unit_override_frozen on unit_override;
  drop trigger carving_frozen on carving;
  drop trigger unit_snapshot_frozen on unit_snapshot;
  ${OF_UNIT.map((table) => `drop trigger ${table}_frozen on ${table};`).join('\n')}
  drop trigger section_frozen on section;
  drop trigger unit_frozen on unit;
  drop trigger record_frozen on record;
  drop function frozen_minutes(), frozen_override(), frozen_carving(), frozen_snapshot(), frozen_of_unit(), frozen_section(),
    frozen_unit(), frozen_record(), unit_may_go(uuid), unit_stands_still(uuid), record_stands_still(uuid);
`;
