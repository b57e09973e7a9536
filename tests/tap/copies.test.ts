import { readPdf, readStory, type Story } from '@soulad/api/testing';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/api-process.js';
import { Person } from '../support/person.js';
import { startSystem, type System } from '../support/system.js';
import { waitFor } from '../support/wait-for.js';
import { castOf, type Role } from './cast.js';

const FILES = ['story-1', 'story-2'].map((name) => `${ROOT}infra/demo/${name}.yaml`);
const STORIES = await Promise.all(FILES.map((file) => readStory(file)));
const DESK = `query { viewer { displayName } desk { conferences { recordId caseId familyName } } }`;
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

async function copiesOf(story: Story, { person, agency }: Role): Promise<Copies> {
  const who = await Person.signIn(system.origin, person, agency);
  const { viewer, desk } = await who.ask<{
    viewer: { displayName: string };
    desk: { conferences: { recordId: string | null; caseId: string; familyName: string }[] };
  }>(DESK);
  const meeting = desk.conferences.find((one) => one.familyName === story.family.name);
  const get = async (
    kind: string,
    recordId: string | null | undefined,
    format: string,
  ): Promise<{ name: string; bytes: Uint8Array }> => {
    const input = { recordId, kind, format, proof: viewer.displayName };
    const { askCopy } = await who.ask<{ askCopy: { id: string } }>(ASK, { input });
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
  const { plan } = await who.ask<{ plan: { recordId: string | null } }>(PLAN, { id: meeting?.caseId ?? '' });
  const pdf = await get('minutes', meeting?.recordId, 'pdf');
  const docx = await get('minutes', meeting?.recordId, 'docx');
  const planned = await get('plan', plan.recordId, 'pdf');
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
