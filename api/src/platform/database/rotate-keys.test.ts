import type { CaseId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { onFreshTestApp } from '../../testing/hooks.js';
import { startTestApp } from '../../testing/index.js';
import { eachKeyFile } from '../../testing/key-files.js';
import { LiveScene, saved, textOf, type } from '../../testing/live-scene.js';
import { SystemIds } from '../clock/clock.js';
import { readConfig } from '../config/config.js';
import { addKeyVersion, KeyFile, Vault } from '../keys/index.js';
import { rotateKeys } from './rotate-keys.js';

const RECORD = 'query ($id: ID!) { record(id: $id) { sections { units { text } } } }';
const CASES = 450;

const keys = eachKeyFile();
const server = onFreshTestApp(() => ({ env: { SOULAD_KEYS: keys.path } }));

const rotate = () => {
  const { appUrl, ownerUrl } = server.database;
  return rotateKeys(readConfig({ SOULAD_APP_URL: appUrl, SOULAD_KEYS: keys.path, SOULAD_MODE: 'test' }), ownerUrl);
};
const versions = async (): Promise<readonly number[]> =>
  (await server.asOwner<{ v: number }>('select distinct kek_version as v from case_key order by 1')).map(
    (row) => row.v,
  );

describe('a rotation', () => {
  it('fails no reader and no writer on any node, and the key before opens nothing any more', async () => {
    const before = join(keys.folder, 'before.json');
    await copyFile(keys.path, before);
    const other = await startTestApp({ database: server.database, env: { SOULAD_KEYS: keys.path } });
    const scene = await LiveScene.lay(server);
    try {
      const unitId = await scene.newUnit('worker', { mode: 'joint' });
      const guest = await scene.join('worker', [unitId]);
      const reader = await scene.join('teacher', [unitId], other.url);
      const vaults = [server, other].map((node) => node.app.get(Vault));
      const cases = Array.from({ length: CASES }, () => randomUUID() as CaseId);
      for (const caseId of cases) await vaults[0]?.seal(caseId, 'p', Buffer.from(caseId));
      const failures: unknown[] = [];
      const counts = { reads: 0, writes: 0, fresh: 0 };
      let over = false;
      const hammer = async (work: () => Promise<unknown>): Promise<void> => {
        while (!over) await work().catch((error: unknown) => failures.push(error));
      };
      let turn = 0;
      const next = <T>(among: readonly T[]): T => among[(turn += 1) % among.length] as T;
      const busy = [
        ...[server, other].map((node) =>
          hammer(async () => {
            const { code, body } = await node.gql(
              RECORD,
              { id: scene.table.recordId },
              scene.table.people.teacher.cookie,
            );
            if (code !== undefined || !body.includes('začátek')) failures.push(code ?? body);
            counts.reads += 1;
          }),
        ),
        ...vaults.map((vault) =>
          hammer(async () => {
            const caseId = next(cases);
            const sealed = await vault.seal(caseId, 'q', Buffer.from('slovo'));
            await vault.open(caseId, 'q', sealed);
            // Opened keys are held for a while; a rotation is felt by those who have to fetch one.
            const fresh = await next(vaults).seal(randomUUID() as CaseId, 'q', Buffer.from('nové'));
            expect(fresh.length).toBeGreaterThan(0);
            counts.fresh += 1;
          }),
        ),
        hammer(async () => {
          type(guest, unitId, '.');
          await saved(guest);
          counts.writes += 1;
        }),
      ];
      const { version, rewrapped } = await rotate();
      over = true;
      await Promise.all(busy);
      await saved(guest);
      expect(failures).toEqual([]);
      expect(Math.min(...Object.values(counts))).toBeGreaterThan(0);
      expect({ version, versions: await versions() }).toEqual({ version: 2, versions: [2] });
      expect(rewrapped).toBeGreaterThanOrEqual(CASES);
      await expect.poll(() => textOf(reader, unitId), { timeout: 10_000 }).toBe(textOf(guest, unitId));
      expect(Object.keys(JSON.parse(await readFile(keys.path, 'utf8')).keys)).toEqual(['2']);
      const old = new KeyFile(before, new SystemIds());
      await old.load();
      const [row] = await server.asOwner<{ version: number; wrapped: Buffer }>(
        'select kek_version as version, wrapped from case_key where case_id = $1',
        [cases[0]],
      );
      await expect(
        old.unwrap({ version: 1, wrapped: row?.wrapped ?? Buffer.alloc(0) }, cases[0] ?? ''),
      ).rejects.toMatchObject({ code: 'UNREADABLE' });
    } finally {
      scene.leaveAll();
      await other.close();
    }
  });

  it('that was cut off is taken up, without a second key for it', async () => {
    const vault = server.app.get(Vault);
    const caseId = randomUUID() as CaseId;
    const sealed = await vault.seal(caseId, 'p', Buffer.from('slovo'));
    await addKeyVersion(keys.path, new SystemIds());
    await server.asOwner('update kek_floor set version = 2');
    expect(await rotate()).toEqual({ version: 2, rewrapped: 2 });
    expect(await versions()).toEqual([2]);
    const again = await startTestApp({ database: server.database, env: { SOULAD_KEYS: keys.path } });
    expect((await again.app.get(Vault).open(caseId, 'p', sealed)).toString()).toBe('slovo');
    await again.close();
    expect((await rotate()).version).toBe(3);
  });

  it('leaves a damaged key file as it is, and says so', async () => {
    await writeFile(keys.path, '{');
    await expect(rotate()).rejects.toThrow('is not one of Soulad, or it is damaged');
    expect(await versions()).toEqual([1]);
  });
});
