import { ProductError } from '@soulad/shared/errors';
import { beforeAll, expect, it } from 'vitest';
import { type LiveTable, layTable } from '../../testing/index.js';
import { seededRandom } from '../../testing/revocation/seeded.js';
import { onTestApp } from '../../testing/hooks.js';
import { Sessions } from '../../identity/index.js';
import type { Principal } from '../context.js';

/** `SOULAD_HAMMER=10000 SOULAD_SEED=7` is the long form. */
const REQUESTS = Number(process.env.SOULAD_HAMMER ?? 2_000);
const SEED = Number(process.env.SOULAD_SEED ?? 20261122);
/** At a time: more than the pool has connections, so that everybody gets one that somebody else used before. */
const AT_ONCE = 16;

const server = onTestApp({ env: { SOULAD_POOL: '2' } });
let tables: readonly LiveTable[];
beforeAll(async () => {
  tables = [await layTable(server.asOwner), await layTable(server.asOwner)];
  for (const table of tables) await server.gql(ADD, { input: inputOf(table) }, table.people.worker.cookie);
});

const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }';
const inputOf = ({ recordId, sectionId }: LiveTable): object => ({ recordId, sectionId, text: 'slovo', mode: 'joint' });

const READ = `select c.id as "caseId", s.user_id as "userId" from case_file c cross join lateral (select ctx_user() as user_id) s`;
const TABLES = ['case_file', 'party', 'assignment', 'person', 'record', 'unit', 'unit_snapshot', 'audience'] as const;

it(
  '[I3] a pool of two connections, passed from hand to hand between two agencies with aborts and time-outs, gives nobody a row of the other',
  async () => {
    const random = seededRandom(SEED);
    const people = await principals();
    const counts = { own: 0, foreign: 0, failed: 0, without: 0 };
    let left = REQUESTS;
    const worker = async (): Promise<void> => {
      while (left-- > 0) {
        const person = people[Math.floor(random() * people.length)];
        if (person) await one(person, random, counts);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    console.info(`pool: ${REQUESTS} requests, seed ${SEED}, ${JSON.stringify(counts)}`);
    expect(counts.foreign).toBe(0);
    expect(counts.own).toBeGreaterThan(REQUESTS / 4);
    expect(counts.failed).toBeGreaterThan(REQUESTS / 20);
  },
  60_000 + REQUESTS * 50,
);

interface Person {
  readonly principal: Principal;
  readonly caseId: string;
}

async function principals(): Promise<Person[]> {
  const found: Person[] = [];
  for (const { people, caseId } of tables)
    for (const { sessionId } of [people.worker, people.teacher, people.mother]) {
      const principal = await server.app.get(Sessions).byId(sessionId);
      if (principal) found.push({ principal, caseId });
    }
  return found;
}

/** One request: read, fail half-way, run out of time, or ask without a session. */
async function one({ principal, caseId }: Person, random: () => number, counts: Record<string, number>): Promise<void> {
  const note = (what: string, by = 1): void => void (counts[what] = (counts[what] ?? 0) + by);
  const chance = random();
  if (chance < 0.1) {
    const rows = await server.db.asSystem((sql) => sql.query('select id from case_file'));
    return (note('foreign', rows.length), note('without'));
  }
  try {
    await server.db.inContext(principal, async (ctx) => {
      const rows = await ctx.sql.query<{ caseId: string; userId: string }>(READ);
      const table = TABLES[Math.floor(random() * TABLES.length)] ?? 'unit';
      const [{ n } = { n: 0 }] = await ctx.sql.query<{ n: number }>(FOREIGN[table], [caseId]);
      const strange = rows.filter((row) => row.caseId !== caseId || row.userId !== principal.userId);
      note('foreign', strange.length + n);
      if (chance < 0.2) throw new ProductError('CONFLICT');
      if (chance < 0.25) await ctx.sql.query('select 1 / 0');
      if (chance < 0.28) await ctx.sql.query('set local statement_timeout = 1');
      if (chance < 0.28) await ctx.sql.query('select pg_sleep(5)');
      note('own', rows.length);
    });
  } catch {
    note('failed');
  }
}

const ofCase = (from: string, column: string): string => `select count(*)::int as n from ${from} where ${column} <> $1`;
const ofUnit = (table: string): string =>
  ofCase(`${table} x join unit u on u.id = x.unit_id join record r on r.id = u.record_id`, 'r.case_id');
const FOREIGN: Readonly<Record<(typeof TABLES)[number], string>> = {
  case_file: ofCase('case_file', 'id'),
  party: ofCase('party', 'case_id'),
  assignment: ofCase('assignment a join party p on p.id = a.party_id', 'p.case_id'),
  person: ofCase('person x join case_file c on c.family_id = x.family_id', 'c.id'),
  record: ofCase('record', 'case_id'),
  unit: ofCase('unit u join record r on r.id = u.record_id', 'r.case_id'),
  unit_snapshot: ofUnit('unit_snapshot'),
  audience: ofUnit('audience'),
};
