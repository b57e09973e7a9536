import { waitFor } from '../../support/wait-for.js';
import type { Crowd } from '../support/crowd.js';
import { addPassage, ask, readAt, seatGuest } from '../support/people.js';
import type { Site } from '../support/site.js';
import type { Scenario } from './scenario.js';
import { struck } from './struck.js';

const NARROW = `mutation ($id: ID!, $p: [ID!]!) { narrowUnit(unitId: $id, partyIds: $p, reason: "bezpečí") { id } }`;
/** What is promised where a word is lost: every node looks for itself every second or two. */
const REVOKED_MS = 5_000;

/** The connections on which announcements are heard live, and no word comes: texts arrive later, and rights end all the same. */
export const silentBus: Scenario = {
  name: 'silent-bus',
  does: 'no announcement is heard, and nothing says so',
  async play(site, hardness) {
    const [revoked, arrived]: [number[], number[]] = [[], []];
    try {
      const played = await struck(site, hardness, async (crowd) => {
        site.statements.silent = true;
        arrived.push(await everybodyReads(crowd));
        revoked.push(await passageNarrowed(site, crowd), await seatEnded(site, crowd));
        return async () => (site.statements.silent = false);
      });
      if (site.statements.withheld === 0) throw new Error('no announcement was kept back');
      const [text, right] = [arrived, revoked].map((all) => Math.max(...all).toFixed(0));
      const kept = `${site.statements.withheld} announcements kept back`;
      return { ...played, notes: [kept, `texts at everybody in ${text} ms, rights ended in ${right} ms at most`] };
    } finally {
      site.statements.silent = false;
    }
  },
};

/** @returns milliseconds until a line typed now stands on every screen */
async function everybodyReads(crowd: Crowd): Promise<number> {
  const since = performance.now();
  const [first, ...others] = crowd.writers;
  const from = first?.typed.length ?? 0;
  const line = await waitFor('a line is typed', () => first?.typed[from]);
  const reads = (): boolean =>
    others.every((writer) => crowd.units.some((unitId) => writer.textOf(unitId).split('\n').includes(line)));
  await waitFor('everybody reads the line', reads, { withinMs: 30_000 });
  return performance.now() - since;
}

/** A passage is narrowed by the office. @returns milliseconds until the school reads it no more, at any node */
async function passageNarrowed(site: Site, crowd: Crowd): Promise<number> {
  const passage = await addPassage(site, crowd, 'tajné');
  const { people, parties } = crowd.table;
  return lost(site, crowd, [passage.id], () =>
    ask(site.origin, people.worker, NARROW, { id: passage.id, p: [parties.school] }),
  );
}

async function seatEnded(site: Site, crowd: Crowd): Promise<number> {
  return lost(site, crowd, crowd.units, (userIds) =>
    site.run('update assignment set valid_to = now() where user_id = any ($1)', [userIds]),
  );
}

/** A guest at every node has passages open, and they are taken away. @returns milliseconds until all have lost them */
async function lost(
  site: Site,
  crowd: Crowd,
  units: Crowd['units'],
  take: (userIds: readonly string[]) => Promise<unknown>,
): Promise<number> {
  const sitters = await Promise.all(site.nodes.map(() => seatGuest(site, crowd, 'school')));
  const guests = site.nodes.flatMap(({ origin }, index) => {
    const sitter = sitters[index];
    return sitter ? [readAt({ origin }, crowd, sitter, units)] : [];
  });
  try {
    await waitFor('the guests are live', () => guests.every((guest) => guest.live), { withinMs: 30_000 });
    await take(sitters.map(({ userId }) => userId));
    const since = performance.now();
    const all = (): boolean => guests.every((guest) => !guest.live);
    await waitFor('the guests have lost the passages', all, { withinMs: REVOKED_MS });
    return performance.now() - since;
  } finally {
    for (const guest of guests) guest.close();
  }
}
