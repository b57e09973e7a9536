/**
 * A generation is one `Y.Doc` of a unit. Who could read it is kept for each generation by itself, with the seq from which
 * on its raw rows are open to that party: what was typed before a party was let in is never shown to it.
 */
export const GENERATION_TABLES = `
  create table generation (
    unit_id uuid not null references unit on delete cascade,
    gen int not null,
    cause text not null check (cause in ('begin', 'carve', 'widen')),
    made_by uuid references app_user,
    made_at timestamptz not null default now(),
    closed_at timestamptz,
    closed_seq bigint,
    primary key (unit_id, gen)
  );
  create table generation_reader (
    unit_id uuid not null references unit on delete cascade,
    gen int not null,
    party_id uuid not null references party,
    from_seq bigint not null default 0,
    primary key (unit_id, gen, party_id)
  );
  -- Passages that became units of their own. A cut one was in every generation of its source up to source_gen.
  create table carving (
    carved_unit uuid primary key references unit on delete cascade,
    source_unit uuid not null references unit on delete cascade,
    source_gen int not null,
    case_id uuid not null references case_file,
    cut boolean not null,
    made_by uuid not null references app_user,
    made_at timestamptz not null default now()
  );
  create index carving_case on carving (case_id) where cut;
  create index carving_source on carving (source_unit);

  alter table unit add column open_from_seq bigint not null default 0;
  alter table unit_override drop constraint unit_override_effect_check;
  alter table unit_override add constraint unit_override_effect_check check (effect in ('narrow', 'allow', 'lift'));
  alter table unit_override add column declined_at timestamptz;
  alter table unit_override add column answer bytea;
  alter table disclosure drop constraint disclosure_way_check;
  alter table disclosure add constraint disclosure_way_check check (way in ('live', 'projection', 'preview', 'beforeCarve'));

  insert into generation (unit_id, gen, cause, made_by, made_at) select id, gen, 'begin', created_by, created_at from unit;
  insert into generation_reader (unit_id, gen, party_id)
    select u.id, u.gen, a.party_id from audience a join unit u on u.id = a.unit_id where a.rank >= 2;

  alter table generation enable row level security;
  alter table generation force row level security;
  create policy owner_all on generation to soulad_owner using (true) with check (true);
  alter table generation_reader enable row level security;
  alter table generation_reader force row level security;
  create policy owner_all on generation_reader to soulad_owner using (true) with check (true);
  alter table carving enable row level security;
  alter table carving force row level security;
  create policy owner_all on carving to soulad_owner using (true) with check (true);

  create function generation_begin() returns trigger language plpgsql security definer set search_path = public as $$
    begin
      insert into generation (unit_id, gen, cause, made_by, made_at)
        values (new.id, new.gen, 'begin', new.created_by, new.created_at);
      return null;
    end $$;
  create trigger unit_generation after insert on unit for each row execute function generation_begin();

  -- Follows the audience: a party that comes to read the present generation has its raw rows from now on, those it came
  -- from and who wrote it down from the beginning.
  create function generation_reader_follow() returns trigger language plpgsql security definer set search_path = public as $$
    declare u unit;
    begin
      if tg_op = 'DELETE' or tg_op = 'UPDATE' and new.rank < 2 then
        delete from generation_reader r using unit x
          where x.id = old.unit_id and r.unit_id = x.id and r.gen = x.gen and r.party_id = old.party_id;
        return null;
      end if;
      select * into u from unit where id = new.unit_id;
      insert into generation_reader (unit_id, gen, party_id, from_seq)
        values (u.id, u.gen, new.party_id, case
          when new.party_id = any (array[u.author_party, u.scribe_party] || u.co_authors) then 0 else u.head_seq end)
        on conflict (unit_id, gen, party_id) do update set from_seq = excluded.from_seq;
      return null;
    end $$;
  create trigger audience_reads after insert on audience for each row when (new.rank >= 2)
    execute function generation_reader_follow();
  create trigger audience_reads_again after update on audience for each row
    when (old.rank >= 2 and new.rank < 2 or new.rank >= 2 and (old.rank < 2 or old.valid_to <= now()))
    execute function generation_reader_follow();
  create trigger audience_reads_no_more after delete on audience for each row when (old.rank >= 2)
    execute function generation_reader_follow();
`;

export const DROP_GENERATION_TABLES = `
  drop trigger audience_reads_no_more on audience;
  drop trigger audience_reads_again on audience;
  drop trigger audience_reads on audience;
  drop trigger unit_generation on unit;
  drop function generation_reader_follow(), generation_begin();
  delete from disclosure where way = 'beforeCarve';
  alter table disclosure drop constraint disclosure_way_check;
  alter table disclosure add constraint disclosure_way_check check (way in ('live', 'projection', 'preview'));
  delete from unit_override where effect = 'lift';
  alter table unit_override drop column declined_at, drop column answer;
  alter table unit_override drop constraint unit_override_effect_check;
  alter table unit_override add constraint unit_override_effect_check check (effect in ('narrow', 'allow'));
  alter table unit drop column open_from_seq;
  drop table carving, generation_reader, generation;
`;
