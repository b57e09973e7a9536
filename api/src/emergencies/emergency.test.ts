import type { UnitId } from '@soulad/shared/ids';
import { beforeEach, describe, expect, it } from 'vitest';
import { type OfficePerson, officePerson } from '../testing/index.js';
import { atEachTable, forEachTest, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';

const BEGIN = `mutation ($input: BeginEmergencyInput!) { beginEmergency(input: $input) { id mine running until reason may { end review } } }`;
const END = `mutation ($id: ID!) { endEmergency(id: $id) { id running endedAt } }`;
const REVIEW = `mutation ($id: ID!, $verdict: String!, $words: String!) { reviewEmergency(id: $id, verdict: $verdict, words: $words) { review { verdict words byName } } }`;
const ONE = `query ($id: ID!) { emergency(id: $id) { id reason fileMark opened { unitId } review { words } may { end review } } }`;
const RECORD = `query ($id: ID!) { record(id: $id) { mayAdd sections { units { id text right subjects } } } }`;
const CASE = `query ($id: ID!) { case(id: $id) { parties { id letter } persons { id } emergencies { id mine } may { invite } } }`;
const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }`;
const REASON = 'Dítě se nevrátilo ze školy a nikdo neví, kde je.';

interface SeenUnit {
  readonly id: UnitId;
  readonly text: string;
  readonly right: string;
}

describe.each(['both', 'app', 'rls'] as const)('emergency access with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  const head = forEachTest(() => officePerson(server.asOwner, scene.table));
  let fileMark: string;
  beforeEach(async () => {
    const [row] = await server.asOwner<{ mark: string }>('select file_mark as mark from case_file where id = $1', [
      scene.table.caseId,
    ]);
    fileMark = row?.mark ?? '';
  });

  const ask = async <T = Record<string, never>>(query: string, variables: object, by: { cookie: string } = head) =>
    server.gql<T>(query, variables, by.cookie);
  const begin = async (over: object = {}, by: OfficePerson = head): Promise<string> => {
    const input = { fileMark, reason: REASON, minutes: 30, proof: by.displayName, ...over };
    const answer = await ask<{ beginEmergency: { id: string } }>(BEGIN, { input }, by);
    return answer.data?.beginEmergency.id ?? answer.code ?? '';
  };
  const units = async (by: { cookie: string } = head): Promise<readonly SeenUnit[] | string> => {
    const answer = await ask<{ record: { sections: { units: SeenUnit[] }[] } }>(
      RECORD,
      { id: scene.table.recordId },
      by,
    );
    return answer.data?.record.sections.flatMap((section) => section.units) ?? answer.code ?? '';
  };

  it('[P21] reads everything on the table, hard blocks and hidden parties included, and nothing after it ended', async () => {
    const { people, parties } = scene.table;
    const shared = [
      await scene.newUnit('worker', { category: 'NOTIFIER', text: 'oznamovatelka je sousedka' }),
      await scene.newUnit('ngo', { category: 'INTERNAL', text: 'vlastní poznámka' }),
      await scene.newUnit('mother', { category: 'HEALTH_P', text: 'léčí se' }),
      await scene.newUnit('adviser', { category: 'FIN', text: 'dluhy' }),
    ];
    await ask(
      ADD,
      { input: { recordId: scene.table.recordId, sectionId: scene.table.sectionId, text: 'koncept' } },
      people.teacher,
    );
    await server.asOwner('update party set known_to = $2 where id = $1', [parties.ngo, [parties.mother]]);
    expect(await units()).toBe('NOT_FOUND');
    const id = await begin();
    const seen = await units();
    expect(seen).toHaveLength(shared.length);
    expect([...seen].map((unit) => (typeof unit === 'string' ? unit : unit.right))).toEqual(shared.map(() => 'read'));
    const { data } = await ask<{ case: { parties: object[]; emergencies: object[]; may: { invite: boolean } } }>(CASE, {
      id: scene.table.caseId,
    });
    expect(data?.case.parties).toHaveLength(Object.keys(parties).length);
    expect(data?.case.emergencies).toEqual([{ id, mine: true }]);
    expect(data?.case.may.invite).toBe(false);
    expect((await ask(END, { id })).code).toBeUndefined();
    expect(await units()).toBe('NOT_FOUND');
    expect((await ask(CASE, { id: scene.table.caseId })).code).toBe('NOT_FOUND');
  });

  it('[P21] writes nothing, lets nobody in and stays what it is', async () => {
    const { table } = scene;
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const id = await begin();
    const [seat] = await server.asOwner<{ id: string }>('select id from party where emergency_id = $1', [id]);
    const add = { recordId: table.recordId, sectionId: table.sectionId, text: 'vsuvka' };
    const worker = table.people.worker.userId;
    const refused = [
      [ADD, { input: add }],
      [ADD, { input: { ...add, authorPartyId: seat?.id } }],
      [`mutation ($id: ID!) { withdrawUnit(unitId: $id) { id } }`, { id: unitId }],
      [
        `mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "x") { id } }`,
        { id: unitId, p: [table.parties.school] },
      ],
      [
        `mutation ($p: ID!, $u: ID!) { assignPerson(partyId: $p, input: { userId: $u, roleAtTable: "member" }) { id } }`,
        { p: seat?.id, u: worker },
      ],
      [`mutation ($p: ID!) { endParty(partyId: $p, reason: "x") { id } }`, { p: table.parties.school }],
    ] as const;
    for (const [query, variables] of refused) {
      const { code } = await ask(query, variables);
      expect(['FORBIDDEN_STEP', 'NOT_FOUND'], query).toContain(code);
    }
    const [left] = await server.asOwner<{ units: number; people: number }>(
      `select (select count(*)::int from unit where author_party = $1) as units,
              (select count(*)::int from assignment where party_id = $1) as people`,
      [seat?.id],
    );
    expect(left).toEqual({ units: 0, people: 1 });
    const [room] = await server.asOwner<{ writers: number }>(
      'select count(*)::int as writers from audience where party_id = $1 and rank > 2',
      [seat?.id],
    );
    expect(room?.writers).toBe(0);
  });

  it('[P21] takes the head of the owning office, a reason, a time and who one is', async () => {
    const stranger = await officePerson(server.asOwner, (await LiveScene.lay(server)).table);
    const worker = await officePerson(server.asOwner, scene.table, { name: 'Řadová', role: 'worker' });
    expect(await begin({}, stranger)).toBe('NOT_FOUND');
    expect(await begin({}, worker)).toBe('NOT_FOUND');
    expect(await begin({ fileMark: 'Om 0/1900' })).toBe('NOT_FOUND');
    expect(await begin({ reason: 'nouze' })).toBe('BAD_INPUT');
    expect(await begin({ minutes: 4 })).toBe('BAD_INPUT');
    expect(await begin({ minutes: 61 })).toBe('BAD_INPUT');
    expect(await begin({ proof: 'Někdo Jiný' })).toBe('STEP_UP_REQUIRED');
    expect(await server.asOwner('select id from emergency where case_id = $1', [scene.table.caseId])).toEqual([]);
    expect(await begin({ minutes: 60, proof: 'vlasta  vedoucí' })).toMatch(/-/);
    expect(await begin()).toBe('CONFLICT');
  });

  it('[P21] tells a second person at once, and is refused where there is nobody', async () => {
    const deputy = await officePerson(server.asOwner, scene.table, { name: 'Druhá Vedoucí' });
    const id = await begin();
    const told = await server.asOwner<{ id: string }>(
      `select user_id as id from notice where object_id = $1 and kind = 'emergency'`,
      [id],
    );
    const { worker, minutes } = scene.table.people;
    expect(told.map((row) => row.id).sort()).toEqual([worker.userId, minutes.userId, deputy.userId].sort());
    const fromDeputy = await ask<{ emergency: { reason: string; fileMark: string } }>(ONE, { id }, deputy);
    expect(fromDeputy.data?.emergency).toMatchObject({ reason: REASON, fileMark });
    expect((await ask(ONE, { id }, scene.table.people.teacher)).code).toBe('NOT_FOUND');
    await ask(END, { id });
    await server.asOwner('update app_user set disabled_at = now() where id = any ($1)', [
      [worker.userId, minutes.userId, deputy.userId],
    ]);
    expect(await begin()).toBe('NO_WITNESS');
  });

  it('[P21] is ended by who answers for the case too, and judged once by somebody else, after it', async () => {
    const { worker, teacher } = scene.table.people;
    const blocked = await scene.newUnit('ngo', { category: 'INTERNAL', text: 'poznámka' });
    const open = await scene.newUnit('worker', { category: 'IDENT', text: 'pro všechny' });
    const id = await begin();
    await units();
    const review = { id, verdict: 'justified', words: 'Dítě se našlo.' };
    expect((await ask(REVIEW, review, worker)).code).toBe('FORBIDDEN_STEP');
    expect((await ask(END, { id }, teacher)).code).toBe('FORBIDDEN_STEP');
    expect((await ask(END, { id }, worker)).code).toBeUndefined();
    expect((await ask(REVIEW, review)).code).toBe('FORBIDDEN_STEP');
    expect((await ask(REVIEW, { ...review, verdict: 'jistě' }, worker)).code).toBe('BAD_INPUT');
    const opened = (await ask<{ emergency: { opened: { unitId: string }[] } }>(ONE, { id }, worker)).data?.emergency;
    expect(opened?.opened).toEqual([{ unitId: open }]);
    expect(blocked).not.toBe(open);
    expect((await ask(REVIEW, review, worker)).code).toBeUndefined();
    expect((await ask(REVIEW, { ...review, verdict: 'unjustified' }, worker)).code).toBe('FORBIDDEN_STEP');
    const [row] = await server.asOwner<{ reason: Buffer; words: Buffer; verdict: string }>(
      'select e.reason, r.words, r.verdict from emergency e join emergency_review r on r.emergency_id = e.id where e.id = $1',
      [id],
    );
    expect(row?.verdict).toBe('justified');
    expect(`${row?.reason.toString()}${row?.words.toString()}`).not.toMatch(/nevrátilo|našlo/);
  });

  it('[I10] leaves a row for the beginning, the end, the review and every passage read, and no words', async () => {
    const unitId = await scene.newUnit('worker', { category: 'NOTIFIER', text: 'oznamovatelka' });
    const id = await begin();
    await units();
    await ask(END, { id });
    await ask(REVIEW, { id, verdict: 'unjustified', words: 'Nebyl důvod.' }, scene.table.people.worker);
    const rows = await server.asOwner<{ action: string; body: string }>(
      `select action, to_jsonb(a)::text as body from audit_event a where object = $1 order by seq`,
      [id],
    );
    expect(rows.map((row) => row.action).filter((action) => action !== 'emergency.read')).toEqual([
      'emergency.begin',
      'emergency.end',
      'emergency.review',
    ]);
    expect(rows.map((row) => row.body).join()).not.toMatch(/nevrátilo|důvod/);
    const told = await server.asOwner(
      `select d.unit_id, d.rule from disclosure d join party p on p.id = d.party_id where p.emergency_id = $1`,
      [id],
    );
    expect(told).toEqual([{ unit_id: unitId, rule: 'P21' }]);
  });
});
