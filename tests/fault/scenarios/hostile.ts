import { storedRows } from '@soulad/api/testing';
import { firstGeneration } from '@soulad/shared/doc';
import * as Y from 'yjs';
import type { Crowd } from '../support/crowd.js';
import { HostileGuest, tryGuard } from '../support/hostile-guest.js';
import { addPassage, seatGuest } from '../support/people.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

/** Mutants before the guard for every one that goes the whole way over a socket: three of these end a connection. */
const PER_PUSH = 50;
const GUESTS = 6;
const WORDS = 'začátek';

/** Members push edits whose bytes were changed: no server dies of them, nothing of them waits for ever, and the others write on. */
export const hostile: Scenario = {
  name: 'hostile',
  does: 'mutated updates from members',
  async play(site, hardness) {
    const { random, strikes: mutants } = hardness;
    const pick = (below: number): number => Math.floor(random() * below);
    const notes: string[] = [];
    const played = await struck(site, { ...hardness, strikes: 1 }, async (crowd) => {
      const [before, pids] = [site.memory, site.nodes.map(({ pid }) => pid)];
      notes.push(await pushMutants(site, crowd, Math.ceil(mutants / PER_PUSH), pick));
      if (site.nodes.some((node, index) => node.pid !== pids[index] || node.memory === 0))
        throw new Error('a node has ended');
      for (const node of site.nodes) await site.isReady(node, 10_000);
      notes.push(`nodes grew by at most ${site.grownSince(before).toFixed(0)} MB`);
      const [unitId] = crowd.units;
      if (unitId) notes.push(guardWords(mutants, tryGuard(unitId, mutants, pick)));
      return undefined;
    });
    return { ...played, strikes: mutants, notes };
  },
};

async function pushMutants(site: Site, crowd: Crowd, count: number, pick: (below: number) => number): Promise<string> {
  const { id: unitId } = await addPassage(site, crowd, WORDS);
  const { recordId } = crowd.table;
  const guests = await Promise.all(
    Array.from({ length: GUESTS }, async () => {
      const sitter = await seatGuest(site, crowd, 'school');
      return new HostileGuest({ origin: site.origin, sitter, recordId, unitId, pick });
    }),
  );
  try {
    await Promise.all(guests.map((guest) => guest.push(Math.ceil(count / GUESTS))));
  } finally {
    for (const guest of guests) guest.close();
  }
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, firstGeneration({ unitId, gen: 1, text: WORDS }));
  for (const { bytes } of await storedRows(site.run, unitId)) Y.applyUpdate(doc, bytes);
  if (doc.store.pendingStructs || doc.store.pendingDs)
    throw new Error('something of a mutant waits in the log for ever');
  const answers = new Map<string, number>();
  for (const guest of guests)
    for (const [code, times] of guest.answers) answers.set(code, (answers.get(code) ?? 0) + times);
  return `over sockets: ${[...answers].map(([code, times]) => `${times} ${code}`).join(', ')}`;
}

function guardWords(mutants: number, { passed, p99, slowest, grown }: ReturnType<typeof tryGuard>): string {
  const time = `p99 ${(p99 * 1_000).toFixed(0)} µs, slowest ${slowest.toFixed(1)} ms`;
  return `guard: ${mutants} mutants, ${passed} harmless, 0 pending, ${time}, grown by ${(grown / 1_048_576).toFixed(0)} MB`;
}
