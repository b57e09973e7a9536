import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_SIGNOFF_FUNCTIONS, SIGNOFF_FUNCTIONS } from './signoffs/functions.js';
import { SIGNOFF_TABLES } from './signoffs/tables.js';

const IN_ROUND = 'round_id in (select x.id from signoff_round x)';
const OF_ANSWER = (clause: string): string =>
  `exists (select from signoff_answer a join signoff_round x on x.id = a.round_id join record r on r.id = x.record_id
     where a.id = answer_id and (a.party_id = any ((select ctx_parties())::uuid[])${clause}))`;

/**
 * Rounds of signatures over revisions. Who is asked and what was answered is told of parties one may know of; the words
 * of an answer to the own party and to those who keep the case; the signed paper to the own party.
 */
export class Signoffs1700000009210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table notice drop constraint notice_kind_check;
      alter table notice add constraint notice_kind_check check (kind ~ '^[a-z][A-Za-z]{0,40}$');
    `);
    await runner.query(SIGNOFF_TABLES);
    await runner.query(SIGNOFF_FUNCTIONS);
    const reads: readonly (readonly [table: string, clause: string])[] = [
      ['signoff_round', 'record_id in (select ctx_records())'],
      ['signoff_seat', `${IN_ROUND} and ctx_knows_party(party_id)`],
      ['signoff_mark', `${IN_ROUND} and ctx_knows_party(party_id)`],
      ['signoff_answer', `${IN_ROUND} and ctx_knows_party(party_id)`],
      ['signoff_words', OF_ANSWER(' or r.case_id = any ((select ctx_host_cases())::uuid[])')],
      ['signoff_paper', OF_ANSWER('')],
    ];
    for (const [table, clause] of reads) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy owner_all on ${table} to soulad_owner using (true) with check (true);
        create policy reads on ${table} for select to soulad_app using (${clause});
        grant select on ${table} to soulad_app;
      `);
    }
    for (const table of ['signoff_seat', 'signoff_mark', 'signoff_answer', 'signoff_words', 'signoff_paper']) {
      await runner.query(`
        create trigger frozen before update or delete on ${table} for each row execute function revision_frozen();
        create trigger frozen_whole before truncate on ${table} for each statement execute function revision_frozen();
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table signoff_paper, signoff_words, signoff_answer, signoff_mark, signoff_seat, signoff_round cascade',
    );
    await runner.query(DROP_SIGNOFF_FUNCTIONS);
  }
}
