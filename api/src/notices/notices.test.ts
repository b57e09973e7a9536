import type { UserId } from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { RequestContext } from '../platform/context.js';
import type { NoticeEvent } from '../platform/notices.js';
import { layCaseTable, type Persona } from '../testing/index.js';
import { forEachTest, onTestApp } from '../testing/hooks.js';

const server = onTestApp();
const table = forEachTest(() => layCaseTable(server));
/** Of what the mother says about the shelter: the father does not see it, and she only as long as she knows of the shelter. */
const releaseId = randomUUID();
beforeEach(async () => {
  await server.asOwner('delete from release where id = $1', [releaseId]);
  await server.asOwner(
    `insert into release (id, case_id, given_by, released_party, recipients, categories, purpose, form, valid_from)
     values ($1, $2, $3, $4, array[$5::uuid], '{SERVICE}', 'spolupráce', 'written', now())`,
    [releaseId, table.caseId, table.persons.mother, table.parties.shelter, table.parties.ospod],
  );
});

const about = (to: NoticeEvent['to']): NoticeEvent => ({
  ...{ kind: 'request', caseId: table.caseId, objectType: 'release', to },
  objectId: releaseId,
});
const tell = (by: Persona, event: NoticeEvent, then?: (ctx: RequestContext) => void): Promise<void> =>
  table.people[by].act(async (ctx) => {
    ctx.notify(event);
    then?.(ctx);
  });
const told = async (): Promise<UserId[]> =>
  (
    await server.asOwner<{ id: UserId }>('select user_id as id from notice where case_id = $1 order by 1', [
      table.caseId,
    ])
  ).map((row) => row.id);
const idsOf = (...personas: Persona[]): UserId[] => personas.map((persona) => table.people[persona].userId).sort();
const seen = (persona: Persona): Promise<object[]> =>
  table.people[persona].act((ctx) => ctx.sql.query('select id, kind from notice'));

describe('notices', () => {
  it('[P52] find whoever sits on a party now, and leave out whoever acts', async () => {
    await tell('minutes', about({ partyIds: [table.parties.ospod, table.parties.mother] }));
    expect(await told()).toEqual(idsOf('convener', 'mother'));
  });

  it('[P52] pass by a seat that has ended', async () => {
    await server.asOwner('update assignment set valid_to = now() where user_id = $1', [table.people.mother.userId]);
    await tell('convener', about({ partyIds: [table.parties.mother, table.parties.father] }));
    expect(await told()).toEqual(idsOf('father'));
  });

  it('[P52] reach a person named at the table or in the office of the case, and nobody else', async () => {
    await tell('convener', about({ userIds: idsOf('teacher', 'colleague', 'admin') }));
    expect(await told()).toEqual(idsOf('teacher', 'colleague'));
  });

  it('[P52] are there exactly as long as the object is there for the reader', async () => {
    await tell('convener', about({ partyIds: [table.parties.mother, table.parties.father] }));
    expect(await seen('mother')).toHaveLength(1);
    expect(await seen('father')).toEqual([]);
    await server.asOwner('update party set known_to = $2 where id = $1', [
      table.parties.shelter,
      [table.parties.ospod],
    ]);
    expect(await seen('mother')).toEqual([]);
  });

  it('[P52] are nobody else’s, and cannot be moved to anybody else', async () => {
    await tell('convener', about({ partyIds: [table.parties.mother] }));
    expect(await seen('teacher')).toEqual([]);
    const update = 'update notice set opened_at = now() returning id';
    expect(await table.people.teacher.act((ctx) => ctx.sql.query(update))).toEqual([]);
    expect(await table.people.mother.act((ctx) => ctx.sql.query(update))).toHaveLength(1);
    const move = 'update notice set user_id = $1';
    await expect(
      table.people.mother.act((ctx) => ctx.sql.query(move, [table.people.teacher.userId])),
    ).rejects.toMatchObject({ code: '42501' });
  });

  it('[P52] said again before they were opened are one', async () => {
    const event = about({ partyIds: [table.parties.mother] });
    await tell('convener', event);
    await tell('convener', event);
    expect(await told()).toEqual(idsOf('mother'));
    await server.asOwner('update notice set opened_at = now() where case_id = $1', [table.caseId]);
    await tell('convener', event);
    expect(await told()).toHaveLength(2);
  });

  it('[P52] are written together with the act or not at all', async () => {
    const fail = (): never => {
      throw new Error('after the act');
    };
    await expect(tell('convener', about({ partyIds: [table.parties.mother] }), fail)).rejects.toThrow('after the act');
    expect(await told()).toEqual([]);
  });

  it('[I4] need a feature that says who may see their object', async () => {
    const event: NoticeEvent = { ...about({ partyIds: [table.parties.mother] }), objectType: 'case_file' };
    await expect(tell('convener', event)).rejects.toThrow('No feature says');
  });
});
