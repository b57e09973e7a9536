import { joinRecord, layTable, type LiveTable, type SitterKey } from '@soulad/api/testing';
import { prepareDatabase, startThrowawayPostgres } from '@soulad/infra/postgres';
import type { UnitId } from '@soulad/shared/ids';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ApiProcess, runCli, startApi } from '../support/api-process.js';
import { sendGraphql } from '../support/graphql.js';
import { waitFor } from '../support/wait-for.js';
import { findWords, type Found } from './find-words.js';

/** One word per field that people write into, none of which is a word. */
const CANARIES = {
  draft: 'vrzalkovitka',
  passage: 'mlhozvonec',
  typed: 'kulichobříza',
  deleted: 'zapadalec',
  comment: 'střepenatka',
  answer: 'hvozdokam',
  narrowing: 'smrkolíh',
  allowance: 'jíloveska',
  cell: 'bukovrána',
  question: 'šípkoměd',
  fileName: 'lipohrad',
  fileBytes: 'trnkosoud',
  seatEnd: 'dubovlnka',
} as const;
/** Said to stand in the clear (threat model): finding it shows that the search finds. */
const IN_CLEAR = 'místohlas';

let folder: string;
let server: Awaited<ReturnType<typeof startThrowawayPostgres>>;
let owner: pg.Client;
let api: ApiProcess;
let table: LiveTable;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soulad-at-rest-'));
  server = await startThrowawayPostgres();
  const { ownerUrl, appUrl } = await prepareDatabase(server.adminUrl, 'soulad');
  const env = {
    ...{ SOULAD_OWNER_URL: ownerUrl, SOULAD_APP_URL: appUrl, SOULAD_MODE: 'test', NODE_ENV: 'production' },
    ...{ SOULAD_KEYS: join(folder, 'keys/keys.json'), SOULAD_AUDIT_DIR: join(folder, 'audit') },
  };
  await runCli(['keys', 'create'], env);
  await runCli(['migrate'], env);
  api = await startApi(env);
  owner = new pg.Client({ connectionString: new URL('/soulad', server.adminUrl).href });
  await owner.connect();
  table = await layTable(async (text, params) => (await owner.query(text, params)).rows);
});
afterAll(async () => {
  await api?.kill();
  await owner?.end();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const origin = (): string => `http://127.0.0.1:${api.port}`;

async function ask(by: SitterKey, query: string, variables: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { data, errors } = await sendGraphql(origin(), query, variables, table.people[by].cookie);
  if (errors.length > 0 || data === null) throw new Error(`${query}: ${errors[0]?.extensions?.code}`);
  return data;
}

async function addUnit(by: SitterKey, text: string, share: boolean): Promise<UnitId> {
  const { recordId, sectionId } = table;
  const data = await ask(by, 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id epoch } }', {
    input: { recordId, sectionId, category: 'EDU', mode: 'joint', text },
  });
  // Decoder: the fields just asked for.
  const { id, epoch } = data['addUnit'] as { id: UnitId; epoch: number };
  if (share)
    await ask(by, 'mutation ($id: ID!, $epoch: Int!) { shareUnit(unitId: $id, epoch: $epoch) { id } }', { id, epoch });
  return id;
}

/** Types a word, and another one that is deleted again. */
async function typeInto(unitId: UnitId): Promise<void> {
  const { record, transport } = joinRecord(origin(), table.people.teacher.ticket, table.recordId);
  try {
    record.setUnits([{ unitId, gen: 1 }]);
    const text = await waitFor('the passage is live', () => {
      const paragraph = record.unit(unitId)?.phase === 'live' ? record.unit(unitId)?.fragment.get(0) : undefined;
      const found = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined;
      return found instanceof Y.XmlText ? found : undefined;
    });
    const saved = (): Promise<boolean> =>
      waitFor('the words are saved', () => record.save.status === 'saved' && record.save.pending === 0);
    text.insert(text.length, ` ${CANARIES.typed} ${CANARIES.deleted}`);
    await saved();
    text.delete(text.length - CANARIES.deleted.length, CANARIES.deleted.length);
    await saved();
  } finally {
    record.dispose();
    transport.close();
  }
}

async function bringFile(unitId: UnitId): Promise<void> {
  const answer = await fetch(`${origin()}/files?unit=${unitId}`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/octet-stream', cookie: table.people.teacher.cookie, origin: origin() },
      'x-file-name': encodeURIComponent(`${CANARIES.fileName}.txt`),
    },
    body: `Zpráva. ${CANARIES.fileBytes} `.repeat(200),
  });
  expect(answer.status).toBe(201);
}

async function write(): Promise<void> {
  const { caseId, parties } = table;
  await addUnit('teacher', CANARIES.draft, false);
  const unitId = await addUnit('teacher', CANARIES.passage, true);
  await typeInto(unitId);
  await bringFile(unitId);
  await ask('teacher', 'mutation ($i: AddCommentInput!) { addComment(input: $i) { recordId } }', {
    i: { unitId, text: CANARIES.comment },
  });
  const [thread] = (await owner.query<{ id: string }>('select id from comment')).rows;
  await ask(
    'worker',
    'mutation ($id: ID!, $text: String!) { answerComment(threadId: $id, text: $text) { recordId } }',
    {
      ...{ id: thread?.id, text: CANARIES.answer },
    },
  );
  await ask(
    'teacher',
    'mutation ($id: ID!, $p: [ID!]!, $r: String!) { narrowUnit(unitId: $id, partyIds: $p, reason: $r) { id } }',
    {
      ...{ id: unitId, p: [parties.father], r: CANARIES.narrowing },
    },
  );
  await ask(
    'worker',
    'mutation ($id: ID!, $p: ID!, $r: String!) { allowParty(unitId: $id, partyId: $p, basis: "zspod-51-4-d", reason: $r) { id } }',
    { id: unitId, p: parties.debt, r: CANARIES.allowance },
  );
  await ask(
    'worker',
    'mutation ($id: ID!, $cell: CellInput!, $r: String!) { narrowCell(caseId: $id, cell: $cell, reason: $r) { mayNarrow } }',
    { id: caseId, cell: { partyId: parties.ngo, category: 'EDU', level: 'never' }, r: CANARIES.cell },
  );
  await ask('ngo', 'mutation ($i: AskAccessInput!) { askAccess(input: $i) { id } }', {
    i: { caseId, category: 'FIN', question: CANARIES.question },
  });
  await ask('worker', 'mutation ($id: ID!, $r: String!) { endParty(partyId: $id, reason: $r) { id } }', {
    ...{ id: parties.debt, r: CANARIES.seatEnd },
  });
  await owner.query('update conference set place = $1', [IN_CLEAR]);
}

/** Every row of every table as text, as a dump writes it. */
async function dump(): Promise<Buffer> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  );
  const texts: string[] = [];
  for (const { name } of rows)
    texts.push(
      ...(await owner.query<{ text: string }>(`select t::text as text from ${name} t`)).rows.map((row) => row.text),
    );
  return Buffer.from(texts.join('\n'), 'utf8');
}

describe('what people wrote', () => {
  it(
    '[T53] stands in no file of the database, in no dump and in no log, in whatever encoding',
    { timeout: 300_000 },
    async () => {
      await write();
      // The last checkpoint is written when it stops.
      await api.kill();
      await owner.query('checkpoint');
      const [place] = (await owner.query<{ data_directory: string }>('show data_directory')).rows;
      if (!place) throw new Error('The server does not say where its data are.');
      const words = [...Object.values(CANARIES), IN_CLEAR];
      const found: Found[] = [
        ...(await findWords(words, { folders: [dirname(place.data_directory), join(folder, 'audit')] })),
        ...(await findWords(words, { texts: { dump: await dump(), output: Buffer.from(api.output()) } })),
      ];
      expect(found.filter(({ word }) => word !== IN_CLEAR)).toEqual([]);
      const seen = found.map(({ where }) =>
        where.includes('pg_wal') ? 'wal' : where.includes('base') ? 'heap' : where,
      );
      expect([...new Set(seen)].toSorted()).toEqual(['dump', 'heap', 'wal']);
    },
  );
});
