import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signatures of the family under the family version of the plan, drawn on a tablet before a witness. What was signed is sealed. */
export class FamilySignatures1700000009920 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table family_signature (
        id uuid primary key,
        record_id uuid not null references record,
        party_id uuid not null references party,
        witness uuid not null references app_user,
        -- What the text was made of, each in its generation.
        units uuid[] not null,
        gens int[] not null,
        evidence bytea not null,
        at timestamptz not null default now(),
        check (cardinality(units) = cardinality(gens))
      );
      create index family_signature_record on family_signature (record_id, at);
      alter table family_signature enable row level security;
      alter table family_signature force row level security;
      create policy owner_all on family_signature to soulad_owner using (true) with check (true);
      create policy reads on family_signature for select to soulad_app using (party_id = any ((select ctx_parties())::uuid[])
        or party_id in (select ctx_known_parties())
          and exists (select from record r where r.id = record_id and r.case_id = any ((select ctx_host_cases())::uuid[])));
      grant select (id, record_id, party_id, witness, at) on family_signature to soulad_app;

      -- The signature is taken by who answers for the case, of somebody of the family whom that person knows of.
      create function family_signature_store(p_id uuid, p_record uuid, p_party uuid, p_units uuid[], p_gens int[], p_evidence bytea)
        returns void language plpgsql security definer set search_path = public as $$
        begin
          if not exists (select from record r join party p on p.case_id = r.case_id where r.id = p_record and r.kind = 'plan'
              and r.state = 'live' and r.case_id = any (ctx_convenes()) and p.id = p_party and p.type in ('parent_a', 'parent_b', 'child', 'guardian')
              and p.emergency_id is null and ctx_knows_party(p.id) and (p.valid_to is null or p.valid_to > now())) then
            raise insufficient_privilege;
          end if;
          insert into family_signature (id, record_id, party_id, witness, units, gens, evidence)
            values (p_id, p_record, p_party, ctx_user(), p_units, p_gens, p_evidence);
        end $$;

      -- What was signed, for whoever may see the signature and reads today everything it was made of, as it was then cut.
      create function family_signature_evidence(p_id uuid) returns bytea
        language sql stable security definer set search_path = public as $$
        select s.evidence from family_signature s join record r on r.id = s.record_id
          where s.id = p_id
            and (s.party_id = any (ctx_parties()) or r.case_id = any (ctx_host_cases()) and ctx_knows_party(s.party_id))
            and not exists (select from unnest(s.units, s.gens) x(id, gen) where not exists
              (select from unit u where u.id = x.id and u.gen = x.gen and u.id in (select ctx_units()))) $$;
      grant execute on function family_signature_store(uuid, uuid, uuid, uuid[], int[], bytea), family_signature_evidence(uuid)
        to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function family_signature_evidence(uuid), family_signature_store(uuid, uuid, uuid, uuid[], int[], bytea);
      drop table family_signature;
    `);
  }
}
