import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { atEachTable, forEachTest, onFreshTestApp } from '../../testing/hooks.js';
import { eachKeyFile } from '../../testing/key-files.js';
import { LiveScene } from '../../testing/live-scene.js';
import { readConfig } from '../config/config.js';
import { eraseAgain, eraseCase } from './erase-case.js';
import { erasedListOf } from './erased-list.js';

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { text } } } }';

const keys = eachKeyFile();
const server = onFreshTestApp(() => ({ env: { SOULAD_KEYS: keys.path } }));
const config = forEachTest(async () =>
  readConfig({ SOULAD_APP_URL: server.database.appUrl, SOULAD_KEYS: keys.path, SOULAD_MODE: 'test' }),
);
const scene = atEachTable(server);

it('an erased case that a restored backup brings back is erased again, and only that one', async () => {
  await scene.newUnit('worker', { mode: 'joint', text: 'Roste tu kapradina.' });
  const other = await LiveScene.lay(server);
  await other.newUnit('worker', { mode: 'joint', text: 'Druhý případ.' });
  const { caseId, people } = scene.table;
  const [before] = await server.asOwner<{ wrapped: Buffer }>('select wrapped from case_key where case_id = $1', [
    caseId,
  ]);
  await eraseCase(config, server.database.ownerUrl, { caseId, reason: 'skartace' });
  expect(await eraseAgain(config, server.database.ownerUrl)).toBe(0);

  // What a backup from before holds.
  await server.asOwner('update case_key set wrapped = $2, erased_at = null, erased_reason = null where case_id = $1', [
    caseId,
    before?.wrapped,
  ]);
  expect(await eraseAgain(config, server.database.ownerUrl)).toBe(1);
  const [after] = await server.asOwner<{ wrapped: Buffer | null }>('select wrapped from case_key where case_id = $1', [
    caseId,
  ]);
  expect(after?.wrapped).toBeNull();
  const ask = async ({ table }: LiveScene) =>
    (await server.gql(RECORD, { id: table.recordId }, table.people.worker.cookie)).code;
  await expect.poll(() => ask(scene), { timeout: 10_000 }).toBe('ERASED');
  expect(await ask(other)).toBeUndefined();
  const list = await readFile(erasedListOf(keys.path), 'utf8');
  expect(list.trim().split('\n')).toHaveLength(1);
  expect(list).not.toContain(people.worker.displayName);
});
