import type { PartyId, UnitId } from '@soulad/shared/ids';
import { addDays, dayInPrague } from '@soulad/shared/workflow';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SitterKey } from '../testing/index.js';
import { CopyScene } from '../testing/copy-scene.js';
import { atEachTable, onTestApp } from '../testing/hooks.js';
import { LiveScene } from '../testing/live-scene.js';
import { MinutesScene } from '../testing/minutes-scene.js';
import { readPdf } from '../testing/read-pdf.js';
import { canSetPdf } from './can-set-pdf.js';

const CHOICES = `query ($record: ID, $case: ID) { copyChoices(recordId: $record, caseId: $case) {
  kinds formats attendees { id displayName } } }`;
const LIST = `query ($case: ID) { copies(caseId: $case) { kind recordId party { label } } }`;
const NARROW = `mutation ($u: ID!, $p: [ID!]!) { narrowUnit(unitId: $u, partyIds: $p, reason: "omezení") { id } }`;
const ISSUE = `mutation ($i: IssueTaskInput!) { issueTask(input: $i) { task { id } } }`;
const STEP = `mutation ($i: StepTaskInput!) { stepTask(input: $i) { id } }`;
const OPEN = `mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { round { id } revisions { fingerprint } } }`;
const SIGN = `mutation ($input: SignRevisionInput!) { signRevision(input: $input) { recordId } }`;
const REFUSE = `mutation ($input: RefuseSignatureInput!) { refuseSignature(input: $input) { recordId } }`;

interface Choices {
  readonly kinds: readonly string[];
  readonly formats: readonly string[];
  readonly attendees: readonly { readonly id: string; readonly displayName: string }[];
}

const server = onTestApp();
const scene = atEachTable(server);
const copies = new CopyScene(scene);

const wordsIn = async (by: SitterKey, input: object): Promise<string> =>
  (await readPdf((await copies.copied(by, input)).bytes)).text;
const choices = async (by: SitterKey, place: object = { record: scene.table.recordId }): Promise<Choices> =>
  (await scene.ask<{ copyChoices: Choices }>(by, CHOICES, place)).copyChoices;
const proof = (by: SitterKey): string => scene.table.people[by].displayName;

async function issue(ownerPartyId: PartyId, title: string, more: object = {}): Promise<string> {
  const { caseId, parties } = scene.table;
  const i = { caseId, ownerPartyId, checkerPartyId: parties.ospod, title, dueOn: addDays(dayInPrague(Date.now()), 5) };
  const { issueTask } = await scene.ask<{ issueTask: { task: { id: string } } }>('worker', ISSUE, {
    i: { ...i, ...more },
  });
  return issueTask.task.id;
}

describe('the sheet of signatures', () => {
  async function openRound(): Promise<{ id: string; fingerprint: string }> {
    const { recordId, parties } = scene.table;
    const asked = (['school', 'mother'] as const).map((key) => ({ partyId: parties[key], step: 1 }));
    const dueAt = new Date(Date.now() + 864e5).toISOString();
    await server.asOwner(`update record set state = 'closed' where id = $1`, [recordId]);
    const { openSignoffs } = await scene.ask<{
      openSignoffs: { round: { id: string }; revisions: { fingerprint: string }[] };
    }>('worker', OPEN, { input: { recordId, dueAt, quorum: 'all', asked } });
    return { id: openSignoffs.round.id, fingerprint: openSignoffs.revisions.at(-1)?.fingerprint ?? '' };
  }

  it('[W67] says who signed which revision, and gives the words of a party to that party and to who keeps the case', async () => {
    await scene.newUnit('worker', { mode: 'joint', text: 'Společné slovo.' });
    expect((await choices('worker')).kinds).not.toContain('signoffs');
    const { id: roundId, fingerprint } = await openRound();
    await scene.ask('teacher', SIGN, {
      input: { roundId, reservation: 'Chybí termín školy.', proof: proof('teacher') },
    });
    await scene.ask('mother', REFUSE, { input: { roundId, reason: 'Nesouhlasím s bydlením.' } });
    const kind = 'signoffs';
    const whole = await wordsIn('worker', { kind });
    expect(whole).toContain(fingerprint);
    expect(whole).toMatch(/podepsáno s výhradou[\s\S]*Chybí termín školy\./);
    expect(whole).toMatch(/odmítnuto[\s\S]*Nesouhlasím s bydlením\./);
    const own = await wordsIn('teacher', { kind });
    expect(own).toMatch(/podepsáno s výhradou/);
    expect(own).toContain('Chybí termín školy.');
    expect(own).not.toContain('Nesouhlasím');
    const theirs = await wordsIn('worker', { kind, partyId: scene.table.parties.mother });
    expect(theirs).toContain('Nesouhlasím s bydlením.');
    expect(theirs).not.toContain('Chybí termín');
  });

  it('[W67] does not tell of a party that its recipient may not know of, nor of a change it cannot read', async () => {
    const { recordId, parties } = scene.table;
    const kept = await scene.newUnit('worker', { mode: 'joint', text: 'Skryté slovo.' });
    await scene.newUnit('worker', { mode: 'joint', text: 'Společné slovo.' });
    await scene.ask('worker', NARROW, { u: kept, p: [parties.mother] });
    const first = await openRound();
    await scene.ask('teacher', SIGN, { input: { roundId: first.id, proof: proof('teacher') } });
    await server.asOwner(`update record set state = 'live' where id = $1`, [recordId]);
    await scene.ask('worker', NARROW, { u: kept, p: [parties.mother, parties.school] });
    await openRound();
    const kind = 'signoffs';
    expect(await wordsIn('worker', { kind })).toContain('pozbyl platnosti');
    const theirs = await wordsIn('worker', { kind, partyId: parties.mother });
    expect(theirs).toContain('podepsáno');
    expect(theirs).not.toContain('pozbyl');
    expect(await wordsIn('mother', { kind })).not.toContain('pozbyl');
    await server.asOwner('update party set known_to = $2 where id = $1', [
      parties.school,
      [parties.ospod, parties.school],
    ]);
    const without = await wordsIn('worker', { kind, partyId: parties.mother });
    expect(without).toContain('mother');
    expect(without).not.toContain('school');
  });
});

describe('the list of tasks', () => {
  it('[W68] holds the tasks its recipient reads, under the own numbers, equal whoever makes it, while they stand so', async () => {
    const { caseId, parties } = scene.table;
    await issue(parties.ngo, 'Doprovod k lékaři');
    const id = await issue(parties.school, 'Hlášení přítomnosti', { proofWanted: 'přehled docházky' });
    expect(await choices('teacher', { case: caseId })).toMatchObject({ kinds: ['tasks'], attendees: [] });
    const ofCase = { recordId: null, caseId, kind: 'tasks' };
    const own = await copies.copied('teacher', ofCase);
    const { text } = await readPdf(own.bytes);
    expect(text).toMatch(/1\.1 school[\s\S]*Hlášení přítomnosti[\s\S]*přehled docházky[\s\S]*zadáno/);
    expect(text).not.toMatch(/Doprovod|^1\.2 |ngo/mu);
    const made = await copies.copied('worker', { ...ofCase, partyId: parties.school });
    expect(made.fingerprint).toBe(own.fingerprint);
    expect(await wordsIn('worker', ofCase)).toMatch(/Doprovod k lékaři[\s\S]*1\.2 school/);
    expect(await wordsIn('mother', ofCase)).toContain('Žádné úkoly.');
    const { copies: listed } = await scene.ask<{ copies: object[] }>('worker', LIST, { case: caseId });
    expect(listed).toContainEqual({ kind: 'tasks', recordId: null, party: { label: 'school' } });
    const stale = await copies.ask('teacher', ofCase);
    await copies.ended('teacher', stale);
    await scene.ask('teacher', STEP, { i: { taskId: id, to: 'accepted' } });
    expect((await copies.fetch('teacher', stale)).status).toBe(404);
    const elsewhere = await LiveScene.lay(server);
    expect(await elsewhere.refusalOf('worker', CHOICES, { case: caseId })).toBe('NOT_FOUND');
    for (const place of [{ caseId }, { recordId: null, caseId: null }])
      expect(await copies.refusal('teacher', { kind: 'tasks', ...place })).toBe('BAD_INPUT');
  });
});

describe('after the meeting', () => {
  it('[W69] a certificate says that one person was there, and nothing of the case', async () => {
    expect((await choices('teacher')).kinds).not.toContain('certificate');
    await new MinutesScene(scene).endMeeting();
    const { attendees } = await choices('teacher');
    expect(attendees).toHaveLength(1);
    expect((await choices('worker')).attendees.length).toBeGreaterThan(3);
    const who = attendees[0]?.displayName ?? '?';
    const certificate = { kind: 'certificate', attendanceId: attendees[0]?.id };
    const [file] = await server.asOwner<{ mark: string; name: string }>(
      `select c.file_mark as mark, f.name from case_file c join family f on f.id = c.family_id where c.id = $1`,
      [scene.table.caseId],
    );
    for (const by of ['teacher', 'worker'] as const) {
      const { bytes, fileName } = await copies.copied(by, certificate);
      const read = await readPdf(bytes);
      expect(read.text).toContain(`Potvrzujeme, že se ${who} (`);
      expect(fileName).toBe('potvrzeni-o-ucasti.pdf');
      const said = read.text + JSON.stringify(read.info) + read.xmp;
      for (const word of [file?.mark ?? '?', file?.name ?? '?']) expect(said).not.toContain(word);
    }
    const docx = unzipSync((await copies.copied('teacher', { ...certificate, format: 'docx' })).bytes);
    const written = Object.values(docx).map((part) => strFromU8(part));
    expect(written.join('\n')).toContain(`Potvrzujeme, že se ${who} (`);
    expect(written.join('\n')).not.toContain(file?.mark ?? '?');
    expect(await copies.refusal('mother', certificate)).toBe('NOT_FOUND');
    expect(await copies.refusal('teacher', { ...certificate, format: 'package' })).toBe('BAD_INPUT');
    expect(await copies.refusal('teacher', { kind: 'certificate' })).toBe('NOT_FOUND');
  });

  it('[W15] the brief outcome holds what its reader may know of: agreements, what went into the plan, tasks', async () => {
    const { conferenceId, parties } = scene.table;
    expect((await choices('mother')).kinds).toEqual(['minutes', 'attendance']);
    const kept = await scene.newUnit('worker', { mode: 'joint', text: 'Skryté ujednání.' });
    await scene.ask('worker', NARROW, { u: kept, p: [parties.mother] });
    const agreed: UnitId = await scene.newUnit('worker', { mode: 'joint', text: 'Ranní doprovod.' });
    await scene.newUnit('worker', { category: 'INTERNAL', mode: 'owned', text: 'Poznámka úřadu.' });
    await issue(parties.mother, 'Zapsat dceru', { unitId: agreed });
    await issue(parties.school, 'Přehled hodin', { unitId: kept });
    await new MinutesScene(scene).endMeeting();
    expect((await choices('mother')).kinds).toContain('outcome');
    const OUTCOME = `query ($id: ID!) { briefOutcome(conferenceId: $id) { items { text } tasks { title } measures { text } } }`;
    const { briefOutcome } = await scene.ask<{ briefOutcome: object }>('mother', OUTCOME, { id: conferenceId });
    expect(briefOutcome).toEqual({
      ...{ items: [{ text: 'Ranní doprovod.' }], tasks: [{ title: 'Zapsat dceru' }], measures: [] },
    });
    const own = await copies.copied('mother', { kind: 'outcome' });
    const { text } = await readPdf(own.bytes);
    expect(text).toMatch(/1 Na čem jsme se dohodli[\s\S]*Ranní doprovod\.[\s\S]*2 Úkoly[\s\S]*Zapsat dceru/);
    expect(text).not.toMatch(/Skryté|Poznámka|Přehled hodin|^1\.2 |^2\.2 /mu);
    const made = await copies.copied('worker', { kind: 'outcome', partyId: parties.mother });
    expect(made.fingerprint).toBe(own.fingerprint);
    expect(new Set((await copies.ways('mother')).map(({ unit }) => unit))).toEqual(new Set([agreed]));
    expect(await wordsIn('worker', { kind: 'outcome' })).toMatch(/Skryté ujednání\.[\s\S]*Přehled hodin/);
  });
});

describe('the typesetter', () => {
  it('[W65] is there for this processor or not, and text documents are made without it', async () => {
    expect(canSetPdf('linux', 'riscv64')).toBe(false);
    expect((await choices('mother')).formats).toEqual(canSetPdf() ? ['pdf', 'docx', 'package'] : ['docx']);
  });
});
