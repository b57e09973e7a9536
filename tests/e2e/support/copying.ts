import { readPdf, type Story } from '@soulad/api/testing';
import { strFromU8, unzipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Guest } from './guest.js';
import type { StoryRoom } from './story-room.js';

/** A copy as it was saved: its words, and everything else that the file says. */
interface SavedCopy {
  readonly words: string;
  /** Properties, names of the file and of its parts. */
  readonly properties: string;
}

/** The tab with the copies of a conference; on a phone the columns are tabs. */
async function openMinutesCopies({ page }: Guest): Promise<void> {
  const column = page
    .getByRole('navigation', { name: 'Části konference' })
    .getByRole('button', { name: 'Souvislosti' });
  await page.getByRole('tab', { name: 'Kopie' }).or(column).first().waitFor();
  if (await column.isVisible()) await column.click();
  await page.getByRole('tab', { name: 'Kopie' }).click();
  await page.getByRole('button', { name: 'Vyhotovit kopii' }).waitFor();
}

async function openPlanCopies({ page, origin }: Guest, family: string): Promise<void> {
  await page.goto(`${origin}/cases`);
  await page.getByRole('link', { name: family, exact: true }).click();
  await page.getByRole('link', { name: 'Plán ochrany dítěte' }).click();
  await page.getByRole('tab', { name: 'Kopie' }).click();
  await page.getByRole('button', { name: 'Vyhotovit kopii' }).waitFor();
}

/** Makes a copy in this form and reads back what the browser saved; the party keeps it. */
async function copyFor(room: StoryRoom, party: string, form: 'PDF pro čtení' | 'Textový dokument'): Promise<SavedCopy> {
  const { page } = await room.at(party);
  const choice = page.getByRole('button', { name: /Podoba/u });
  if (!((await choice.textContent()) ?? '').includes(form)) {
    await choice.click();
    await page.getByRole('option', { name: new RegExp(form, 'u') }).click();
  }
  await page
    .getByRole('region', { name: 'Kopie na papír' })
    .getByLabel('Potvrďte, že jste to vy')
    .fill(room.nameOf(party));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Vyhotovit kopii' }).click(),
  ]);
  await page.getByText(/^Kopie je stažená:/u).waitFor();
  const name = download.suggestedFilename();
  const bytes = await readFile(await download.path());
  const copy = form === 'Textový dokument' ? readDocx(bytes) : await readPaper(bytes);
  const saved = { ...copy, properties: `${name}\n${copy.properties}` };
  room.keep(party, 'copy', bytes);
  room.keep(party, 'words of a copy', saved.words.replaceAll(/\s+/gu, ' '));
  room.keep(party, 'properties of a copy', saved.properties);
  return saved;
}

async function readPaper(bytes: Uint8Array): Promise<SavedCopy> {
  const { text, info, xmp } = await readPdf(bytes);
  return { words: text, properties: `${JSON.stringify(info)}\n${xmp}` };
}

function readDocx(bytes: Uint8Array): SavedCopy {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const);
  const isText = (name: string): boolean => name === 'word/document.xml' || name.startsWith('word/footer');
  const words = parts.filter(([name]) => isText(name)).map(([, xml]) => xml.replaceAll(/<[^>]+>/gu, ' '));
  const rest = parts.filter(([name]) => !isText(name)).map(([name, part]) => `${name}\n${part}`);
  return { words: words.join('\n'), properties: [...parts.map(([name]) => name), ...rest].join('\n') };
}

/** What a party's copies turned out to hold, as keys of the story. */
export interface CopiesRead {
  /** Of the minutes, as PDF and as text document. */
  readonly minutes: readonly (readonly string[])[];
  readonly plan: readonly string[];
  /** Passages and names of the family that stand in properties, in names of files and of parts. */
  readonly told: readonly string[];
}

/** Every party goes to its own tabs of copies, takes the minutes in two forms and the plan, and they are read back. */
export async function takeCopies(
  room: StoryRoom,
  family: string,
  texts: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, CopiesRead>> {
  const conference = await room.conferenceId();
  const read = new Map<string, CopiesRead>();
  await room.each(room.parties, async (guest, party) => {
    await guest.page.goto(`${guest.origin}/conferences/${conference}`);
    await openMinutesCopies(guest);
    const minutes = [await copyFor(room, party, 'PDF pro čtení'), await copyFor(room, party, 'Textový dokument')];
    await openPlanCopies(guest, family);
    const plan = await copyFor(room, party, 'PDF pro čtení');
    const properties = [...minutes, plan].map((copy) => copy.properties).join('\n');
    read.set(party, {
      minutes: minutes.map(({ words }) => heldIn(texts, words)),
      plan: heldIn(texts, plan.words),
      told: [...heldIn(texts, properties), ...namesIn(room.story, properties)],
    });
  });
  return read;
}

/** What the story states that each party's copies hold. */
export function copiesDue({ story, parties }: StoryRoom): ReadonlyMap<string, CopiesRead> {
  const shared = Object.entries(story.units).filter(([, { state }]) => state === 'shared');
  const due = (party: string, ofPlan: boolean): string[] =>
    shared.flatMap(([key, { sees, section }]) =>
      sees.includes(party) && section.startsWith('plan-') === ofPlan ? [key] : [],
    );
  return new Map(
    parties.map((party) => [
      party,
      { minutes: [due(party, false), due(party, false)], plan: due(party, true), told: [] },
    ]),
  );
}

/** Nothing but letters and digits: a line that was broken in print, with or without a hyphen, is the same words. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');

/** Keys of the passages whose first words stand in these words. */
function heldIn(texts: Readonly<Record<string, string>>, words: string): string[] {
  const said = bare(words);
  return Object.entries(texts).flatMap(([key, text]) => (said.includes(bare(text).slice(0, 40)) ? [key] : []));
}

/** Names of the people of the family that stand in these words. */
function namesIn(story: Story, words: string): string[] {
  const said = bare(words);
  const names = Object.values(story.persons).flatMap(({ givenName, familyName }) => [givenName, familyName]);
  return names.filter((name) => said.includes(bare(name)));
}
