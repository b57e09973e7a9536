import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a wall asks about the caller is found by the caller: before, some of it was looked for among what everybody has. */
export class IndexesOfWalls1700000009996 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index audience_party;
      create index audience_reader on audience (party_id) include (unit_id, valid_to) where rank >= 2;
      create index sitting_party_party on sitting_party (party_id, sitting_id);
      create index unit_section on unit (section_id);
      create index task_issuer on task (issued_by);
      create index task_checker on task (checker_party);
      create index access_request_asker on access_request (asked_by);
      create index access_answer_party on access_answer (party_id);
      create index case_child_person on case_child (person_id);
      create index case_file_family on case_file (family_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index audience_reader, sitting_party_party, unit_section, task_issuer, task_checker, access_request_asker,
        access_answer_party, case_child_person, case_file_family;
      create index audience_party on audience (party_id, unit_id) where access_right <> 'none'`);
  }
}
