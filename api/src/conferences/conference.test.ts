import type { ConferenceId, PartyId, SittingId } from '@soulad/shared/ids';
import { beforeAll, describe, expect, it } from 'vitest';
import { layCaseTable, type CaseTable, type Persona } from '../testing/index.js';
import { forAllTests, onTestApp } from '../testing/hooks.js';
import {
  changeInvitation,
  prepareConference,
  proposeConference,
  RECORD_TEMPLATE,
  stepConference,
  type ProposedConference,
} from './index.js';

const HOUR = 3_600_000;
const CONFERENCE = `query ($id: ID!) { conference(id: $id) { state nextSteps startsAt childPreparation currentAgendaItemId parties { letter }
  sittings { id ordinal invitedPartyIds agenda { title ordinal } attendance { id displayName inAt outAt } turns { partyId startedAt endedAt } }
  may { step facilitate noteAttendance askForWord prepare } } }`;

interface View {
  state: string;
  nextSteps: string[];
  childPreparation: string | null;
  currentAgendaItemId: string | null;
  parties: { letter: string }[];
  sittings: {
    id: string;
    ordinal: number;
    invitedPartyIds: string[];
    agenda: { title: string }[];
    attendance: { id: string; displayName: string; inAt: string | null; outAt: string | null }[];
    turns: { partyId: string; startedAt: string | null; endedAt: string | null }[];
  }[];
  may: Record<string, boolean>;
}

/** A conference of two sittings: the first without the father, the second without the mother and the shelter. */
async function propose(table: CaseTable): Promise<ProposedConference> {
  const { parties, people } = table;
  const startsAt = Date.now() - HOUR;
  const half = startsAt + HOUR;
  const sitting = (from: number, invited: PartyId[], excluded: PartyId[], title: string) => ({
    startsAt: from,
    endsAt: from + HOUR,
    invited,
    excluded,
    agenda: [
      { key: title, title, minutes: 10 },
      { title: 'dál', minutes: 20 },
    ],
  });
  return people.convener.act((ctx) =>
    proposeConference(ctx, table.caseId, {
      goal: 'Cíl',
      place: 'zasedačka',
      startsAt,
      endsAt: startsAt + 2 * HOUR,
      sittings: [
        sitting(startsAt, [parties.school, parties.mother, parties.shelter], [parties.father], 'první část'),
        sitting(half, [parties.school, parties.father], [parties.mother], 'druhá část'),
      ],
    }),
  );
}

async function openRoom(table: CaseTable): Promise<ProposedConference> {
  const proposed = await propose(table);
  const { convener, minutes } = table.people;
  await convener.act((ctx) =>
    prepareConference(ctx, proposed.conferenceId, {
      childPreparation: 'mluvili jsme',
      confidentialityText: 'mlčenlivost',
    }),
  );
  for (const to of ['preparing', 'convened'] as const)
    await convener.act((ctx) => stepConference(ctx, proposed.conferenceId, to));
  await minutes.act((ctx) => stepConference(ctx, proposed.conferenceId, 'live'));
  return proposed;
}

describe.each(['both', 'app', 'rls'] as const)('a conference with the walls: %s', (walls) => {
  const server = onTestApp({ walls });
  const table = forAllTests(() => layCaseTable(server));
  let conferenceId: ConferenceId;
  let sittings: readonly SittingId[];
  beforeAll(async () => {
    ({ conferenceId, sittingIds: sittings } = await openRoom(table));
  });

  const read = async (persona: Persona): Promise<View | undefined> =>
    (await server.gql<{ conference: View }>(CONFERENCE, { id: conferenceId }, table.people[persona].cookie)).data
      ?.conference;

  it.each([
    ['convener', ['první část', 'druhá část'], 'MOTUŠ'],
    ['minutes', ['první část', 'druhá část'], 'MOTUŠ'],
    ['teacher', ['první část', 'druhá část'], 'MOTUŠ'],
    ['mother', ['první část'], 'MOUŠ'],
    ['shelter', ['první část'], 'MOUŠ'],
    ['father', ['druhá část'], 'OTŠ'],
  ] as const)(
    '[I3] shows %s the own sittings, numbered from one, with known guests',
    async (persona, titles, letters) => {
      const view = await read(persona);
      expect(view?.sittings.map((sitting) => sitting.agenda[0]?.title)).toEqual(titles);
      expect(view?.sittings.map((sitting) => sitting.ordinal)).toEqual(titles.map((_, index) => index + 1));
      expect(
        view?.parties
          .map((party) => party.letter)
          .sort()
          .join(''),
      ).toBe([...letters].sort().join(''));
    },
  );

  it.each(['colleague', 'ngo', 'admin'] as const)(
    '[I11] does not exist for %s, who is not invited',
    async (persona) => {
      const answer = await server.gql(CONFERENCE, { id: conferenceId }, table.people[persona].cookie);
      expect(answer.code).toBe('NOT_FOUND');
      const desk = await server.gql<{ desk: { conferences: object[] } }>(
        '{ desk { conferences { id } } }',
        {},
        table.people[persona].cookie,
      );
      expect(desk.data?.desk.conferences).toEqual([]);
    },
  );

  it('[I1] tells the guest of the second part nothing of the first', async () => {
    const answer = await server.gql(CONFERENCE, { id: conferenceId }, table.people.father.cookie);
    for (const trace of ['první část', table.parties.shelter, table.parties.mother, sittings[0] ?? ''])
      expect(answer.body).not.toContain(trace);
    const cases = await server.gql<{ case: { conferences: { startsAt: string }[] } }>(
      'query ($id: ID!) { case(id: $id) { conferences { startsAt } } }',
      { id: table.caseId },
      table.people.father.cookie,
    );
    const desk = await server.gql<{ desk: { conferences: { startsAt: string; agendaCount: number }[] } }>(
      '{ desk { conferences { startsAt agendaCount } } }',
      {},
      table.people.father.cookie,
    );
    expect(desk.data?.desk.conferences).toEqual([
      { startsAt: cases.data?.case.conferences[0]?.startsAt, agendaCount: 2 },
    ]);
  });

  it('tells how the child was prepared to those who lead', async () => {
    expect((await read('minutes'))?.childPreparation).toBe('mluvili jsme');
    for (const persona of ['teacher', 'mother', 'father'] as const)
      expect((await read(persona))?.childPreparation).toBeNull();
  });

  it('notes presence by those who lead, and shows it to those who know the party', async () => {
    const note = `mutation ($s: ID!, $i: AttendanceInput!) { noteAttendance(sittingId: $s, input: $i) { id } }`;
    const stay = (partyId: string, displayName: string): object => ({
      s: sittings[0],
      i: { partyId, displayName, mode: 'in_person' },
    });
    const { minutes, mother } = table.people;
    expect((await server.gql(note, stay(table.parties.shelter, 'Paní z úkrytu'), minutes.cookie)).code).toBeUndefined();
    expect((await server.gql(note, stay(table.parties.shelter, 'Paní z úkrytu'), minutes.cookie)).code).toBe(
      'CONFLICT',
    );
    expect((await server.gql(note, stay(table.parties.mother, 'Matka'), mother.cookie)).code).toBe('FORBIDDEN_STEP');
    expect((await server.gql(note, stay(table.parties.father, 'Otec'), minutes.cookie)).code).toBe('NOT_FOUND');
    const id = (await read('teacher'))?.sittings[0]?.attendance[0]?.id;
    const leave = 'mutation ($id: ID!) { noteLeave(attendanceId: $id) { id } }';
    expect((await server.gql(leave, { id }, table.people.father.cookie)).code).toBe('NOT_FOUND');
    expect((await server.gql(leave, { id }, minutes.cookie)).code).toBeUndefined();
    expect((await server.gql(leave, { id }, minutes.cookie)).code).toBe('FORBIDDEN_STEP');
    await server.gql('mutation ($id: ID!) { noteReturn(attendanceId: $id) { id } }', { id }, minutes.cookie);
    const stays = (await read('teacher'))?.sittings[0]?.attendance;
    expect(stays?.map((one) => one.outAt === null)).toEqual([false, true]);
    expect(JSON.stringify(await read('father'))).not.toContain('úkrytu');
  });

  it('[W6] gives the word to one at a time', async () => {
    const [first] = sittings;
    const ask = 'mutation ($s: ID!) { askForWord(sittingId: $s) { id } }';
    const give = 'mutation ($s: ID!, $p: ID!) { giveWord(sittingId: $s, partyId: $p) { id } }';
    const end = 'mutation ($s: ID!) { endTurn(sittingId: $s) { id } }';
    const { teacher, mother, minutes, father } = table.people;
    for (const person of [teacher, mother, mother])
      expect((await server.gql(ask, { s: first }, person.cookie)).code).toBeUndefined();
    expect((await server.gql(ask, { s: first }, father.cookie)).code).toBe('NOT_FOUND');
    expect((await server.gql(give, { s: first, p: table.parties.mother }, teacher.cookie)).code).toBe('FORBIDDEN_STEP');
    await Promise.all(
      [table.parties.mother, table.parties.school].map((p) => server.gql(give, { s: first, p }, minutes.cookie)),
    );
    const turns = (await read('teacher'))?.sittings[0]?.turns ?? [];
    expect(turns.filter((turn) => turn.startedAt !== null && turn.endedAt === null)).toHaveLength(1);
    expect((await server.gql(end, { s: first }, minutes.cookie)).code).toBeUndefined();
    expect(
      (await read('teacher'))?.sittings[0]?.turns.every((turn) => turn.endedAt !== null || turn.startedAt === null),
    ).toBe(true);
  });

  it('[I7] takes a sitting from a party at once when the invitation is taken back', async () => {
    const { convener } = table.people;
    await convener.act((ctx) => changeInvitation(ctx, sittings[1] ?? fail(), table.parties.father, false));
    expect(await read('father')).toBeUndefined();
    await convener.act((ctx) => changeInvitation(ctx, sittings[1] ?? fail(), table.parties.father, true));
    expect((await read('father'))?.sittings).toHaveLength(1);
  });

  it('[I1] lists the guests of a sitting in an order that tells nothing of invitations changed since', async () => {
    const { convener } = table.people;
    const guests = async (): Promise<unknown> => (await read('teacher'))?.sittings[0]?.invitedPartyIds;
    const before = await guests();
    for (const invited of [false, true])
      await convener.act((ctx) => changeInvitation(ctx, sittings[0] ?? fail(), table.parties.mother, invited));
    expect(await guests()).toEqual(before);
  });
});

function fail(): never {
  throw new Error('There is no such sitting.');
}

describe('the steps of a conference', () => {
  const server = onTestApp();
  const table = forAllTests(() => layCaseTable(server));

  const step = (id: string, to: string, persona: Persona) =>
    server.gql<{ stepConference: View }>(
      'mutation ($id: ID!, $to: ConferenceState!) { stepConference(id: $id, to: $to) { state nextSteps } }',
      { id, to },
      table.people[persona].cookie,
    );

  it('[W2] follow the table, and say what is missing', async () => {
    const { conferenceId } = await propose(table);
    expect((await step(conferenceId, 'live', 'convener')).code).toBe('FORBIDDEN_STEP');
    expect((await step(conferenceId, 'preparing', 'convener')).data?.stepConference).toEqual({
      state: 'preparing',
      nextSteps: ['convened', 'cancelled', 'postponed'],
    });
    const refused = await step(conferenceId, 'convened', 'convener');
    expect(refused.body).toContain('"needs":"child-preparation,confidentiality-text"');
    expect((await step(conferenceId, 'sideways', 'convener')).code).toBe('BAD_INPUT');
  });

  it('are for the convener; opening and closing the room also for the minute taker', async () => {
    const { conferenceId } = await propose(table);
    for (const persona of ['minutes', 'teacher', 'mother'] as const)
      expect((await step(conferenceId, 'preparing', persona)).code).toBe('FORBIDDEN_STEP');
    const open = await openRoom(table);
    expect((await step(open.conferenceId, 'ended', 'teacher')).code).toBe('FORBIDDEN_STEP');
    expect((await step(open.conferenceId, 'ended', 'minutes')).data?.stepConference.state).toBe('ended');
  });

  it('lay out the record with the nine headings on the child', async () => {
    const { recordId } = await propose(table);
    const rows = await server.asOwner<{ heading: string }>(
      'select heading from section where record_id = $1 order by position',
      [recordId],
    );
    expect(rows.map((row) => row.heading)).toEqual(RECORD_TEMPLATE.map((section) => section.heading));
    expect(rows.filter((row) => row.heading.startsWith('child_'))).toHaveLength(9);
  });

  it.each([
    ['a sitting outside the conference', { startsAt: '2026-09-22T11:00:00Z', endsAt: '2026-09-22T12:00:00Z' }],
    ['an end before the start', { startsAt: '2026-09-22T14:00:00Z', endsAt: '2026-09-22T13:00:00Z' }],
    ['an instant without a zone', { startsAt: '2026-09-22T13:00:00', endsAt: '2026-09-22T14:00:00Z' }],
  ])('refuse %s', async (_, times) => {
    const input = {
      place: 'x',
      startsAt: '2026-09-22T13:00:00Z',
      endsAt: '2026-09-22T15:00:00Z',
      sittings: [{ ...times, invited: [], agenda: [] }],
    };
    const answer = await server.gql(
      'mutation ($c: ID!, $i: ConferenceInput!) { proposeConference(caseId: $c, input: $i) { id } }',
      { c: table.caseId, i: input },
      table.people.convener.cookie,
    );
    expect(answer.code).toBe('BAD_INPUT');
  });
});
