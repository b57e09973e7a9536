import { addWorkingDays, dayInPrague } from '@soulad/shared/workflow';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { report } from '../tap/judge.js';
import {
  closeMinutes,
  dissent,
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
import { faultsIn, LOOKS } from './support/looks.js';
import { answer, correctLetter, openPlan, openSheet, sheetOf, submitPlan, tells } from './support/sign-off.js';
import { flat, STORY_1 } from './support/story-files.js';
import { StoryRoom } from './support/story-room.js';

const [DESK, PHONE] = LOOKS;
const FAMILY = 'Olšinovi';
const DISSENT = 'Lhůta do konce října je pro školu příliš dlouhá.';
const RESERVATION = 'Škola trvá na denním hlášení absence.';
/** Of the measure for the municipality and the mother one letter is corrected. */
const [WAS, IS] = ['uzavřou dohodu o nájmu', 'uzavřou dohodu o nájmů'];
const TASKS = {
  skola: 'Denní hlášení přítomnosti N. O.',
  obec: 'Návrh dohody o nájmu',
  vazka: 'Splátkový kalendář v. 1',
} as const;

let room: StoryRoom;
let ospod: Guest;
let mother: Guest;
let school: Guest;
const found: string[] = [];
beforeAll(async () => {
  room = await StoryRoom.open(STORY_1);
  [ospod, mother, school] = [await room.at('ospod'), await room.at('matka', PHONE), await room.at('skola', PHONE)];
});
afterAll(() => room?.close());

const look = async (guest: Guest, state: string): Promise<void> => {
  const size = guest === ospod ? DESK : PHONE;
  found.push(...(await faultsIn(guest.page, state, size)));
};
const byLabel = (states: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(states).map(([party, state]) => [room.labelOf(party), state]));

it('[W8] [W9] [W10] the minutes go from the table through the check of labels, some decided and the rest waved through', async () => {
  const { page, paper } = ospod;
  await ospod.join();
  await paper.writeAtEndOf('Docházka: domluva', 'Škola a OSPOD si volají každý pátek.');
  await ospod.saved();
  await paper.writeAtEndOf('Docházka: domluva', 'Tohle zůstane jen rozepsané.');
  await ospod.saved();
  await endMeeting(ospod);
  await openMinutes(ospod);
  await press(page, 'Poslat ke kontrole');
  await page.getByRole('heading', { name: 'Co rozhodnout před připomínkami' }).waitFor();
  await questionsThere(ospod);
  await look(ospod, 'minutes-questions');
  // What nobody has put on the table yet is labelled and shared where it stands.
  const drafts = page.getByRole('listitem').filter({ hasText: 'Váš koncept nikdo jiný nevidí.' });
  expect(await drafts.count()).toBe(2);
  await drafts
    .first()
    .getByRole('link', { name: /^K pasáži/u })
    .click();
  await ospod.inConference();
  await paper.stand({ unit: 'volají každý pátek', at: 'end' });
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('region', { name: 'Kdo text uvidí' })
    .getByText(/^Sdíleno/u)
    .waitFor();
  await openMinutes(ospod);
  await questionsThere(ospod);
  expect(await drafts.count()).toBe(1);
  expect(await waiveAll(ospod)).toBe(1);
  await sendOut(ospod);
  await look(ospod, 'minutes-comments');
});

it('[W11] [W12] [W14] the parties comment, the school dissents, and the minutes are closed all the same', async () => {
  await mother.join();
  await openMinutes(mother);
  await mother.page.getByText('Připomínky do', { exact: false }).waitFor();
  expect(await mother.words()).not.toContain('Ještě se nevyjádřili');
  await look(mother, 'minutes-mother');
  await sayNoComments(mother);
  await school.join();
  await openMinutes(school);
  await dissent(school, DISSENT);
  await look(school, 'minutes-dissent');
  await room.passCommentWindow();
  const { page } = ospod;
  await page.reload();
  await closeMinutes(ospod);
  await page.getByText(DISSENT).waitFor();
  await press(page, 'Číst: Verze 1');
  await page.getByRole('article', { name: 'Text verze 1' }).waitFor();
  await look(ospod, 'minutes-closed');
  const small = mother.page;
  await small.reload();
  await small.getByText('Zápis je uzavřený.', { exact: false }).waitFor();
  await small.getByRole('link', { name: 'Stručný výstup' }).click();
  await small.getByRole('heading', { name: 'Na čem jsme se dohodli' }).waitFor();
  await look(mother, 'minutes-outcome');
  await small.goBack();
  await small.getByRole('link', { name: 'Prezenční listina' }).click();
  await press(small, /^Potvrzení o účasti: Renata/u);
  await small.getByRole('heading', { level: 1, name: 'Potvrzení o účasti' }).waitFor();
  await look(mother, 'minutes-certificate');
  await page.getByRole('link', { name: 'Prezenční listina' }).click();
  await page.getByRole('table').waitFor();
  await look(ospod, 'minutes-attendance');
});

it('[W32] [W33] [W34] revision 1 is signed by the parties that the story says, each over its own view', async () => {
  const { page } = ospod;
  await openPlan(ospod, FAMILY);
  // [W23] What cannot be signed yet says so, and is mended there.
  await page.getByRole('button', { name: 'Doplnit M3' }).click();
  const form = page.getByRole('form', { name: 'Upravit: M3' });
  await form.getByLabel('Splněno, když').fill('žádost je podaná');
  await form.getByRole('button', { name: 'Uložit' }).click();
  await page.getByText('splněno, když: žádost je podaná').waitFor();
  await openSheet(ospod, FAMILY);
  await page.getByText('Zatím není žádná revize.').waitFor();
  const asked = ['ospod', 'naruc', 'skola', 'obec', 'vazka', 'matka', 'otec'];
  const until = addWorkingDays(dayInPrague(Date.now()), 10);
  await submitPlan(ospod, { asked: asked.map((party) => room.labelOf(party)), until });
  await look(ospod, 'signoff-sheet');
  room.confide('reservation of the school', RESERVATION, ['skola', 'ospod']);
  for (const party of ['ospod', 'naruc', 'skola', 'obec', 'matka']) {
    const guest = await room.at(party);
    if (party !== 'ospod') await openSheet(guest, FAMILY);
    await guest.page.getByRole('group', { name: 'Text revize' }).getByRole('listitem').first().waitFor();
    if (party === 'matka') await look(guest, 'signoff-answer');
    await answer(guest, room.nameOf(party), party === 'skola' ? { reservation: RESERVATION } : {});
  }
  // The father looks and does not sign: he has ten working days. The adviser has not come yet.
  const father = await room.at('otec');
  await openSheet(father, FAMILY);
  await father.page.getByRole('button', { name: 'Podepsat', exact: true }).waitFor();
  await page.reload();
  const signed = { ospod: 'signed', naruc: 'signed', skola: 'reserved', obec: 'signed', matka: 'signed' };
  await tells(ospod, byLabel({ ...signed, vazka: 'waiting', otec: 'opened' }));
  expect(flat(await ospod.words())).toContain(RESERVATION);
  await mother.page.getByRole('button', { name: 'Ověřit moji revizi' }).click();
  await mother.page.getByText(/Podpis \(Renata Olšinová\)/u).waitFor();
  await look(mother, 'signoff-verified');
});

it('[W35] [W37] one corrected letter makes revision 2, and the signatures of those who see it lapse', async () => {
  await correctLetter(ospod, FAMILY, WAS, 'ů');
  await ospod.paper.shows(IS);
  await openSheet(ospod, FAMILY);
  const asked = ['ospod', 'naruc', 'skola', 'obec', 'vazka', 'matka', 'otec'];
  await submitPlan(ospod, {
    asked: asked.map((party) => room.labelOf(party)),
    until: addWorkingDays(dayInPrague(Date.now()), 10),
  });
  room.confide('corrected letter', IS, ['ospod', 'naruc', 'obec', 'matka']);
  const lapsed = { naruc: 'waiting, lapsed', obec: 'waiting, lapsed', matka: 'waiting, lapsed' };
  const rest = { skola: 'reserved', vazka: 'waiting', otec: 'waiting' };
  await tells(ospod, byLabel({ ospod: 'opened, lapsed', ...lapsed, ...rest }));
  // The school sees nothing of it: it takes note of the new root, and to it nobody's signature has lapsed.
  await school.page.reload();
  await school.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).click();
  await school.page.getByRole('button', { name: 'Beru nový otisk na vědomí' }).waitFor({ state: 'detached' });
  const kept = { ospod: 'signed', naruc: 'signed', skola: 'reserved', obec: 'signed', matka: 'signed' };
  await tells(school, byLabel({ ...kept, vazka: 'waiting', otec: 'waiting' }));
  for (const party of ['otec', 'vazka']) {
    await openSheet(await room.at(party), FAMILY);
    await tells(await room.at(party), byLabel({ ...kept, vazka: 'waiting', otec: 'opened', [party]: 'opened' }));
  }
  for (const party of ['obec', 'naruc', 'matka']) {
    const guest = await room.at(party);
    await guest.page.reload();
    const text = guest.page.getByRole('group', { name: 'Text revize' });
    await text.getByText('změněno').waitFor();
    expect(flat((await text.locator('del').allInnerTexts()).join(' '))).toContain('nájmu');
    expect((await sheetOf(guest))[room.labelOf(party)]).toBe('opened, lapsed');
    await answer(guest, room.nameOf(party));
    expect((await sheetOf(guest))[room.labelOf(party)]).toBe('signed');
  }
});

it('[W40] [W41] the tasks are issued, accepted, done with a proof, and verified', async () => {
  for (const [party, title] of Object.entries(TASKS)) room.confide(`task of ${party}`, title, ['ospod', party]);
  expect(await finishTasks(room, TASKS)).toEqual(['ověřeno', 'ověřeno', 'ověřeno']);
});

it('[W60] [W65] every party takes its copies along: exactly its passages, and nobody named in their properties', async () => {
  expect(await takeCopies(room, FAMILY, room.textsWith(WAS, IS))).toEqual(copiesDue(room));
});

it('[I1] in all of it no window received a word that is not for its party', () => {
  const verdicts = room.verdicts();
  expect(report(verdicts)).toMatch(/^tap: \d+ passed, 0 failed$/u);
  expect(verdicts.length).toBeGreaterThan(100);
  expect([...found, ...room.faults()]).toEqual([]);
});
