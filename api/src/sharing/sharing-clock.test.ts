import { describe, expect, it, vi } from 'vitest';
import { onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { SharingClock } from './index.js';

const server = onTestApp();

describe('the clock of sharing', () => {
  it('[I7] decides every case that is due, also behind one that cannot be decided', async () => {
    const [broken, sound] = [await LiveScene.lay(server), await LiveScene.lay(server)];
    for (const scene of [broken, sound]) await scene.newUnit('worker');
    await server.asOwner(`update unit set category = 'NONE_SUCH' where record_id = $1`, [broken.table.recordId]);
    await server.asOwner(
      `insert into sharing_clock (case_id, due_at) values ($1, now() - interval '2 seconds'), ($2, now() - interval '1 second')
         on conflict (case_id) do update set due_at = excluded.due_at`,
      [broken.table.caseId, sound.table.caseId],
    );
    await vi.waitFor(
      async () => {
        const [row] = await server.asOwner<{ due_at: Date | null }>(
          'select due_at from sharing_clock where case_id = $1',
          [sound.table.caseId],
        );
        expect(row?.due_at).toBeNull();
      },
      { timeout: 3_000, interval: 100 },
    );
  });
  it('[I7] leaves alone what another node has decided meanwhile', async () => {
    const scene = await LiveScene.lay(server);
    await scene.newUnit('worker');
    const said = vi.spyOn(process.stderr, 'write');
    try {
      await server.asOwner(
        `insert into sharing_clock (case_id, due_at) values ($1, now() - interval '1 second')
           on conflict (case_id) do update set due_at = excluded.due_at`,
        [scene.table.caseId],
      );
      const clock = server.app.get(SharingClock);
      await Promise.all([clock.tick(), clock.tick(), clock.tick()]);
      const told = said.mock.calls.map(([line]) => String(line));
      const { caseId } = scene.table;
      const [row] = await server.asOwner('select due_at from sharing_clock where case_id = $1', [caseId]);
      expect(row).toEqual({ due_at: null });
      expect(told.filter((line) => line.includes('could not be decided') && line.includes('NOT_FOUND'))).toEqual([]);
    } finally {
      said.mockRestore();
    }
  });
});
