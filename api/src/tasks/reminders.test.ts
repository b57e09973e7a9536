import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { calendarText } from './calendar-feed.js';
import { TaskClock } from './task-clock.js';

const ISSUE = `mutation ($i: IssueTaskInput!) { issueTask(input: $i) { task { id } } }`;
const NOTICES = `{ notices { list { kind objectId byParty { label } } } }`;
const MAKE = `mutation { makeCalendarFeed { since token } }`;
const END = `mutation { endCalendarFeed { since token } }`;
const FEED = `{ calendarFeed { since token } }`;
const TODAY = dayInPrague(Date.now());
const SECRET = 'Doprovod k soudu';

const server = onTestApp();
const scene = atEachTable(server);

const issue = async (over: object = {}): Promise<string> => {
  const { caseId, parties } = scene.table;
  const i = { caseId, ownerPartyId: parties.school, checkerPartyId: parties.ngo, title: SECRET, dueOn: TODAY, ...over };
  return (await scene.ask<{ issueTask: { task: { id: string } } }>('worker', ISSUE, { i })).issueTask.task.id;
};
const kinds = async (by: SitterKey): Promise<string[]> => {
  const { notices } = await scene.ask<{ notices: { list: { kind: string }[] } }>(by, NOTICES, {});
  return notices.list.map(({ kind }) => kind).toSorted();
};
const tick = () => server.app.get(TaskClock).tick(0);
const moveTo = (id: string, day: string) => server.asOwner('update task set due_on = $2 where id = $1', [id, day]);

describe('[W43] reminders', () => {
  it('go to the owner before and on the day, to all three once it is late, each once and none of them to others', async () => {
    const id = await issue({ dueOn: addDays(TODAY, 2) });
    await Promise.all([tick(), tick()]);
    expect(await kinds('teacher')).toEqual(['task', 'taskDue']);
    expect(await kinds('worker')).toEqual([]);
    await moveTo(id, addDays(TODAY, -1));
    await tick();
    await tick();
    expect(await kinds('teacher')).toEqual(['task', 'taskDue', 'taskLate']);
    expect(await kinds('ngo')).toEqual(['task', 'taskLate']);
    expect(await kinds('worker')).toEqual(['taskLate']);
    for (const by of ['adviser', 'mother', 'father'] as const) expect(await kinds(by), by).toEqual([]);
    const said = await server.asOwner('select kind from task_reminder where task_id = $1 order by kind', [id]);
    expect(said).toEqual([{ kind: 'before' }, { kind: 'overdue' }]);
  });

  it('do not go for a far day, for what waits for verification, or for a task that has ended', async () => {
    await issue({ dueOn: addDays(TODAY, 4) });
    const states = ['done', 'verified', 'refused', 'withdrawn'];
    for (const state of states)
      await server.asOwner('update task set state = $2 where id = $1', [await issue(), state]);
    await tick();
    expect(new Set(await kinds('teacher'))).toEqual(new Set(['task']));
  });

  it('[P52] a reminder is gone with the seat that could see the task', async () => {
    const id = await issue();
    await tick();
    expect(await kinds('teacher')).toContain('taskDue');
    await server.asOwner('update task set owner_party = $2 where id = $1', [id, scene.table.parties.ngo]);
    expect(await kinds('teacher')).toEqual([]);
  });
});

const get = (path: string) => fetch(`${server.url}${path}`);
const make = async (by: SitterKey = 'teacher'): Promise<string> =>
  `/calendar/${(await scene.ask<{ makeCalendarFeed: { token: string } }>(by, MAKE, {})).makeCalendarFeed.token}`;

/** The events of a calendar, read back line by line (RFC 5545: folded lines are joined). */
function parsed(text: string): Record<string, string>[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const at = line.indexOf(':');
    const last = events.at(-1);
    if (last && !line.startsWith('END')) last[line.slice(0, at).split(';')[0] ?? ''] = line.slice(at + 1);
  }
  return events;
}

describe('[W45] the calendar of a person', () => {
  it('holds days and numbers of the own open tasks and not a word of them', async () => {
    const ids = [await issue({ dueOn: addDays(TODAY, 9) }), await issue({ dueOn: addDays(TODAY, 1) })];
    await issue({ ownerPartyId: scene.table.parties.debt });
    const answer = await get(await make());
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const text = await answer.text();
    const events = parsed(text);
    expect(events.map((one) => [one.SUMMARY, one.DTSTART, one.UID])).toEqual([
      ['Úkol Soulad č. 2', addDays(TODAY, 1).replaceAll('-', ''), `${ids[1]}@soulad`],
      ['Úkol Soulad č. 1', addDays(TODAY, 9).replaceAll('-', ''), `${ids[0]}@soulad`],
    ]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR$/);
    expect(text).not.toMatch(/Doprovod|soudu|Bříz|Anna|school|DESCRIPTION|LOCATION|URL|ATTENDEE|ORGANIZER|CATEGORIES/);
  });

  it('[I1] does not change with tasks that are not its person’s', async () => {
    await issue();
    const path = await make();
    const before = await (await get(path)).text();
    await issue({ ownerPartyId: scene.table.parties.debt });
    expect(await (await get(path)).text()).toBe(before);
  });

  it('has an address that is told once, kept as a hash, and ends by itself or with the membership', async () => {
    await issue();
    const first = await make();
    const feed = await scene.ask<{ calendarFeed: { since: string; token: null } }>('teacher', FEED, {});
    expect(feed.calendarFeed).toMatchObject({ token: null, since: expect.any(String) });
    const rows = await server.asOwner('select * from calendar_feed where user_id = $1', [
      scene.table.people.teacher.userId,
    ]);
    expect(JSON.stringify(rows)).not.toContain(first.split('/').at(-1));
    const second = await make();
    expect((await get(first)).status).toBe(404);
    expect((await get(second)).status).toBe(200);
    await server.asOwner('update membership set valid_to = now() where user_id = $1', [
      scene.table.people.teacher.userId,
    ]);
    expect((await get(second)).status).toBe(404);
    const mine = await make('ngo');
    expect((await get(mine)).status).toBe(200);
    await scene.ask('ngo', END, {});
    for (const path of [mine, '/calendar/x', `/calendar/${'a'.repeat(43)}`]) expect((await get(path)).status).toBe(404);
  });

  it('speaks the language of its person', () => {
    const day = { id: 'a', n: 3, dueOn: '2028-02-29', issuedAt: 0 };
    expect(parsed(calendarText([day], 'en'))).toMatchObject([
      { SUMMARY: 'Soulad task no. 3', DTSTART: '20280229', DTEND: '20280301' },
    ]);
  });
});
