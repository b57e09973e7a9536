import { randomUUID } from 'node:crypto';
import type { CaseId } from '@soulad/shared/ids';
import { describe, expect, it } from 'vitest';
import { atEachTable, forEachTest, onFreshTestApp } from '../../testing/hooks.js';
import { startTestApp } from '../../testing/index.js';
import { eachKeyFile } from '../../testing/key-files.js';
import { LiveScene, saved, textOf, type } from '../../testing/live-scene.js';
import { readConfig } from '../config/config.js';
import { Vault } from '../keys/index.js';
import { eraseCase } from './erase-case.js';
import { rotateKeys } from './rotate-keys.js';

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { text } } } }';
const CASE = 'query ($id: ID!) { case(id: $id) { id } }';
const SEARCH = 'query ($text: String!) { search(text: $text) { total } }';
const REACHED = 'query ($id: ID!) { disclosures(caseId: $id) { passage { excerpt } } }';
const CANARY = 'kapradina';
const REASON = 'skartační řízení 12/2026';

const keys = eachKeyFile();
const server = onFreshTestApp(() => ({ env: { SOULAD_KEYS: keys.path } }));
const config = forEachTest(async () =>
  readConfig({ SOULAD_APP_URL: server.database.appUrl, SOULAD_KEYS: keys.path, SOULAD_MODE: 'test' }),
);
const scene = atEachTable(server);

const erase = (caseId: CaseId = scene.table.caseId): Promise<string> =>
  eraseCase(config, server.database.ownerUrl, { caseId, reason: REASON });
const codeOf = async (query: string, variables: object, of = scene): Promise<string | undefined> =>
  (await server.gql(query, variables, of.table.people.worker.cookie)).code;
const keyRow = async () =>
  (
    await server.asOwner<{ wrapped: Buffer | null; reason: Buffer }>(
      'select wrapped, erased_reason as reason from case_key where case_id = $1',
      [scene.table.caseId],
    )
  )[0];

describe('an erased case', () => {
  it('is read by nobody on any way, while the log of it stays whole and other cases are as before', async () => {
    await scene.newUnit('worker', { mode: 'joint', text: `Roste tu ${CANARY}.` });
    const other = await LiveScene.lay(server);
    const { recordId, caseId } = scene.table;
    expect(await codeOf(RECORD, { id: recordId })).toBeUndefined();
    await erase();
    await expect.poll(() => codeOf(RECORD, { id: recordId }), { timeout: 10_000 }).toBe('ERASED');
    const { body } = await server.gql(SEARCH, { text: CANARY }, scene.table.people.worker.cookie);
    expect(JSON.parse(body).data.search).toEqual({ total: 0 });
    expect(await codeOf(CASE, { id: caseId })).toBeUndefined();
    const reached = await server.gql(REACHED, { id: caseId }, scene.table.people.worker.cookie);
    expect(JSON.parse(reached.body).data.disclosures[0]).toMatchObject({ passage: { excerpt: '' } });
    const input = { recordId, sectionId: scene.table.sectionId, text: 'nové' };
    expect(await scene.refusalOf('worker', ADD, { input })).toBe('ERASED');
    expect(await codeOf(RECORD, { id: other.table.recordId }, other)).toBeUndefined();
    const broken = await server.asOwner<{ at: string | null }>(
      'select audit_first_break($1) as at union all select audit_first_break(null)',
      [caseId],
    );
    expect(broken).toEqual([{ at: null }, { at: null }]);
    const rows = await server.asOwner<{ stream: string | null }>(
      `select stream from audit_event where action = 'case.erase' and object = $1 order by stream nulls last`,
      [caseId],
    );
    expect(rows.map((row) => row.stream)).toEqual([caseId, null]);
  });

  it('leaves the screens of those who had it open', async () => {
    const unitId = await scene.newUnit('worker', { mode: 'joint' });
    const guest = await scene.join('worker', [unitId]);
    type(guest, unitId, ` ${CANARY}`);
    await saved(guest);
    await erase();
    await expect.poll(() => textOf(guest, unitId), { timeout: 10_000 }).toBeUndefined();
  });

  it('is erased once, with a reason that stands sealed', async () => {
    await scene.newUnit('worker');
    expect(await erase()).toMatch(/^T /);
    const row = await keyRow();
    expect(row?.wrapped).toBeNull();
    expect(row?.reason.includes('skarta')).toBe(false);
    await expect(erase()).rejects.toThrow('was erased before');
    await expect(erase(randomUUID() as CaseId)).rejects.toThrow('There is no such case');
  });

  it('gets no key any more when nothing was written in it yet', async () => {
    await erase();
    await expect(server.app.get(Vault).keyOf(scene.table.caseId)).rejects.toMatchObject({ code: 'ERASED' });
  });

  it('is unreadable in a backup of the database too, once the keys were rotated', async () => {
    await scene.newUnit('worker', { text: CANARY });
    const { caseId, recordId } = scene.table;
    const backup = await keyRow();
    await erase();
    await rotateKeys(config, server.database.ownerUrl);
    await server.asOwner('update case_key set wrapped = $2, erased_at = null, kek_version = 1 where case_id = $1', [
      caseId,
      backup?.wrapped,
    ]);
    const restored = await startTestApp({ database: server.database, env: { SOULAD_KEYS: config.keys ?? '' } });
    try {
      const { code } = await restored.gql(RECORD, { id: recordId }, scene.table.people.worker.cookie);
      expect(code).toBe('UNREADABLE');
    } finally {
      await restored.close();
    }
  });
});

const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { id } }';
