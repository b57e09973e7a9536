import type { UnitId } from '@soulad/shared/ids';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedText } from '../testing/index.js';
import { onTestApp, onTestDatabase } from '../testing/hooks.js';
import { readStory } from './read-story.js';
import { runStory } from './run-story.js';

const FOLDER = new URL('../../../infra/demo/', import.meta.url).pathname;
const FILES = ['story-1.yaml', 'story-2.yaml'];
const HOUR = 3_600_000;

const database = onTestDatabase();
const app = onTestApp(() => ({ database, env: { SOULAD_OWNER_URL: database.ownerUrl } }));
const said: string[] = [];

beforeAll(async () => {
  for (const file of FILES)
    await runStory(app.app, FOLDER + file, { shiftToNow: true, say: (line) => void said.push(line) });
});

describe.each(FILES)('%s, loaded through the verbs of the product', (file) => {
  it('[P9] has the audience it states for every unit', async () => {
    const story = await readStory(FOLDER + file);
    const rows = await app.asOwner<{ id: UnitId; letters: string[] }>(
      `select u.id, (select array_agg(p.letter) from audience a join party p on p.id = a.party_id
         where a.unit_id = u.id and a.rank >= 2) as letters
         from unit u join record r on r.id = u.record_id
           join case_file c on c.id = r.case_id where c.file_mark = $1`,
      [story.case.fileMark],
    );
    expect(rows).toHaveLength(Object.keys(story.units).length);
    const texts = new Map<UnitId, string>();
    for (const { id } of rows) texts.set(id, await storedText(app.asOwner, id));
    for (const [key, { text, sees }] of Object.entries(story.units)) {
      const row = rows.find((one) => texts.get(one.id)?.includes(text.trim().split('\n')[0] ?? text));
      const letters = sees.map((party) => story.parties[party]?.letter);
      expect(row?.letters.toSorted(), key).toEqual(letters.toSorted());
    }
  });

  it('stands where the story stops', async () => {
    const { case: file_, conference, now } = await readStory(FOLDER + file);
    const [row] = await app.asOwner<{ state: string; startsAt: Date; title: string }>(
      `select c.state, c.starts_at as "startsAt", i.title from conference c join case_file f on f.id = c.case_id
         join agenda_item i on i.id = c.current_agenda_item where f.file_mark = $1`,
      [file_.fileMark],
    );
    const items = Object.values(conference.sittings).flatMap(({ agenda }) => Object.values(agenda));
    expect(row?.state).toBe(conference.state);
    expect(row?.title).toBe(items.findLast(({ startsAt }) => startsAt <= now)?.title);
    const sinceStart = Date.now() - (row?.startsAt.getTime() ?? 0);
    expect(Math.abs(sinceStart - (now - conference.startsAt))).toBeLessThan(HOUR / 4);
  });

  it('is refused a second time', async () => {
    await expect(runStory(app.app, FOLDER + file, { shiftToNow: true })).rejects.toThrow(/^already loaded/);
  });

  it('leaves no session behind', async () => {
    const [row] = await app.asOwner<{ live: number }>(
      'select count(*)::int as live from session where revoked_at is null',
    );
    expect(row?.live).toBe(0);
  });
});

it('one person of two stories is one user with two memberships', async () => {
  const rows = await app.asOwner<{ count: number }>(
    `select count(*)::int as count from app_user u join membership m on m.user_id = u.id where u.login = 'rouskova'`,
  );
  expect(rows).toEqual([{ count: 2 }]);
});

it('says what it does, act by act', () => {
  expect(said).toContain('unit 1-04');
  expect(said).toContain('conference live');
});

it('a story that lies in the future is refused', async () => {
  const at = Date.now() + HOUR;
  await expect(runStory(app.app, `${FOLDER}story-1.yaml`, { at })).rejects.toThrow('lies in the future');
});
