import type { UnitId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';

const ADD = `mutation ($input: AddCommentInput!) { addComment(input: $input) { recordId } }`;
const LIST = `query { noticeCount notices { unopened list { id kind opened familyName byParty { label } recordId unitId objectId } } }`;
const OPEN = `mutation ($id: ID!) { openNotice(id: $id) { unopened } }`;
const ALL = `mutation { openAllNotices { unopened } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;

interface Seen {
  readonly noticeCount: number;
  readonly notices: {
    readonly unopened: number;
    readonly list: readonly {
      readonly id: string;
      readonly kind: string;
      readonly opened: boolean;
      readonly byParty: { readonly label: string } | null;
      readonly unitId: string | null;
      readonly familyName: string | null;
    }[];
  };
}

describe.each(['both', 'app', 'rls'] as const)('notices as their reader sees them, with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const scene = atEachTable(server);
  let unitId: UnitId;
  beforeEach(async () => {
    unitId = await scene.newUnit('worker', { mode: 'joint', kind: 'frame' });
  });
  const say = (by: SitterKey, text: string, mentions: readonly SitterKey[] = [], more: object = {}) =>
    scene.ask(by, ADD, {
      input: { unitId, text, mentions: mentions.map((key) => scene.table.people[key].userId), ...more },
    });
  const seen = (by: SitterKey) => scene.ask<Seen>(by, LIST, {});

  it('[P52] tell of a comment on the own passage, and of a mention once', async () => {
    await say('teacher', '@Alena Zemanová prosím', ['worker']);
    const { notices, noticeCount } = await seen('worker');
    expect(noticeCount).toBe(1);
    expect(notices.list).toMatchObject([
      { kind: 'mention', opened: false, familyName: 'Břízovi', byParty: { label: 'school' }, unitId },
    ]);
    expect((await seen('minutes')).notices.list).toMatchObject([{ kind: 'comment' }]);
    expect((await seen('teacher')).notices).toEqual({ unopened: 0, list: [] });
    expect((await seen('father')).notices).toEqual({ unopened: 0, list: [] });
  });

  it('[P52] are not pushed out by notices that are not there for their reader', async () => {
    await say('worker', '@Ivan Bříza', ['father']);
    const told = (await seen('father')).notices;
    expect(told.unopened).toBe(1);
    // Five hundred newer ones about talks that the father does not read.
    await server.asOwner(
      `insert into notice (id, user_id, membership_id, case_id, kind, object_type, object_id, created_at)
         select gen_random_uuid(), user_id, membership_id, case_id, kind, object_type, gen_random_uuid(),
                created_at + n * interval '1 ms'
           from notice, generate_series(1, 500) n where user_id = $1`,
      [scene.table.people.father.userId],
    );
    expect((await seen('father')).notices).toEqual(told);
  });

  it('[P52] vanish from list and count with the right to the passage, and with the comment', async () => {
    await say('worker', '@Ivan Bříza', ['father']);
    await say('worker', '@Ivan Bříza podruhé', ['father']);
    const { notices } = await seen('father');
    expect(notices.unopened).toBe(2);
    const newest = notices.list[0]?.id ?? '';
    await scene.ask('worker', NARROW, { u: unitId, p: [scene.table.parties.father] });
    expect(await seen('father')).toEqual({ noticeCount: 0, notices: { unopened: 0, list: [] } });
    const bodies = [];
    for (const id of [newest, randomUUID(), 'x']) {
      const answer = await server.gql(OPEN, { id }, scene.table.people.father.cookie);
      bodies.push(answer.body.replace(/"traceId":"[^"]*"/, ''));
    }
    expect(bodies[0]).toContain('NOT_FOUND');
    expect(new Set(bodies).size).toBe(1);
  });

  it('[P52] are never of somebody the reader may not know', async () => {
    const { parties } = scene.table;
    await server.asOwner('update party set known_to = $2 where id = $1', [
      parties.ngo,
      [parties.ospod, parties.mother],
    ]);
    await say('ngo', '@Ivan Bříza', ['father']);
    expect((await seen('father')).noticeCount).toBe(0);
    await server.asOwner('update party set known_to = null where id = $1', [parties.ngo]);
    expect((await seen('father')).noticeCount).toBe(0);
  });

  it('[P52] are opened one by one or together, by their reader alone', async () => {
    await say('worker', '@Ivan Bříza', ['father']);
    await say('worker', '@Ivan Bříza podruhé', ['father']);
    const [first] = (await seen('father')).notices.list;
    expect(await scene.refusalOf('mother', OPEN, { id: first?.id })).toBe('NOT_FOUND');
    expect(await scene.ask('father', OPEN, { id: first?.id })).toEqual({ openNotice: { unopened: 1 } });
    expect(await scene.ask('father', ALL, {})).toEqual({ openAllNotices: { unopened: 0 } });
    expect((await seen('father')).notices.list.map(({ opened }) => opened)).toEqual([true, true]);
  });
});
