import { expect, it } from 'vitest';
import { atTable, onTestApp } from '../../testing/hooks.js';

const server = onTestApp();
const scene = atTable(server);

/** Each with a seat of the case, invited to the sitting, and with a passage that nobody else reads. */
const STRANGERS = 5000;
/** An index that is looked up is a page or two higher then. */
const MOST_PAGES = 5;

/** Pages that the database looks at to answer the teacher. */
async function pagesFor(question: string): Promise<number> {
  const look = `explain (analyze, buffers, format json) select count(asked) from (select ${question} as asked) x`;
  return scene.inside('teacher', async ({ sql }) => {
    // The first time the catalogue is read as well.
    await sql.query(look);
    const [row] = await sql.query<{
      'QUERY PLAN': [{ Plan: { 'Shared Hit Blocks': number; 'Shared Read Blocks': number } }];
    }>(look);
    const plan = row?.['QUERY PLAN'][0].Plan;
    return plan ? plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] : NaN;
  });
}

const QUESTIONS = ['ctx_units()', 'ctx_sittings()', 'ctx_records()', '(select count(*) from section)'];

async function pages(): Promise<Readonly<Record<string, number>>> {
  await server.asOwner('analyze');
  const told: [string, number][] = [];
  for (const question of QUESTIONS) told.push([question, await pagesFor(question)]);
  return Object.fromEntries(told);
}

/** Rows that a page of the interface reads at once. */
const ROWS = 200;
/** A row, its key, and the key of what it is about; to enter a question about the caller costs thirty at least. */
const PAGES_A_ROW = 8;

const COPIES = `insert into unit (id, record_id, section_id, rank, author_party, kind, mode, created_by, schema_v)
  select gen_random_uuid(), record_id, section_id, rank, author_party, kind, mode, created_by, schema_v
    from unit, generate_series(1, ${ROWS}) where id = $1 returning id`;

it.each([
  [
    'notices',
    '(select count(*) from notice)',
    async (unitId: string) => {
      const { caseId, people, parties } = scene.table;
      await server.asOwner(
        `with fresh as (${COPIES}),
         read as (insert into audience (unit_id, party_id, access_right, rule, explanation) select id, $2, 'read', 'r', 'e' from fresh)
         insert into notice (id, user_id, membership_id, case_id, kind, object_type, object_id)
           select gen_random_uuid(), m.user_id, m.id, $3, 'comment', 'unit', fresh.id from fresh, membership m where m.user_id = $4`,
        [unitId, parties.school, caseId, people.teacher.userId],
      );
    },
  ],
  [
    'guests of a meeting',
    '(select count(*) from sitting_party)',
    async () => {
      await server.asOwner(
        `with guest as (
           insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, valid_from)
             select gen_random_uuid(), case_id, type, agency_id, 'G' || n, label, purpose, basis, valid_from
               from party, generate_series(1, ${ROWS}) n where id = $1 returning id)
         insert into sitting_party (sitting_id, party_id, invitation) select $2, id, 'invited' from guest`,
        [scene.table.parties.debt, scene.table.sittingId],
      );
    },
  ],
])(`looks once at what the reader of ${ROWS} %s may see`, async (_what, question, add) => {
  const unitId = await scene.newUnit('worker', { mode: 'joint' });
  const few = await pagesFor(question);
  await add(unitId);
  await server.asOwner('analyze');
  const many = await pagesFor(question);
  expect(many).toBeGreaterThan(few);
  expect(many).toBeLessThan(few + ROWS * PAGES_A_ROW);
});

it(`asks about the caller without looking at what is ${STRANGERS} strangers'`, async () => {
  const { sittingId, parties } = scene.table;
  const unitId = await scene.newUnit('worker', { mode: 'joint' });
  const before = await pages();
  const strangers = await server.asOwner<{ id: string }>(
    `insert into party (id, case_id, type, agency_id, letter, label, purpose, basis, valid_from)
     select gen_random_uuid(), case_id, type, agency_id, 'X' || n, label, purpose, basis, valid_from
       from party, generate_series(1, ${STRANGERS}) n where id = $1 returning id`,
    [parties.debt],
  );
  const ids = strangers.map(({ id }) => id);
  await server.asOwner(
    `insert into sitting_party (sitting_id, party_id, invitation) select $1, unnest($2::uuid[]), 'invited'`,
    [sittingId, ids],
  );
  await server.asOwner(
    `with fresh as (
       insert into unit (id, record_id, section_id, rank, author_party, kind, mode, created_by, schema_v)
         select gen_random_uuid(), record_id, section_id, rank, author_party, kind, mode, created_by, schema_v
           from unit, generate_series(1, ${STRANGERS}) where id = $1 returning id)
     insert into audience (unit_id, party_id, access_right, rule, explanation)
       select unit.id, stranger.id, 'read', 'r', 'e'
         from (select id, row_number() over () n from fresh) unit join unnest($2::uuid[]) with ordinality stranger (id, n) using (n)`,
    [unitId, ids],
  );
  const after = await pages();
  for (const question of QUESTIONS) {
    expect(before[question]).toBeGreaterThan(0);
    expect(after[question], question).toBeLessThan((before[question] ?? 0) + MOST_PAGES);
  }
});
