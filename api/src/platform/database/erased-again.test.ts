import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../testing/index.js';
import { LiveScene } from '../../testing/live-scene.js';
import { SystemIds } from '../clock/clock.js';
import { type Config, readConfig } from '../config/config.js';
import { makeKeyFile } from '../keys/index.js';
import { eraseAgain, eraseCase } from './erase-case.js';
import { erasedListOf } from './erased-list.js';

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { text } } } }';

let folder: string;
let server: TestApp;
let scene: LiveScene;
let config: Config;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'soulad-again-'));
  const keys = join(folder, 'keys.json');
  await makeKeyFile(keys, new SystemIds());
  server = await startTestApp({ env: { SOULAD_KEYS: keys } });
  config = readConfig({ SOULAD_APP_URL: server.database.appUrl, SOULAD_KEYS: keys, SOULAD_MODE: 'test' });
  scene = await LiveScene.lay(server);
});
afterEach(async () => {
  scene?.leaveAll();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

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
  const list = await readFile(erasedListOf(join(folder, 'keys.json')), 'utf8');
  expect(list.trim().split('\n')).toHaveLength(1);
  expect(list).not.toContain(people.worker.displayName);
});
