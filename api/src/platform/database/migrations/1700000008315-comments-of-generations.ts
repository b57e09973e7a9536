import type { MigrationInterface, QueryRunner } from 'typeorm';

const reads = (older: string): string => `
  alter policy reads on comment using (
    unit_id in (select ctx_units()) and ctx_knows_party(author_party) and ctx_knows_party(thread_party)
    and not exists (select from unnest(mention_parties) x(party) where not ctx_knows_party(x.party))
    and (audience is null or audience && (select ctx_parties())::uuid[])
    and (author_party = any ((select ctx_parties())::uuid[])
      or exists (select from unit u where u.id = comment.unit_id and u.gen = comment.gen)${older}))`;

/** What was said of an older text is read by whoever may read that text. */
export class CommentsOfGenerations1700000008315 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(reads(' or ctx_reads_generation(unit_id, gen)'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(reads(''));
  }
}
