import type { MigrationInterface, QueryRunner } from 'typeorm';

/** [P34] A cut takes out whom its label would let in and its author may not know of, without telling the author. */
export class WithheldCuts1700000009930 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Narrowings of what the session has just carved, for parties of the case that it may not know of: whom it knows it
      -- takes out itself. Whatever it names besides is passed over, so that nothing is learned by naming. A narrowing of the
      -- source stands as decided by who had decided it, too.
      create function carving_withhold(p_source uuid, p_carved uuid, p_ids uuid[], p_parties uuid[], p_reasons bytea[])
        returns void language plpgsql security definer set search_path = public as $$
        begin
          if not ctx_restructures(p_source) or not exists (select from carving c where c.carved_unit = p_carved
              and c.source_unit = p_source and c.cut and c.made_by = ctx_user()) then raise insufficient_privilege; end if;
          insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from)
            select x.id, p_carved, p.id, 'narrow', 'narrowed', x.reason,
                coalesce(n.by_originator, false) or u.author_party = any (ctx_parties()),
                coalesce(n.by_convener, false) or r.case_id = any (ctx_convenes()), ctx_user(), now()
              from unnest(p_ids, p_parties, p_reasons) x(id, party, reason)
                join unit u on u.id = p_carved join record r on r.id = u.record_id
                join party p on p.id = x.party and p.case_id = r.case_id
                left join lateral (select bool_or(o.by_originator) as by_originator, bool_or(o.by_convener) as by_convener
                  from unit_override o where o.unit_id = p_source and o.party_id = p.id and o.effect = 'narrow'
                    and (o.valid_to is null or o.valid_to > now())) n on true
              where p.id <> u.author_party and p.emergency_id is null and not ctx_knows_party(p.id);
        end $$;
      grant execute on function carving_withhold(uuid, uuid, uuid[], uuid[], bytea[]) to soulad_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function carving_withhold(uuid, uuid, uuid[], uuid[], bytea[])');
  }
}
