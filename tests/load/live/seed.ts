/**
 * Makes the seed of a measurement: tables of ten people each with everything that authorisation asks for, and their
 * units, through the product's own doors. `node … seed.ts ADMIN_URL`; writes the file of `seats.mjs`.
 */
import { joinRecord, layTable, type LiveTable, type RunAsOwner, seatPerson, type Sitter } from '@soulad/api/testing';
import { prepareDatabase } from '@soulad/infra/postgres';
import type { UnitId } from '@soulad/shared/ids';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import * as Y from 'yjs';
import { freePort, runCli, startApi } from '../../support/api-process.js';
import { waitFor } from '../../support/wait-for.js';
import { addressOf, SECRET, SEED } from './database.mjs';
import { SEATS_FILE } from './seats.mjs';

const PEOPLE_AT_TABLE = 10;
const TICKETS = 64;
const TABLES = Number(process.env.SOULAD_BENCH_TABLES ?? 50);
/** Small units, dealt out over the tables. */
const DOCS = Number(process.env.SOULAD_BENCH_DOCS ?? 1000);
/** Units of the one large record. */
const WIDE = Number(process.env.SOULAD_BENCH_WIDE ?? 300);
const AT_ONCE = 6;

const clusterUrl = process.argv[2] ?? '';
const draft = `${SEED}_draft`;

interface Made {
  readonly recordId: string;
  readonly sessions: readonly string[];
  readonly units: readonly (readonly [string, UnitId])[];
}

async function main(): Promise<void> {
  await prepareDatabase(clusterUrl, draft, { secret: SECRET });
  const env = {
    SOULAD_APP_URL: addressOf(clusterUrl, 'soulad_app', draft),
    SOULAD_OWNER_URL: addressOf(clusterUrl, 'soulad_owner', draft),
    SOULAD_KEYS: join(tmpdir(), `soulad-bench-keys-${randomBytes(6).toString('hex')}.json`),
    SOULAD_MODE: 'production',
    SOULAD_HOST: '127.0.0.1',
    SOULAD_RATE: '0',
  };
  await runCli(['keys', 'create'], env);
  await runCli(['migrate'], env);
  const pool = new pg.Pool({ connectionString: addressOfDraft(), max: AT_ONCE });
  const run: RunAsOwner = async (text, params) => (await pool.query<object>(text, params)).rows;
  const api = await startApi({ ...env, PORT: String(await freePort()) });
  try {
    const url = `http://127.0.0.1:${api.port}`;
    const tables = [...Array.from({ length: TABLES }, (_, index) => namesOf(index)), wideNames()];
    const made = await inTurns(tables, (names) => makeTable(run, url, names));
    await makeTickets(run);
    writeFileSync(SEATS_FILE, JSON.stringify(seatsOf(made, { SOULAD_KEYS: env.SOULAD_KEYS })));
  } finally {
    await api.kill();
    await pool.end();
  }
  const admin = new pg.Client({ connectionString: clusterUrl });
  await admin.connect();
  await admin.query(`alter database ${draft} rename to ${SEED}`);
  await admin.end();
}

function addressOfDraft(): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${draft}`;
  return url.href;
}

function namesOf(table: number): readonly string[] {
  const own = Array.from({ length: DOCS }, (_, index) => index).filter((index) => index % TABLES === table);
  const names = own.map((index) => `doc-${index}`);
  if (table < 5) names.push(`big-${table}`);
  return table === 5 % TABLES ? [...names, 'warm-up', 'opener-small'] : names;
}

function wideNames(): readonly string[] {
  return Array.from({ length: WIDE }, (_, index) => `wide-${index}`);
}

async function makeTable(run: RunAsOwner, url: string, names: readonly string[]): Promise<Made> {
  const table = await layTable(run);
  const [school] = (await run('select agency_id as id from party where id = $1', [table.parties.school])) as [
    { id: string },
  ];
  const { worker, minutes, teacher, ngo } = table.people;
  const people: Sitter[] = [worker, minutes, teacher, ngo];
  while (people.length < PEOPLE_AT_TABLE)
    people.push(
      await seatPerson(run, {
        ...{ partyId: table.parties.school, agencyId: school.id, role: 'member' },
        name: `Učitel ${people.length}`,
      }),
    );
  const units: (readonly [string, UnitId])[] = [];
  for (const name of names) units.push([name, await addUnit(url, table)]);
  await emptyAll(url, table, units);
  return { recordId: table.recordId, sessions: people.map((one) => one.sessionId), units };
}

async function addUnit(url: string, { recordId, sectionId, people }: LiveTable): Promise<UnitId> {
  const ask = async <T>(query: string, variables: object): Promise<T> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: people.worker.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    // Decoder: the shape is the one the server's own error formatter promises.
    const { data } = JSON.parse(text) as { data: T | null };
    if (!data) throw new Error(`the unit could not be made: ${text}`);
    return data;
  };
  const input = { recordId, sectionId, text: 'x', category: 'IDENT', mode: 'joint' };
  const { addUnit: unit } = await ask<{ addUnit: { id: UnitId; epoch: number } }>(
    'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }',
    { input },
  );
  await ask('mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', unit);
  return unit.id;
}

/** Takes the first letter out of each unit again: what stays is a paragraph with a text of no letters in it. */
async function emptyAll(
  url: string,
  { recordId, people }: LiveTable,
  units: readonly (readonly [string, UnitId])[],
): Promise<void> {
  const { record, transport } = joinRecord(url, people.worker.ticket, recordId);
  record.setUnits(units.map(([, unitId]) => ({ unitId, gen: 1 })));
  const open = (): boolean => record.units().every((unit) => unit.phase === 'live' && unit.right === 'write');
  await waitFor('the units are open', async () => open(), { withinMs: 120_000 });
  for (const unit of record.units()) {
    const paragraph = unit.fragment.get(0);
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
    if (!(text instanceof Y.XmlText)) throw new Error('a unit without a paragraph');
    text.delete(0, text.length);
  }
  await waitFor('everything is saved', async () => record.save.status === 'saved' && record.save.pending === 0, {
    withinMs: 120_000,
  });
  record.dispose();
  transport.close();
}

async function makeTickets(run: RunAsOwner): Promise<void> {
  await run(
    `insert into socket_ticket (token_hash, session_id, expires_at)
       select sha256(convert_to(s.id || '/' || n, 'UTF8')), s.id, now() from session s, generate_series(0, $1 - 1) n`,
    [TICKETS],
  );
}

function seatsOf(made: readonly Made[], env: Readonly<Record<string, string>>): object {
  const units = Object.fromEntries(
    made.flatMap((table, index) => table.units.map(([name, unitId]) => [name, { table: index, unitId }])),
  );
  return { env, tickets: TICKETS, units, tables: made.map(({ recordId, sessions }) => ({ recordId, sessions })) };
}

async function inTurns<A, B>(items: readonly A[], act: (item: A) => Promise<B>): Promise<B[]> {
  const results: B[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) results[index] = await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}

await main();
