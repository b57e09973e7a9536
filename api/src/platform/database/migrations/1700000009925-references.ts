import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a leaf adds to the mark of a view: what it says, or those of its references that `told` names. */
const said = (told: string): string => `uuid_send(l.unit_id) || case when l.party_id is null then l.same_as
  else coalesce((select string_agg(m, '' order by m) from unnest(l.marks) m where ${told}), '') end`;
const SAID_ONCE = 'uuid_send(l.unit_id) || l.same_as';
const IN_ORDER = 'order by l.unit_id, l.party_id nulls first';

const marked = (sayings: string, order: string): string =>
  `encode(sha256(coalesce(string_agg(${sayings}, '' ${order}), '')), 'hex')`;

/** Marks of views, as far as the caller reads with the party; of the own parties everything counts. */
const views = (mark: string, marks: string): string => `
  create or replace function signoff_views(p_record uuid) returns table (version int, party_id uuid, mark text)
    language sql stable security definer set search_path = public as $$
    with own as (select ctx_parties() as ids),
      shown as (select distinct l.unit_id from revision_leaf l join revision v on v.id = l.revision_id
        where v.record_id = p_record and l.id in (select ctx_leaves()))${marks}
    select v.version, d.party_id, ${mark}
      from revision v join (select distinct s.party_id from signoff_seat s join signoff_round x on x.id = s.round_id
          where x.record_id = p_record and ctx_knows_party(s.party_id)) d on true
        left join revision_leaf l on l.revision_id = v.id
          and exists (select from revision_reader r where r.leaf_id = l.id and r.party_id = d.party_id)
          and (d.party_id = any ((select ids from own)::uuid[]) or l.unit_id in (select unit_id from shown))
      where v.record_id = p_record and p_record in (select ctx_records())
      group by 1, 2 $$;`;

/** The same of what the caller and the named party both read, of parties both may know of; for who answers for the case. */
const viewsWith = (mark: string, marks: string): string => `
  create or replace function signoff_views_with(p_record uuid, p_reader uuid) returns table (version int, party_id uuid, mark text)
    language sql stable security definer set search_path = public as $$
    with shown as (select distinct l.unit_id from revision_leaf l join revision v on v.id = l.revision_id
        join revision_reader r on r.leaf_id = l.id and r.party_id = p_reader
        join audience a on a.unit_id = l.unit_id and a.party_id = p_reader
        where v.record_id = p_record and l.id in (select ctx_leaves())
          and a.rank >= 2 and (a.valid_to is null or a.valid_to > now()))${marks}
    select v.version, d.party_id, ${mark}
      from revision v join record o on o.id = v.record_id
        join (select distinct s.party_id from signoff_seat s join signoff_round x on x.id = s.round_id
          join party p on p.id = s.party_id
          where x.record_id = p_record and ctx_knows_party(s.party_id)
            and (p.id = p_reader or p.known_to is null or p_reader = any (p.known_to))) d on true
        left join revision_leaf l on l.revision_id = v.id
          and exists (select from revision_reader r where r.leaf_id = l.id and r.party_id = d.party_id)
          and l.unit_id in (select unit_id from shown)
      where v.record_id = p_record and p_record in (select ctx_records()) and o.case_id = any (ctx_convenes())
      group by 1, 2 $$;`;

/** References that the caller is told somewhere in the record; with a party, only those that it is told too. */
const TOLD = `,
      told as (select distinct m from revision_leaf l join revision v on v.id = l.revision_id, unnest(l.marks) m
        where v.record_id = p_record and l.id in (select ctx_leaves()))`;
const TOLD_BOTH = `${TOLD},
      told_both as (select distinct t.m from told t join revision_leaf l on t.m = any (l.marks) and l.party_id = p_reader
        where l.unit_id in (select unit_id from shown))`;

const store = (columns: string, values: string, check: string): string => `
  create or replace function revision_store(p_revision jsonb, p_leaves jsonb) returns void
    language plpgsql security definer set search_path = public as $$
    declare record_of uuid := (p_revision ->> 'record')::uuid; id_of uuid := (p_revision ->> 'id')::uuid;
    begin
      if not ctx_cuts(record_of, p_revision ->> 'kind') then raise insufficient_privilege; end if;
      if (p_revision ->> 'version')::int <> 1 + coalesce((select max(version) from revision where record_id = record_of), 0)
        then raise serialization_failure; end if;
      if exists (select from jsonb_array_elements(p_leaves) x where not exists (select from unit u
          where u.id = (x.value ->> 'unit')::uuid and u.record_id = record_of and u.state = 'shared')${check})
        then raise insufficient_privilege; end if;
      insert into revision (id, record_id, version, kind, root, prev_root, statement, seal_key, seal, cut_by)
        values (id_of, record_of, (p_revision ->> 'version')::int, p_revision ->> 'kind', decode(p_revision ->> 'root', 'hex'),
          (select r.root from revision r where r.record_id = record_of order by r.version desc limit 1),
          p_revision ->> 'statement', decode(p_revision ->> 'sealKey', 'hex'), decode(p_revision ->> 'seal', 'hex'), ctx_user());
      insert into revision_leaf (id, revision_id, unit_id, gen, section_id, rank, same_as, body, audience_salt${columns})
        select (x.value ->> 'id')::uuid, id_of, u.id, u.gen, u.section_id, u.rank, decode(x.value ->> 'sameAs', 'hex'),
            decode(x.value ->> 'body', 'base64'), decode(x.value ->> 'audienceSalt', 'base64')${values}
          from jsonb_array_elements(p_leaves) x join unit u on u.id = (x.value ->> 'unit')::uuid;
      insert into revision_reader (leaf_id, party_id)
        select (x.value ->> 'id')::uuid, p.party::uuid from jsonb_array_elements(p_leaves) x,
          jsonb_array_elements_text(x.value -> 'readers') p(party);
    end $$;`;

/**
 * What a passage refers to stands beside it in a leaf of every single reader (SIGNOFF.md S16): in one leaf for all, a
 * reference was frozen only where all might know of it, and its absence told of a reader who may not. Revisions cut
 * before keep their one leaf.
 */
export class References1700000009925 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table revision_leaf
        -- Whose it is alone; null for the passage itself.
        add column party_id uuid references party,
        -- One for every reference in it: the same in two revisions exactly when the same is named in the same field.
        add column marks bytea[] not null default '{}',
        drop constraint revision_leaf_revision_id_unit_id_key,
        add constraint revision_leaf_part unique nulls not distinct (revision_id, unit_id, party_id);
      grant select (party_id) on revision_leaf to soulad_app;
      ${store(
        ', party_id, marks',
        `, (x.value ->> 'party')::uuid,
            array(select decode(m, 'hex') from jsonb_array_elements_text(x.value -> 'marks') m)`,
        `
          or x.value ->> 'party' is not null and x.value -> 'readers' <> jsonb_build_array(x.value ->> 'party')`,
      )}
      ${views(marked(said('d.party_id = any ((select ids from own)::uuid[]) or m in (select t.m from told t)'), IN_ORDER), TOLD)}
      ${viewsWith(marked(said('m in (select t.m from told_both t)'), IN_ORDER), TOLD_BOTH)}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    const once = marked(SAID_ONCE, 'order by l.unit_id');
    await runner.query(`
      ${views(once, '')}
      ${viewsWith(once, '')}
      ${store('', '', '')}
      alter table revision_leaf disable trigger frozen;
      alter table revision_reader disable trigger frozen;
      delete from revision_reader where leaf_id in (select id from revision_leaf where party_id is not null);
      delete from revision_leaf where party_id is not null;
      alter table revision_leaf enable trigger frozen;
      alter table revision_reader enable trigger frozen;
      alter table revision_leaf drop constraint revision_leaf_part, drop column party_id, drop column marks,
        add constraint revision_leaf_revision_id_unit_id_key unique (revision_id, unit_id);
    `);
  }
}
