import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Copies of what is no record of its own: the tasks of a case, and a certificate for one person who was at a meeting. Views
 * of signatures as another party reads them, for its copy of the sheet (WORKFLOW W67 to W69).
 */
export class MoreCopies1700000009700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table copy alter column record_id drop not null,
        add column attendance_id uuid references attendance,
        add constraint copy_place check ((record_id is null) = (kind = 'tasks')),
        add constraint copy_person check ((attendance_id is null) = (kind <> 'certificate'));
      create index copy_case on copy (case_id, asked_at desc) where record_id is null;

      -- Like signoff_views, of what the caller and the named party both read, of parties both may know of. For who answers
      -- for the case: nobody else makes a copy for another party.
      create function signoff_views_with(p_record uuid, p_reader uuid) returns table (version int, party_id uuid, mark text)
        language sql stable security definer set search_path = public as $$
        with shown as (select distinct l.unit_id from revision_leaf l join revision v on v.id = l.revision_id
            join revision_reader r on r.leaf_id = l.id and r.party_id = p_reader
            join audience a on a.unit_id = l.unit_id and a.party_id = p_reader
            where v.record_id = p_record and l.id in (select ctx_leaves())
              and a.rank >= 2 and (a.valid_to is null or a.valid_to > now()))
        select v.version, d.party_id,
            encode(sha256(coalesce(string_agg(uuid_send(l.unit_id) || l.same_as, '' order by l.unit_id), '')), 'hex')
          from revision v join record o on o.id = v.record_id
            join (select distinct s.party_id from signoff_seat s join signoff_round x on x.id = s.round_id
              join party p on p.id = s.party_id
              where x.record_id = p_record and ctx_knows_party(s.party_id)
                and (p.id = p_reader or p.known_to is null or p_reader = any (p.known_to))) d on true
            left join revision_leaf l on l.revision_id = v.id
              and exists (select from revision_reader r where r.leaf_id = l.id and r.party_id = d.party_id)
              and l.unit_id in (select unit_id from shown)
          where v.record_id = p_record and p_record in (select ctx_records()) and o.case_id = any (ctx_convenes())
          group by 1, 2 $$;
      revoke all on function signoff_views_with(uuid, uuid) from public;
      grant execute on function signoff_views_with(uuid, uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function signoff_views_with(uuid, uuid);
      delete from copy where record_id is null or attendance_id is not null;
      drop index copy_case;
      alter table copy drop constraint copy_person, drop constraint copy_place, drop column attendance_id,
        alter column record_id set not null;
    `);
  }
}
