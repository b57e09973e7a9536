import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DROP_LOG_FUNCTIONS, LOG_FUNCTIONS } from './channel/log-functions.js';
import { DROP_SHARING_FUNCTIONS, SHARING_FUNCTIONS } from './channel/sharing-functions.js';

/**
 * What the audience and the live channel do inside the database: store a decision, commit a batch of edits row by row
 * under the right of its writer, lease client ids, note disclosures. Rights that end by themselves carry their end.
 */
export class Channel1700000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table audience add column valid_to timestamptz;
      alter table unit_update add column client_id bigint not null;
      alter table unit_update drop constraint unit_update_unit_id_gen_session_id_client_n_key;
      alter table unit_update add constraint unit_update_once unique (unit_id, gen, client_id, client_n);
      create table sharing_clock (
        case_id uuid primary key references case_file,
        due_at timestamptz
      );
      create index sharing_clock_due on sharing_clock (due_at);
      alter table sharing_clock enable row level security;
      alter table sharing_clock force row level security;
      create policy owner_all on sharing_clock to soulad_owner using (true) with check (true);
    `);
    await runner.query(SHARING_FUNCTIONS);
    await runner.query(LOG_FUNCTIONS);
    await runner.query(`
      grant execute on function instant(timestamptz), sharing_due(), unit_case(uuid), sharing_facts(uuid),
        audience_store(uuid, uuid[], jsonb, timestamptz), ctx_writing_party(uuid), client_lease(uuid, int, bigint, bigint),
        push_updates(uuid, int, bigint, text, uuid[], bigint[], bigint[], bigint[], bytea[]), live_load(uuid),
        live_tail(uuid, int, bigint), live_heads(uuid[]), live_seats(uuid[]),
        snapshot_store(uuid, int, bigint, bytea, jsonb, bytea), snapshot_found(uuid, bytea, jsonb, bytea),
        disclose(uuid[], text), room_units(uuid), draft_delete(uuid) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(DROP_LOG_FUNCTIONS);
    await runner.query(DROP_SHARING_FUNCTIONS);
    await runner.query(`
      drop table sharing_clock;
      alter table unit_update drop constraint unit_update_once;
      alter table unit_update add constraint unit_update_unit_id_gen_session_id_client_n_key unique (unit_id, gen, session_id, client_n);
      alter table unit_update drop column client_id;
      alter table audience drop column valid_to;
    `);
  }
}
