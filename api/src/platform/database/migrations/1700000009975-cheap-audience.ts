import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AUDIENCE } from './1700000009950-lean-audience.js';
import { factsAs } from './audience/facts.js';
import { AUDIENCE_PRINTS, DROP_AUDIENCE_PRINTS } from './audience/prints.js';

const NOTED = `
  insert into disclosure (unit_id, gen, party_id, user_id, way, rule, to_seq)
    select distinct on (u.id) u.id, u.gen, a.party_id, (select ctx_user()), p_way, a.rule, u.head_seq
      from unit u join audience a on a.unit_id = u.id
      where u.id = any (p_units) and a.party_id = any ((select ctx_parties())::uuid[]) and a.rank >= 2
        and (a.valid_to is null or a.valid_to > now())
      order by u.id, a.rank desc, a.party_id
    on conflict (unit_id, gen, party_id, user_id, way)
      do update set last_at = now(), to_seq = greatest(disclosure.to_seq, excluded.to_seq)`;

/** What was noted of the same text a moment ago is not written again: to read a page anew changes nothing that it says. */
const NOTED_ONCE = `
  insert into disclosure (unit_id, gen, party_id, user_id, way, rule, to_seq)
    select n.unit_id, n.gen, n.party_id, (select ctx_user()), p_way, n.rule, n.head_seq from (
      select distinct on (u.id) u.id as unit_id, u.gen, a.party_id, a.rule, u.head_seq
        from unit u join audience a on a.unit_id = u.id
        where u.id = any (p_units) and a.party_id = any ((select ctx_parties())::uuid[]) and a.rank >= 2
          and (a.valid_to is null or a.valid_to > now())
        order by u.id, a.rank desc, a.party_id) n
      where p_way = 'live' or not exists (select from disclosure d where d.unit_id = n.unit_id and d.gen = n.gen
        and d.party_id = n.party_id and d.user_id = (select ctx_user()) and d.way = p_way
        and d.to_seq >= n.head_seq and d.last_at > now() - interval '10 seconds')
    on conflict (unit_id, gen, party_id, user_id, way)
      do update set last_at = now(), to_seq = greatest(disclosure.to_seq, excluded.to_seq)`;

const disclose = (statement: string): string => `
  create or replace function disclose(p_units uuid[], p_way text) returns void
    language sql security definer set search_path = public as $$ ${statement} $$`;

/** A case that is decided anew costs what has changed of it, and a page that is read again nothing that stands already. */
export class CheapAudience1700000009975 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factsAs('json'));
    await runner.query(AUDIENCE_PRINTS);
    await runner.query(disclose(NOTED_ONCE));
    // Sealed bytes do not shrink: the database need not try.
    await runner.query('alter table audit_event alter column sealed set storage external');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_event alter column sealed set storage extended');
    await runner.query(disclose(NOTED));
    await runner.query(DROP_AUDIENCE_PRINTS);
    await runner.query(AUDIENCE);
    await runner.query(factsAs('jsonb'));
  }
}
