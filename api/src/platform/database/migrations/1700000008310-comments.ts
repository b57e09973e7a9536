import type { MigrationInterface, QueryRunner } from 'typeorm';

const mine = (column: string): string => `${column} = any ((select ctx_parties())::uuid[])`;

/**
 * Who reads a comment: who reads its passage, may know of whoever wrote it, of whoever began the talk and of whoever is
 * named in it, and stands in its own audience. What was said of an older text stays with those who may read that text.
 */
const READS = `
  unit_id in (select ctx_units()) and ctx_knows_party(author_party) and ctx_knows_party(thread_party)
  and not exists (select from unnest(mention_parties) x(party) where not ctx_knows_party(x.party))
  and (audience is null or audience && (select ctx_parties())::uuid[])
  and (${mine('author_party')} or exists (select from unit u where u.id = comment.unit_id and u.gen = comment.gen))`;

/** Who writes one: in the own name, on a seat that may comment, to readers of the passage; an answer goes to whom the talk went. */
const WRITES = `
  author_user = (select ctx_user()) and ${mine('author_party')} and body is not null and resolved_at is null and taken_back_at is null
  and exists (select from audience a where a.unit_id = comment.unit_id and a.party_id = comment.author_party and a.rank >= 3
    and (a.valid_to is null or a.valid_to > now()))
  and exists (select from unit u where u.id = comment.unit_id and (u.state <> 'draft' or comment.audience is not null)
    and (u.gen = comment.gen or comment.thread_id is not null))
  and (audience is null or author_party = any (audience))
  and not exists (select from unnest(coalesce(audience, '{}') || mention_parties) x(party) where not exists
    (select from audience a where a.unit_id = comment.unit_id and a.party_id = x.party and a.rank >= 2))
  and ctx_knows_party(thread_party)
  and case when thread_id is null then thread_party = author_party
    else comment_answers(thread_id, unit_id, gen, thread_party, audience) end`;

/** Who settles a talk: the party that began it, the one the passage came from, and who answers for the case. */
const SETTLES = `
  thread_id is null and ctx_right(unit_id) >= 3 and (${mine('author_party')} or exists (select from unit u join record r on r.id = u.record_id
    where u.id = comment.unit_id and (${mine('u.author_party')} or r.case_id = any ((select ctx_convenes())::uuid[]))))`;

/** Comments on passages, with an audience of their own inside the passage's. */
export class Comments1700000008310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table comment (
        id uuid primary key,
        -- A draft that is taken away takes what was said of it along.
        unit_id uuid not null references unit on delete cascade,
        -- Generation of the text that the talk is about.
        gen int not null,
        -- First comment of the talk; null for the first itself.
        thread_id uuid references comment on delete cascade,
        thread_party uuid not null references party,
        author_user uuid not null references app_user,
        author_party uuid not null references party,
        -- Sealed; null once taken back.
        body bytea,
        -- Relative positions in the text: ids and numbers, never a word of it.
        anchor_from bytea,
        anchor_to bytea,
        -- Null: everybody who reads the passage. Otherwise parties, the author's own always among them.
        audience uuid[],
        mentions uuid[] not null default '{}',
        mention_parties uuid[] not null default '{}',
        created_at timestamptz not null default now(),
        taken_back_at timestamptz,
        resolved_at timestamptz,
        resolved_by uuid references party,
        check ((body is null) = (taken_back_at is not null)),
        check ((anchor_from is null) = (anchor_to is null)),
        check (octet_length(anchor_from) <= 128 and octet_length(anchor_to) <= 128),
        check ((resolved_at is null) = (resolved_by is null))
      );
      create index comment_unit on comment (unit_id);
      create index comment_thread on comment (thread_id);
      -- Whether an answer belongs to the talk: at the same passage, about the same text, to the same people. A policy
      -- cannot ask its own table.
      create function comment_answers(p_thread uuid, p_unit uuid, p_gen int, p_party uuid, p_audience uuid[]) returns boolean
        language sql stable security definer set search_path = public as
        $$ select exists (select from comment where id = p_thread and thread_id is null and unit_id = p_unit and gen = p_gen
             and author_party = p_party and audience is not distinct from p_audience) $$;
      grant execute on function comment_answers(uuid, uuid, int, uuid, uuid[]) to soulad_app;
      alter table comment enable row level security;
      alter table comment force row level security;
      create policy owner_all on comment to soulad_owner using (true) with check (true);
      create policy reads on comment for select to soulad_app using (${READS});
      create policy writes on comment for insert to soulad_app with check (${WRITES});
      create policy changes on comment for update to soulad_app using (${SETTLES})
        with check (${SETTLES} and (resolved_by is null or ${mine('resolved_by')}));
      grant select on comment to soulad_app;
      grant insert (id, unit_id, gen, thread_id, thread_party, author_user, author_party, body, anchor_from, anchor_to, audience,
        mentions, mention_parties) on comment to soulad_app;
      grant update (resolved_at, resolved_by) on comment to soulad_app;

      -- The words go for good; that there was one stays for those who answered.
      create function comment_take_back(p_comment uuid) returns boolean language sql security definer set search_path = public as $$
        with gone as (
          update comment set body = null, taken_back_at = now(), mentions = '{}', anchor_from = null, anchor_to = null
            where id = p_comment and author_user = ctx_user() and author_party = any (ctx_parties())
              and taken_back_at is null and ctx_right(unit_id) >= 3
            returning id)
        select exists (select from gone) $$;
      grant execute on function comment_take_back(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function comment_take_back(uuid);
      drop table comment;
      drop function comment_answers(uuid, uuid, int, uuid, uuid[]);
    `);
  }
}
