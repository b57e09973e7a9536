import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '../../support/wait-for.js';
import { readAt, seatGuest } from '../support/people.js';
import { between } from '../support/random.js';
import { TcpProxy } from '../support/tcp-proxy.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

const READERS = 6;
/**
 * One in each passage pastes and takes back so many characters, as often as they are saved: a system keeps about 4 MB for
 * each reader before the node holds anything, and a passage takes 200 000.
 */
const PASTED = { length: 90_000, everyMs: 50 };
/** So long they read nothing. The server gives up whoever shows no sign of life for 10 to 15 s. */
const STILL_MS = [7_000, 9_000] as const;
/** Times that they stop and go on, until each was spared. */
const PATIENCE = 6;
/** [R29] A slow reader holds 4 MB of a node at most, and what was on its way when that was seen. */
const MOST_MB = READERS * 5;
const LOOK_MS = 100;

/** [R29] Some cannot read as fast as the others write: nobody waits for them, they hold little of a node, and they catch up. */
export const slowReaders: Scenario = {
  name: 'slow-readers',
  does: 'readers who stop reading while others paste',
  async play(site, hardness) {
    const notes: string[] = [];
    const played = await struck(site, hardness, async (crowd) => {
      const narrow = await TcpProxy.open(site.nodes.map(({ port }) => port));
      const { units } = crowd;
      const seat = (): ReturnType<typeof seatGuest> => seatGuest(site, crowd, 'school');
      const talkers = await Promise.all(
        units.map(async (id) => readAt({ origin: site.origin }, crowd, await seat(), [id])),
      );
      const readers = await Promise.all(
        Array.from({ length: READERS }, async () =>
          readAt({ origin: site.origin, through: `http://127.0.0.1:${narrow.port}` }, crowd, await seat(), units),
        ),
      );
      const all = [...talkers, ...readers];
      try {
        await waitFor('everybody is live', () => all.every(({ live }) => live), { withinMs: 30_000 });
        const pasting = setInterval(() => {
          for (const talker of talkers) if (talker.saved) talker.paste(PASTED.length);
        }, PASTED.everyMs);
        let still = 0;
        let held = 0;
        try {
          const busy = await crowd.p95();
          for (let tries = 0; tries < PATIENCE && readers.some(({ spared }) => spared === 0); tries += 1) {
            narrow.hold('toClient');
            const over = pause(between(hardness.random, ...STILL_MS), true);
            const watched = mostWaiting(site, over);
            [still] = await Promise.all([crowd.p95(), over]);
            held = Math.max(held, await watched);
            narrow.release();
            await waitFor('the readers are back', () => readers.every(({ live }) => live), { withinMs: 30_000 });
            await crowd.goesOn(crowd.writers.length);
          }
          notes.push(`p95 of the others ${busy.toFixed(0)} → ${still.toFixed(0)} ms`);
        } finally {
          clearInterval(pasting);
        }
        if (readers.some(({ spared }) => spared === 0))
          throw new Error('a reader who did not read was sent everything');
        if (held > MOST_MB) throw new Error(`a node held ${held.toFixed(1)} MB for ${READERS} slow readers`);
        if (held === 0) throw new Error('nothing waited for a reader who did not read');
        crowd.pause();
        const writing = [...talkers, ...crowd.writers];
        const saved = (): Promise<true> =>
          waitFor('everything is saved', () => writing.every((one) => one.saved), { withinMs: 60_000 });
        await saved();
        for (const talker of talkers) talker.erase();
        await saved();
        const stored = await crowd.stored();
        await waitFor('the readers have caught up', () => readers.every((one) => one.apartFrom(stored).length === 0), {
          withinMs: 60_000,
        });
        crowd.start();
        notes.push(`a node held at most ${held.toFixed(1)} MB`);
        return undefined;
      } finally {
        for (const one of all) one.close();
        await narrow.close();
      }
    });
    return { ...played, notes };
  },
};

/** @returns the most that waited in one node until it was over, MB */
async function mostWaiting(site: Site, over: Promise<boolean>): Promise<number> {
  let most = 0;
  while (!(await Promise.race([over, pause(LOOK_MS, false)]))) {
    const waiting = await Promise.all(site.nodes.map((node) => node.measure('soulad_socket_waiting_bytes')));
    most = Math.max(most, ...waiting.map((bytes) => bytes / 1024 ** 2));
  }
  return most;
}
