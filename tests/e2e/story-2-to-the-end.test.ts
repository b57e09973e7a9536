import { addWorkingDays, dayInPrague } from '@soulad/shared/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { report } from '../tap/judge.js';
import {
  closeMinutes,
  endMeeting,
  openMinutes,
  press,
  questionsThere,
  sayNoComments,
  sendOut,
  waiveAll,
} from './support/after-meeting.js';
import { copiesDue, takeCopies } from './support/copying.js';
import { finishTasks } from './support/finish-tasks.js';
import type { Guest } from './support/guest.js';
import { answer, correctLetter, openSheet, retypeLetter, sheetOf, submitPlan, tells } from './support/sign-off.js';
import { flat, STORY_2 } from './support/story-files.js';
import { StoryRoom } from './support/story-room.js';

const FAMILY = 'Brslenkovi';
/** The dissent of the father, which stands with OSPOD and himself. */
const DISSENT = 'Otec nesouhlasí s tím, co se o něm píše.';
const RESERVATION = 'Jednou týdně je pro děti málo.';
/** A letter of the closed minutes, and one of the measure for the father. */
const GOAL = { was: 'domluvit pravidla kontaktu.', is: 'domluvit pravidla kontaktů.' };
const VISITS = { was: 've středisku Most', is: 've středisku Mosu' };
/** In the order in which they sign; the guardian is asked when the others have answered. */
const SIGN = ['policie', 'ic', 'skola', 'matka', 'otec'];
const TASKS = {
  skola: 'Vydávání dětí jen určeným osobám: pokyn',
  policie: 'Zvýšená pozornost u školy 7:30–8:15, do 30. 9.',
  ic: 'Doprovod k soudu 28. 9.',
} as const;

let room: StoryRoom;
let ospod: Guest;
let father: Guest;
beforeAll(async () => {
  room = await StoryRoom.open(STORY_2);
  [ospod, father] = [await room.at('ospod'), await room.at('otec')];
});
afterAll(() => room?.close());

const byLabel = (states: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(states).map(([party, state]) => [room.labelOf(party), state]));
const until = (): string => addWorkingDays(dayInPrague(Date.now()), 10);
const asked = (): { asked: string[]; last: string[]; until: string } => {
  const last = [room.labelOf('opatrovnice')];
  return { asked: [...SIGN.map((party) => room.labelOf(party)), ...last], last, until: until() };
};

/** From the conference that has ended through the check of labels into the window for comments. */
async function sendToComments(): Promise<void> {
  await press(ospod.page, 'Poslat ke kontrole');
  await questionsThere(ospod);
  await waiveAll(ospod);
  await sendOut(ospod);
}

it('[W11] [W14] the minutes of two sittings close as soon as nobody has a comment, the dissent of the father beside them', async () => {
  await ospod.join();
  await endMeeting(ospod);
  await openMinutes(ospod);
  await sendToComments();
  const conference = await room.conferenceId();
  const guests = room.parties.filter((party) => party !== 'ospod');
  await room.each(guests, async (guest, party) => {
    await guest.page.goto(`${guest.origin}/conferences/${conference}/minutes`);
    await sayNoComments(guest);
    expect(flat(await guest.words()).includes(DISSENT), party).toBe(party === 'otec');
  });
  await ospod.page.reload();
  await closeMinutes(ospod);
  await ospod.page.getByText(DISSENT, { exact: false }).first().waitFor();
  await father.page.reload();
  await father.page.getByText('Zápis je uzavřený.', { exact: false }).waitFor();
  expect(flat(await father.words())).toContain(DISSENT);
});

it('[W13] one letter of the closed minutes is corrected: a second version goes the whole way, the first one stays', async () => {
  const { page, paper } = ospod;
  const fingerprint = page.locator('code');
  const first = await fingerprint.first().innerText();
  await press(page, 'Začít opravu');
  await page.getByRole('textbox', { name: 'Důvod opravy' }).fill('Překlep v cíli.');
  await press(page, 'Začít opravu');
  await page.getByText('Nová verze vznikla z uzavřeného zápisu.', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Otevřít text zápisu' }).click();
  await ospod.inConference();
  await paper.stand({ unit: GOAL.was, paragraph: 0, at: 'end' });
  await retypeLetter(ospod, 'ů');
  await paper.shows(GOAL.is);
  await openMinutes(ospod);
  await sendToComments();
  await room.passCommentWindow();
  await page.reload();
  await closeMinutes(ospod);
  await expect.poll(() => fingerprint.count(), { timeout: 15_000 }).toBe(2);
  const prints = await fingerprint.allInnerTexts();
  expect(prints[1]).toBe(first);
  expect(prints[0]).not.toBe(first);
  await press(page, 'Číst: Verze 1');
  await page.getByRole('article', { name: 'Text verze 1' }).getByText(GOAL.was, { exact: false }).waitFor();
});

it('[W33] [W37] revision 1 is signed in the order of the story, by the father with a reservation', async () => {
  await openSheet(ospod, FAMILY);
  await submitPlan(ospod, asked());
  const guardian = await room.at('opatrovnice');
  await openSheet(guardian, FAMILY);
  await sheetOf(guardian);
  expect(await guardian.page.getByRole('button', { name: 'Podepsat', exact: true }).count()).toBe(0);
  room.confide('reservation of the father', RESERVATION, ['otec', 'ospod']);
  for (const party of [...SIGN, 'opatrovnice']) {
    const guest = await room.at(party);
    await openSheet(guest, FAMILY);
    await guest.page.getByRole('group', { name: 'Text revize' }).getByRole('listitem').first().waitFor();
    await answer(guest, room.nameOf(party), party === 'otec' ? { reservation: RESERVATION } : {});
  }
  await ospod.page.reload();
  const known = { policie: 'signed', skola: 'signed', matka: 'signed', otec: 'reserved', opatrovnice: 'signed' };
  await tells(ospod, byLabel({ ...known, ic: 'signed' }));
  await father.page.reload();
  // Of the seat that he may not know of there is no row.
  await tells(father, byLabel(known));
  await press(ospod.page, 'Uzavřít, revize platí');
  await ospod.page.getByText('Podepisování je uzavřeno, revize platí.', { exact: false }).waitFor();
});

it('[W35] [W37] one corrected letter of his visits lapses the father and the guardian, and nobody else', async () => {
  await correctLetter(ospod, FAMILY, VISITS.was, 'u');
  await ospod.paper.shows(VISITS.is);
  room.confide('corrected letter', VISITS.is, ['ospod', 'otec', 'advokat', 'opatrovnice']);
  await openSheet(ospod, FAMILY);
  // Who was asked last is asked last again.
  await submitPlan(ospod, { asked: asked().asked, until: until() });
  const kept = { policie: 'signed', skola: 'signed', matka: 'signed' };
  await tells(ospod, byLabel({ ...kept, ic: 'signed', otec: 'waiting, lapsed', opatrovnice: 'waiting, lapsed' }));
  const others = { ...kept, ic: 'signed', otec: 'reserved', opatrovnice: 'signed' };
  for (const party of ['policie', 'ic', 'skola', 'matka']) {
    const guest = await room.at(party);
    await guest.page.reload();
    await guest.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).click();
    await guest.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).waitFor({ state: 'detached' });
    await tells(guest, byLabel(others));
  }
  for (const party of ['otec', 'opatrovnice']) {
    const guest = await room.at(party);
    await guest.page.reload();
    await guest.page.getByRole('group', { name: 'Text revize' }).getByText('změněno').waitFor();
    expect((await sheetOf(guest))[room.labelOf(party)]).toBe('opened, lapsed');
    await answer(guest, room.nameOf(party));
    expect((await sheetOf(guest))[room.labelOf(party)]).toBe('signed');
  }
});

it('[W41] the tasks are accepted, done with a proof, and verified', async () => {
  for (const [party, title] of Object.entries(TASKS)) room.confide(`task of ${party}`, title, ['ospod', party]);
  expect(await finishTasks(room, TASKS)).toEqual(['ověřeno', 'ověřeno', 'ověřeno']);
});

it('[W60] [W65] every party takes its copies along: exactly its passages, and nobody named in their properties', async () => {
  expect(await takeCopies(room, FAMILY, room.textsWith(VISITS.was, VISITS.is))).toEqual(copiesDue(room));
});

it('[I1] in all of it no window received a word that is not for its party', () => {
  const verdicts = room.verdicts();
  expect(report(verdicts)).toMatch(/^tap: \d+ passed, 0 failed$/u);
  expect(verdicts.length).toBeGreaterThan(100);
  expect(room.faults()).toEqual([]);
});
