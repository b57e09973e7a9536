import { readPdf, readStory, type Story } from '@soulad/api/testing';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { Person } from '../support/person.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';
import { castOf, mayKnow, type Role } from './cast.js';

const FILES = ['story-1', 'story-2'].map((name) => `${ROOT}infra/demo/${name}.yaml`);
const STORIES = await Promise.all(FILES.map((file) => readStory(file)));
const DESK = `query { viewer { displayName } desk { conferences { id recordId caseId familyName } } }`;
const PLAN = `query ($id: ID!) { plan(caseId: $id) { recordId } }`;
const ASK = `mutation ($input: AskCopyInput!) { askCopy(input: $input) { id } }`;
const STATE = `query ($id: ID!) { copy(id: $id) { state fileName } }`;

let system: System;
beforeAll(async () => {
  system = await startSystem({ stories: FILES });
});
afterAll(() => system?.stop());

/** Nothing but letters and digits: a line that was broken in print, with or without a hyphen, is the same words. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{L}\p{N}]/gu, '');

interface Copies {
  /** Words of the minutes, as PDF and as text document. */
  readonly minutes: readonly [string, string];
  /** Words of the plan. */
  readonly plan: string;
  /** Everything else that the files say: properties, names of files, parts. */
  readonly properties: string;
}

interface Meeting {
  readonly id: string;
  readonly recordId: string | null;
  readonly caseId: string;
}

/** A person of a story at the meeting of its family, and the plan beside it. */
interface AtTable {
  readonly who: Person;
  readonly meeting: Meeting;
  readonly planId: string | null;
  /** One copy, as it is handed out. */
  readonly get: (input: object) => Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
}

async function seat(story: Story, { person, agency }: Role): Promise<AtTable> {
  const who = await Person.signIn(system.origin, person, agency);
  const { viewer, desk } = await who.ask<{
    viewer: { displayName: string };
    desk: { conferences: (Meeting & { familyName: string })[] };
  }>(DESK);
  const meeting = desk.conferences.find((one) => one.familyName === story.family.name);
  if (meeting === undefined) throw new Error(`${person} is asked to no meeting`);
  const { plan } = await who.ask<{ plan: { recordId: string | null } }>(PLAN, { id: meeting.caseId });
  const get = async (input: object): Promise<{ name: string; bytes: Uint8Array }> => {
    const { askCopy } = await who.ask<{ askCopy: { id: string } }>(ASK, {
      input: { format: 'pdf', proof: viewer.displayName, ...input },
    });
    let name = '';
    await waitFor('the copy is ready', async () => {
      const { copy } = await who.ask<{ copy: { state: string; fileName: string | null } }>(STATE, { id: askCopy.id });
      name = copy.fileName ?? '';
      return copy.state === 'ready';
    });
    const answer = await fetch(`${system.origin}/copies/${askCopy.id}`, { headers: { cookie: who.cookie } });
    expect(answer.status).toBe(200);
    return { name, bytes: new Uint8Array(await answer.arrayBuffer()) };
  };
  return { who, meeting, planId: plan.recordId, get };
}

async function copiesOf(story: Story, role: Role): Promise<Copies> {
  const { meeting, planId, get } = await seat(story, role);
  const pdf = await get({ kind: 'minutes', recordId: meeting.recordId });
  const docx = await get({ kind: 'minutes', recordId: meeting.recordId, format: 'docx' });
  const planned = await get({ kind: 'plan', recordId: planId });
  const [read, readPlan] = [await readPdf(pdf.bytes), await readPdf(planned.bytes)];
  const parts = Object.entries(unzipSync(docx.bytes)).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
  const [main, ...rest] = [
    parts.filter(([name]) => name === 'word/document.xml'),
    parts.filter(([name]) => name !== 'word/document.xml' && !name.startsWith('word/footer')),
  ];
  const written = main.map(([, xml]) => xml.replaceAll(/<[^>]+>/g, ' ')).join(' ');
  return {
    minutes: [read.text, written],
    plan: readPlan.text,
    properties: [
      pdf.name,
      docx.name,
      planned.name,
      JSON.stringify(readPlan.info),
      readPlan.xmp,
      JSON.stringify(read.info),
      read.xmp,
      JSON.stringify(rest),
    ].join('\n'),
  };
}

/** First words of a passage, enough to tell it from every other one. */
const canaryOf = (text: string): string => bare(text).slice(0, 40);

describe.each(STORIES.map((story) => ({ story, title: story.title })))('[W60] copies of $title', ({ story }) => {
  const shared = Object.entries(story.units).filter(([, { state }]) => state === 'shared');

  it.each(castOf(story))('hold for $party exactly its passages, and name nobody in their properties', async (role) => {
    const { minutes, plan, properties } = await copiesOf(story, role);
    const due = (ofPlan: boolean): string[] =>
      shared
        .filter(([, { sees, section }]) => sees.includes(role.party) && section.startsWith('plan-') === ofPlan)
        .map(([key]) => key);
    const held = (text: string): string[] =>
      shared.filter(([, unit]) => bare(text).includes(canaryOf(unit.text))).map(([key]) => key);
    for (const written of minutes) expect(held(written)).toEqual(due(false));
    expect(held(plan)).toEqual(due(true));
    const said = bare(properties);
    expect(shared.filter(([, { text }]) => said.includes(canaryOf(text))).map(([key]) => key)).toEqual([]);
    const names = Object.values(story.persons).flatMap(({ givenName, familyName }) => [givenName, familyName]);
    expect(names.filter((name) => said.includes(bare(name)))).toEqual([]);
  });
});

const CHOICES = `query ($id: ID) { copyChoices(recordId: $id) { attendees { id displayName } } }`;
const FAULTS = `query ($id: ID!) { plan(caseId: $id) { items { unitId faults } } }`;
const FILL = `mutation ($id: ID!, $fields: PlanFieldsInput!) { describePlanItem(unitId: $id, fields: $fields) { recordId } }`;
const END = `mutation ($id: ID!) { stepConference(id: $id, to: ended) { id } }`;
const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { recordId } }`;
const PARTIES = `query ($id: ID!) { plan(caseId: $id) { parties { partyId } } }`;

/** The office ends the meeting and asks everybody to sign the plan. */
async function endAndAsk(story: Story): Promise<void> {
  const office = castOf(story).find(({ party }) => party === 'ospod');
  if (!office) throw new Error('the story has no office');
  const { who, meeting, planId } = await seat(story, office);
  await who.ask(END, { id: meeting.id });
  const { plan } = await who.ask<{ plan: { items: { unitId: string; faults: string[] }[] } }>(FAULTS, {
    id: meeting.caseId,
  });
  const fields = { criterion: 'je to tak', until: '2099-12-31', indicator: 'počet' };
  for (const { unitId, faults } of plan.items) if (faults.length > 0) await who.ask(FILL, { id: unitId, fields });
  const { plan: table } = await who.ask<{ plan: { parties: { partyId: string }[] } }>(PARTIES, { id: meeting.caseId });
  const asked = table.parties.map(({ partyId }) => ({ partyId, step: 1 }));
  const dueAt = new Date(Date.now() + 864e5).toISOString();
  await who.ask(OPEN, { input: { recordId: planId, dueAt, quorum: 'all', asked } });
}

describe.each(STORIES.map((story) => ({ story, title: story.title })))('after the meeting of $title', ({ story }) => {
  const shared = Object.entries(story.units).filter(([, { state }]) => state === 'shared');
  const heldIn = (text: string): string[] =>
    shared.filter(([, unit]) => bare(text).includes(canaryOf(unit.text))).map(([key]) => key);
  const tasksIn = (text: string): string[] =>
    Object.entries(story.tasks)
      .filter(([, { title }]) => bare(text).includes(bare(title)))
      .map(([key]) => key);
  const stranger = (party: string, text: string): string[] =>
    castOf(story)
      .filter((one) => !mayKnow(story, party, one.party))
      .map(({ label }) => label)
      .filter((label) => new RegExp(`(?<!\\p{L})${label}(?!\\p{L})`, 'u').test(text));
  beforeAll(() => endAndAsk(story));

  it.each(castOf(story))(
    '[W67] [W68] [W69] the papers of $party name what it may know of, and nothing else',
    async (role) => {
      const { who, meeting, planId, get } = await seat(story, role);
      const read = async (input: object): Promise<string> => {
        const { name, bytes } = await get(input);
        const { text, info, xmp } = await readPdf(bytes);
        return [text, name, JSON.stringify(info), xmp].join('\n');
      };
      const tasks = await read({ kind: 'tasks', caseId: meeting.caseId });
      const due = Object.entries(story.tasks).filter(([, { owner }]) => role.party === 'ospod' || owner === role.party);
      expect(tasksIn(tasks)).toEqual(due.map(([key]) => key));
      const outcome = await read({ kind: 'outcome', recordId: meeting.recordId });
      const agreed = shared.filter(([, { sees }]) => sees.includes(role.party)).map(([key]) => key);
      expect(heldIn(outcome).filter((key) => !agreed.includes(key))).toEqual([]);
      expect(tasksIn(outcome).filter((key) => !due.some(([one]) => one === key))).toEqual([]);
      const sheet = await read({ kind: 'signoffs', recordId: planId });
      expect(sheet).toContain('Podpisový arch');
      expect([...heldIn(tasks), ...heldIn(sheet)]).toEqual([]);
      expect(stranger(role.party, [tasks, outcome, sheet].join('\n'))).toEqual([]);
      const { copyChoices } = await who.ask<{ copyChoices: { attendees: { id: string; displayName: string }[] } }>(
        CHOICES,
        { id: meeting.recordId },
      );
      const [attendee] = copyChoices.attendees;
      if (attendee === undefined) return;
      const paper = await read({ kind: 'certificate', recordId: meeting.recordId, attendanceId: attendee.id });
      expect(bare(paper)).toContain(bare(attendee.displayName));
      expect([...heldIn(paper), ...tasksIn(paper), ...stranger(role.party, paper)]).toEqual([]);
      expect(paper).not.toContain(story.family.name);
    },
  );
});
