import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = `pg_notify(''soulad'',`;
const NOW = 'announce_word(';

/**
 * Words between nodes leave through one function. A node that carries them over Redis says so of its connections
 * (`soulad.bus`): it is told the word instead, and hands it over once the transaction has committed. So nothing is notified in
 * the database, whose commits with notices wait for each other.
 */
export class Words1700000009980 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function announce_word(p_word text) returns void language plpgsql as $$
        begin
          if current_setting('soulad.bus', true) = 'apart' then
            raise info using message = p_word, errcode = 'SLD01';
          else
            perform pg_notify('soulad', p_word);
          end if;
        end $$;
      revoke all on function announce_word(text) from public;
      grant execute on function announce_word(text) to soulad_app;
    `);
    await runner.query(rewritten(BEFORE, NOW));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(rewritten(NOW, BEFORE));
    await runner.query('drop function announce_word(text)');
  }
}

/** Every function that says words, with another way of saying them; nothing else of it changes. */
function rewritten(from: string, to: string): string {
  return `
    do $do$ declare def text; begin
      for def in select pg_get_functiondef(p.oid) from pg_proc p
          where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and p.proname <> 'announce_word'
            and strpos(p.prosrc, '${from}') > 0 loop
        execute replace(def, '${from}', '${to}');
      end loop;
    end $do$;`;
}
