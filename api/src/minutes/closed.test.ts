import type { UnitId } from '@soulad/shared/ids';
import type { HandBack } from '@soulad/shared/sync';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { revisionsOf } from '../revisions/index.js';
import { CARVE } from '../testing/carving.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { saved, textOf, type } from '../testing/live-scene.js';
import { CORRECT, MINUTES, MinutesScene } from '../testing/minutes-scene.js';
import { asSitter } from '../testing/raw-text.js';

const server = onTestApp();
const scene = atEachTable(server);
const minutes = new MinutesScene(scene);
let unitId: UnitId;
let draftId: UnitId;
beforeEach(async () => {
  unitId = await scene.newUnit('worker', { mode: 'joint', text: 'dohoda o nájmu' });
  const { addUnit } = await scene.ask<{ addUnit: { id: UnitId } }>(
    ...(['teacher', 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }'] as const),
    { input: { recordId: minutes.id, sectionId: scene.table.sectionId, text: 'koncept školy' } },
  );
  draftId = addUnit.id;
});

/** Everything of the record that must not move, as the owner of the tables sees it. */
const still = () =>
  server.asOwner(
    `select r.state, r.superseded, m.state as minutes, m.version,
       (select jsonb_agg(to_jsonb(u) - 'access_epoch' order by u.id) from unit u where u.record_id = r.id) as units,
       (select jsonb_agg(to_jsonb(s) order by s.id) from section s where s.record_id = r.id) as sections,
       (select jsonb_agg(to_jsonb(x) order by x.unit_id, x.gen, x.seq) from unit_snapshot x join unit u on u.id = x.unit_id where u.record_id = r.id) as snapshots,
       (select count(*) from unit_update x join unit u on u.id = x.unit_id where u.record_id = r.id)::int as log,
       (select count(*) from generation x join unit u on u.id = x.unit_id where u.record_id = r.id)::int as generations,
       (select count(*) from carving x where x.case_id = r.case_id)::int as carvings,
       (select count(*) from minutes_step x where x.record_id = r.id)::int as steps,
       (select count(*) from revision x where x.record_id = r.id)::int as revisions
     from record r join minutes m on m.record_id = r.id where r.id = $1`,
    [minutes.id],
  );

describe('closed minutes', () => {
  it('[W12] take nothing by a command, and let rights shrink', async () => {
    const { epoch } = await scene
      .ask<{ record: { sections: { units: { id: string; epoch: number }[] }[] } }>(
        ...(['teacher', 'query ($id: ID!) { record(id: $id) { sections { units { id epoch } } } }'] as const),
        { id: minutes.id },
      )
      .then(
        ({ record }) => record.sections.flatMap((one) => one.units).find((one) => one.id === draftId) ?? { epoch: 0 },
      );
    await minutes.bring('closed');
    const before = await still();
    const { recordId, sectionId, parties } = scene.table;
    const passage = { gen: 1, epoch, from: '{}', to: '{}' };
    const tried: readonly (readonly ['worker' | 'teacher', string, object])[] = [
      ['worker', 'mutation ($i: AddUnitInput!) { addUnit(input: $i) { id } }', { i: { recordId, sectionId } }],
      [
        'worker',
        'mutation ($i: AddUnitInput!) { addUnit(input: $i) { id } }',
        { i: { recordId, sectionId, kind: 'dissent' } },
      ],
      [
        'teacher',
        'mutation ($id: ID!, $e: Int!) { shareUnit(unitId: $id, epoch: $e) { id } }',
        { id: draftId, e: epoch },
      ],
      ['worker', 'mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }', { id: unitId }],
      [
        'worker',
        'mutation ($id: ID!) { relabelUnit(unitId: $id, change: { category: IDENT }) { id } }',
        { id: unitId },
      ],
      [
        'worker',
        'mutation ($id: ID!, $s: ID!) { moveUnit(unitId: $id, sectionId: $s) { id } }',
        { id: unitId, s: sectionId },
      ],
      ['worker', 'mutation ($id: ID!) { acceptScribed(unitId: $id) { id } }', { id: unitId }],
      [
        'worker',
        'mutation ($id: ID!, $p: ID!) { allowParty(unitId: $id, partyId: $p, basis: "zspod-10-3-e", reason: "x") { id } }',
        { id: unitId, p: parties.debt },
      ],
      ['worker', CARVE, { id: unitId, passage, label: { category: 'INTERNAL' } }],
    ];
    for (const [by, query, variables] of tried)
      expect(await scene.refusalOf(by, query, variables), query).toBe('FORBIDDEN_STEP');
    expect(await still()).toEqual(before);
    await scene.ask(
      'worker',
      'mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "x") { id } }',
      {
        ...{ u: unitId, p: [parties.father] },
      },
    );
    expect(await still()).toEqual(before);
    const { body } = await server.gql(
      'query ($id: ID!) { record(id: $id) { sections { units { text } } } }',
      { id: minutes.id },
      scene.table.people.father.cookie,
    );
    expect(body).not.toContain('dohoda o nájmu');
    // A draft that was never on the table is no part of them.
    await scene.ask('teacher', 'mutation ($id: ID!) { deleteUnit(unitId: $id) { id } }', { id: draftId });
  });

  it('[W12] take nothing from a socket: unsent words are handed back', async () => {
    const guest = await scene.join('worker', [unitId]);
    type(guest, unitId, ' a vyúčtování');
    await saved(guest);
    const given: HandBack[] = [];
    guest.record.events.on('refused', (one) => given.push(one));
    // Typed while the link is down, and on its way when nothing is taken any more.
    guest.transport.socket.disconnect();
    type(guest, unitId, ' POZDĚ');
    await minutes.bring('for-comments');
    guest.transport.socket.connect();
    await vi.waitFor(() => expect(given.map(({ text }) => text)).toEqual([' POZDĚ']), { timeout: 10_000 });
    await vi.waitFor(() => expect(textOf(guest, unitId)).toBe('dohoda o nájmu a vyúčtování'));
    await minutes.allAssent();
    await scene.ask('worker', 'mutation ($id: ID!) { closeMinutes(recordId: $id) { state } }', { id: minutes.id });
    const before = await still();
    const late = await scene.join('worker', [unitId]);
    expect(late.record.unit(unitId)?.right).toBe('read');
    expect(textOf(late, unitId)).toBe('dohoda o nájmu a vyúčtování');
    type(late, unitId, ' PO UZAVŘENÍ');
    expect(await still()).toEqual(before);
    const fresh = await scene.join('mother', [unitId]);
    expect(textOf(fresh, unitId)).toBe('dohoda o nájmu a vyúčtování');
  });

  it('[W12] take nothing by a statement, from the server’s own role or the owner of the tables', async () => {
    await minutes.bring('closed');
    const before = await still();
    const ids = { u: unitId, d: draftId, r: minutes.id, s: scene.table.sectionId, p: scene.table.parties.debt };
    const owned = [
      `update unit set category = 'IDENT' where id = $u`,
      `update unit set state = 'withdrawn' where id = $u`,
      `update unit set rank = 'zz' where id = $u`,
      `update unit set head_seq = head_seq + 1 where id = $u`,
      `update unit set gen = 2 where id = $u`,
      `update unit set sealed = true where id = $u`,
      `update record set state = 'live' where id = $r`,
      `update minutes set state = 'live', closed_at = null where record_id = $r`,
      `update section set title = 'jiný' where id = $s`,
      `insert into section (id, record_id, position, heading) values (gen_random_uuid(), $r, 99, 'goal')`,
      `insert into unit (id, record_id, section_id, rank, author_party, kind, mode, created_by, schema_v)
         select gen_random_uuid(), record_id, section_id, 'zz', author_party, 'fact', 'owned', created_by, 1 from unit where id = $u`,
      `insert into unit_update (unit_id, gen, seq, epoch, session_id, client_id, client_n, author_user, author_party, bytes)
         select id, gen, head_seq + 1, 1, gen_random_uuid(), 9, 9, created_by, author_party, '\\x00' from unit where id = $u`,
      `update unit_snapshot set state = '\\x00' where unit_id = $u`,
      `delete from unit_snapshot where unit_id = $u`,
      `insert into generation (unit_id, gen, cause) values ($u, 2, 'widen')`,
      `insert into unit_override (id, unit_id, party_id, effect, basis, reason, by_originator, by_convener, decided_by, valid_from)
         select gen_random_uuid(), id, $p, 'allow', 'x', '\\x00', true, true, created_by, now() from unit where id = $u`,
      `delete from unit where id = $u`,
    ];
    const bound = (text: string): [string, unknown[]] => {
      const used: unknown[] = [];
      const sql = text.replaceAll(/\$([a-z])\b/g, (_, key: keyof typeof ids) => `$${used.push(ids[key])}::uuid`);
      return [sql, used];
    };
    for (const text of owned) {
      const [sql, params] = bound(text);
      await expect(server.asOwner(sql, params), text).rejects.toThrow(/stand still|violates|does not change/);
      for (const by of ['worker', 'teacher'] as const)
        await asSitter(scene, by, (ctx) => ctx.sql.query(sql, params)).catch(() => undefined);
    }
    const functions = [
      `select snapshot_store($u, 1, 0, '\\x00')`,
      `select generation_make($u, 1, 0, 'widen', '\\x00')`,
      `select carving_store($u, gen_random_uuid(), 'zz', false, false, 'PLAN', 'fact', '{}', '\\x00')`,
      `select minutes_take_step(gen_random_uuid(), $r, 'closed', 'in-review', null, null)`,
      `select minutes_note($r, false, current_date)`,
      `select correction_text($u, '\\x00')`,
      `select draft_delete($u)`,
    ];
    for (const text of functions)
      await asSitter(scene, 'worker', (ctx) => ctx.sql.query(...bound(text))).catch(() => undefined);
    expect(await still()).toEqual(before);
  });

  it('[W12] [W30] are cut as a revision when they are closed', async () => {
    await minutes.bring('closed');
    const [cut] = await asSitter(scene, 'father', (ctx) => revisionsOf(ctx, minutes.id));
    expect(cut?.fingerprint).toBeTruthy();
    expect((await still())[0]).toMatchObject({ state: 'closed', revisions: 1 });
  });

  it('[W12] are not closed when the audit row cannot be written', async () => {
    await minutes.bring('for-comments');
    await minutes.allAssent();
    const before = await still();
    await server.asOwner(
      `create function no_log() returns trigger language plpgsql as $$ begin raise 'disk full'; end $$`,
    );
    await server.asOwner('create trigger no_log before insert on audit_event for each row execute function no_log()');
    const refused = await scene.refusalOf('worker', 'mutation ($id: ID!) { closeMinutes(recordId: $id) { state } }', {
      id: minutes.id,
    });
    await server.asOwner('drop trigger no_log on audit_event; drop function no_log()');
    expect(refused).toBe('INTERNAL');
    expect(await still()).toEqual(before);
  });
});

describe('a correction', () => {
  const record = async (by: 'worker' | 'father' | 'teacher', id: string) =>
    (
      await server.gql(
        'query ($id: ID!) { record(id: $id) { state mayAdd sections { units { text state } } } }',
        { id },
        scene.table.people[by].cookie,
      )
    ).body;

  it('[W13] is a new version that says the same to the same people; the closed one stays', async () => {
    const secret = await scene.newUnit('teacher', { category: 'INTERNAL', text: 'interní slova školy' });
    await scene.ask(
      'worker',
      'mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "bezpečí") { id } }',
      {
        ...{ u: unitId, p: [scene.table.parties.father] },
      },
    );
    await minutes.bring('closed');
    const before = await still();
    expect(await scene.refusalOf('teacher', CORRECT, { id: minutes.id, reason: 'překlep' })).toBe('FORBIDDEN_STEP');
    expect(await scene.refusalOf('worker', CORRECT, { id: minutes.id, reason: ' ' })).toBe('BAD_INPUT');
    const { correctMinutes: next } = await scene.ask<{ correctMinutes: { recordId: string } }>('worker', CORRECT, {
      ...{ id: minutes.id, reason: 'překlep' },
    });
    expect(await scene.refusalOf('worker', CORRECT, { id: minutes.id, reason: 'znovu' })).toBe('FORBIDDEN_STEP');
    expect(await still()).toEqual([{ ...before[0], superseded: true }]);
    for (const id of [minutes.id, next.recordId]) {
      expect(await record('worker', id)).toContain('dohoda o nájmu');
      expect(await record('worker', id)).not.toContain('interní slova');
      expect(await record('teacher', id)).toContain('interní slova školy');
      expect(await record('father', id)).not.toContain('dohoda o nájmu');
    }
    expect(secret).toBeTruthy();
    expect(JSON.parse(await record('worker', next.recordId)).data.record).toMatchObject({
      state: 'live',
      mayAdd: true,
    });
    const { minutes: told } = await scene.ask<{ minutes: object }>('worker', MINUTES, { id: next.recordId });
    expect(told).toMatchObject({ state: 'corrected', version: 2, nextSteps: ['in-review'] });
    const { conference } = await scene.ask<{ conference: { recordId: string } }>(
      ...(['mother', 'query ($id: ID!) { conference(id: $id) { recordId } }'] as const),
      { id: scene.table.conferenceId },
    );
    expect(conference.recordId).toBe(next.recordId);
  });
});
