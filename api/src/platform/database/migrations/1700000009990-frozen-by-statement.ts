import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * [W12] Closed minutes stand still as before; what every keystroke does is asked about once for the statement and no longer
 * once for the row: new rows of the log, and the units whose head moves with them.
 */
export class FrozenByStatement1700000009990 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function frozen_units() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          if exists (select from was o full join is_now n on n.id = o.id
              join minutes m on m.state = 'closed' and m.record_id in (o.record_id, n.record_id)
              where o.id is null or n.id is null or n.record_id <> o.record_id
                or to_jsonb(n) - 'access_epoch' <> to_jsonb(o) - 'access_epoch') then
            raise insufficient_privilege using message = 'closed minutes stand still';
          end if;
          return null;
        end $$;
      drop trigger unit_frozen on unit;
      create trigger unit_frozen before insert or delete on unit for each row execute function frozen_unit();
      create trigger unit_frozen_update after update on unit referencing old table as was new table as is_now
        for each statement execute function frozen_units();

      create function frozen_log() returns trigger language plpgsql security definer set search_path = public as $$
        begin
          if exists (select from (select distinct unit_id from fresh) f join unit u on u.id = f.unit_id
              join minutes m on m.record_id = u.record_id and m.state = 'closed') then
            raise insufficient_privilege using message = 'closed minutes stand still';
          end if;
          return null;
        end $$;
      drop trigger unit_update_frozen on unit_update;
      create trigger unit_update_frozen before update or delete on unit_update for each row execute function frozen_of_unit();
      create trigger unit_update_frozen_insert after insert on unit_update referencing new table as fresh
        for each statement execute function frozen_log();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger unit_update_frozen_insert on unit_update;
      drop trigger unit_update_frozen on unit_update;
      create trigger unit_update_frozen before insert or update or delete on unit_update
        for each row execute function frozen_of_unit();
      drop trigger unit_frozen_update on unit;
      drop trigger unit_frozen on unit;
      create trigger unit_frozen before insert or update or delete on unit for each row execute function frozen_unit();
      drop function frozen_log(), frozen_units();
    `);
  }
}
