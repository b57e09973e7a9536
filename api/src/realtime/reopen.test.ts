import type { UnitId } from '@soulad/shared/ids';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { carve, follow } from '../testing/carving.js';
import { startTestApp, type TestApp } from '../testing/index.js';
import { LiveScene } from '../testing/live-scene.js';

let server: TestApp;
let scene: LiveScene;
let unitId: UnitId;

beforeAll(async () => {
  server = await startTestApp();
});
afterAll(() => server?.close());
beforeEach(async () => {
  scene = await LiveScene.lay(server);
  unitId = await scene.newUnit('worker', { text: 'Jedna. Dvě.', mode: 'joint' });
});
afterEach(() => scene?.leaveAll());

describe('opening the new generation while the old one is being let go', () => {
  it('[R21] an opening that is refused does not end another one of the same unit that is not', async () => {
    const author = await scene.join('worker', [unitId]);
    await follow(scene, 'worker', author);
    const reader = await scene.enter('teacher');
    await carve(scene, 'worker', author, { unitId, words: 'Dvě.' });
    const { recordId } = scene.table;
    const open = (gen: number) => reader.request('unit:open', { recordId, units: [{ unitId, gen }] });
    const sv = Y.encodeStateVector(new Y.Doc());
    for (let round = 0; round < 10; round += 1) {
      const [older, newer] = await Promise.all([open(1), open(2)]);
      expect(older).toMatchObject({ ok: true, units: [{ code: 'GEN_MISMATCH' }] });
      expect(newer).toMatchObject({ ok: true, units: [{ gen: 2, right: 'write' }] });
      expect(await reader.request('unit:pull', { unitId, gen: 2, sv })).toMatchObject({ ok: true });
    }
  });
});
