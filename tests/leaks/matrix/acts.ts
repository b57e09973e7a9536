import type { PartyType } from '@soulad/shared/policy';
import { testId } from '@soulad/shared/testing';
import type { SittingId } from '@soulad/shared/ids';
import { CONVENER } from '../steps/room-steps.js';
import type { LaidTable } from '../table/laid-table.js';
import { CHILD, partyOf, type FullTable } from './full-table.js';
import { AUTHOR } from './sits.js';

type Variables = Readonly<Record<string, unknown>>;

/** One mutation with right arguments, made for whoever does it. Acts come one after the other: the meeting goes on by them. */
export interface Act {
  readonly name: string;
  /** Arguments for a seat of the type; `of` is the party that the thing is of, where a thing is made for it. */
  readonly of: (hands: Hands, type: PartyType, of: PartyType) => Promise<Variables> | Variables;
}

const DAY = '2030-01-02';
const REASON = 'důvod, který stačí';

/** What acts need to have been done before. */
export class Hands {
  readonly table: LaidTable;
  readonly seats: FullTable['seats'];
  #counted = 0;

  constructor({ table, seats }: FullTable) {
    this.table = table;
    this.seats = seats;
  }

  party(type: PartyType): string {
    return this.table.id(partyOf(this.seats, type));
  }

  get recordId(): string {
    return this.table.recordId;
  }

  get section(): string {
    return this.table.id('whole');
  }

  get sittingId(): string {
    return this.table.id(testId<SittingId>('sitting', 0));
  }

  /** Another letter every time. */
  get letter(): string {
    this.#counted += 1;
    return `Z${this.#counted}`;
  }

  /** A draft of the party. */
  async draft(of: PartyType): Promise<{ readonly unitId: string; readonly epoch: number }> {
    const { addUnit } = await this.did(of, 'addUnit(input: $input) { id epoch }', 'AddUnitInput', this.words());
    // Decoder: the selection above.
    const { id, epoch } = addUnit as { id: string; epoch: number };
    return { unitId: id, epoch };
  }

  /** A passage of the party on the table. */
  async shared(of: PartyType): Promise<string> {
    const { unitId, epoch } = await this.draft(of);
    const query = 'mutation ($unitId: ID!, $epoch: Int!) { shareUnit(unitId: $unitId, epoch: $epoch) { id } }';
    await this.table.ask(partyOf(this.seats, of), query, { unitId, epoch });
    return unitId;
  }

  words(): Variables {
    const fact = { category: 'PLAN', kind: 'fact', mode: 'owned', text: 'Slova.' };
    return { recordId: this.recordId, sectionId: this.section, ...fact, subjects: [this.table.id(CHILD)] };
  }

  item(heading: string): Variables {
    return { input: { recordId: this.table.id('plan'), heading, text: `Položka ${this.letter}` } };
  }

  /** A measure of the office that is on the table, or a proposal of another party that waits for the office. */
  async planned(by: PartyType): Promise<{ readonly unitId: string; readonly epoch: number }> {
    const { input } = this.item('plan_help');
    const verb = by === 'ospod' ? 'addPlanItem' : 'proposePlanItem';
    const selection = '{ items { unitId unit { epoch text } } }';
    const answer = await this.did(by, `${verb}(input: $input) ${selection}`, 'PlanItemInput', input);
    // Decoder: the selection above.
    const { items } = answer[verb] as { items: readonly { unitId: string; unit: { epoch: number; text: string } }[] };
    const made = items.find(({ unit }) => unit.text === Reflect.get(Object(input), 'text'));
    const [unitId, epoch] = [made?.unitId ?? '', made?.unit.epoch ?? 0];
    if (by === 'ospod') {
      const query = 'mutation ($unitId: ID!, $epoch: Int!) { shareUnit(unitId: $unitId, epoch: $epoch) { id } }';
      await this.table.ask(CONVENER, query, { unitId, epoch });
    }
    return { unitId, epoch };
  }

  /** A task of the author that was just issued. */
  async task(): Promise<string> {
    const input = { caseId: this.table.caseId, ownerPartyId: this.party(AUTHOR), title: 'Zařídit', dueOn: DAY };
    const { issueTask } = await this.did('ospod', 'issueTask(input: $input) { task { id } }', 'IssueTaskInput', input);
    // Decoder: the selection above.
    return (issueTask as { task: { id: string } }).task.id;
  }

  /** A round over the plan that nobody has signed. */
  async round(): Promise<string> {
    const input = this.roundInput();
    const field = 'openSignoffs(input: $input) { round { id } }';
    const { openSignoffs } = await this.did('ospod', field, 'OpenSignoffsInput', input);
    // Decoder: the selection above.
    return (openSignoffs as { round: { id: string } }).round.id;
  }

  roundInput(): Variables {
    const asked = (['ospod', AUTHOR] as const).map((type) => ({ partyId: this.party(type), step: 1 }));
    return { recordId: this.table.id('plan'), quorum: 'all', dueAt: `${DAY}T10:00:00.000Z`, asked };
  }

  /** What the office has yet to decide before the minutes go out. */
  async questions(): Promise<readonly { readonly unitId: string; readonly rule: string }[]> {
    const query = 'query ($id: ID!) { minutesQuestions(recordId: $id) { unitId rule waivedFor } }';
    const { minutesQuestions } = await this.table.ask(CONVENER, query, { id: this.recordId });
    // Decoder: the query above.
    const all = minutesQuestions as readonly { unitId: string; rule: string; waivedFor: string | null }[];
    return all.filter(({ waivedFor }) => waivedFor === null).map(({ unitId, rule }) => ({ unitId, rule }));
  }

  async waiveAll(reason: string): Promise<void> {
    for (const question of await this.questions())
      await this.table.run(CONVENER, 'waiveMinutesQuestion', { recordId: this.recordId, reason, ...question });
  }

  private did(by: PartyType, field: string, input: string, value: unknown): Promise<Readonly<Record<string, unknown>>> {
    const query = `mutation ($input: ${input}!) { ${field} }`;
    return this.table.ask(by === 'ospod' ? CONVENER : partyOf(this.seats, by), query, { input: value });
  }
}

const other = (type: PartyType): PartyType => (type === 'health' ? 'police' : 'health');
const input = (value: Variables): Variables => ({ input: value });

/** On the table, while the meeting runs. */
export const MEETING: readonly Act[] = [
  { name: 'addUnit', of: (hands) => input(hands.words()) },
  { name: 'shareUnit', of: (hands, _, of) => hands.draft(of) },
  { name: 'deleteUnit', of: async (hands, _, of) => ({ unitId: (await hands.draft(of)).unitId }) },
  { name: 'withdrawUnit', of: async (hands, _, of) => ({ unitId: await hands.shared(of) }) },
  { name: 'relabelUnit', of: async (hands, _, of) => ({ unitId: await hands.shared(of), change: { kind: 'fact' } }) },
  {
    name: 'narrowUnit',
    of: async (hands, _, of) => ({
      ...{ unitId: await hands.shared(of), reason: REASON },
      partyIds: [hands.party(other(of))],
    }),
  },
  {
    name: 'allowParty',
    of: async (hands, _, of) => ({
      ...{ unitId: await hands.shared(of), partyId: hands.party(other(of)), reason: REASON, basis: 'zspod-10-3-e' },
    }),
  },
  { name: 'moveUnit', of: async (hands, _, of) => ({ unitId: await hands.shared(of), sectionId: hands.section }) },
  {
    name: 'askAccess',
    of: (hands, type) =>
      input({
        ...{ caseId: hands.table.caseId, question: 'Prosím o část.' },
        partyId: hands.party(type === AUTHOR ? 'school' : AUTHOR),
      }),
  },
  { name: 'recordDissent', of: ({ recordId }) => ({ recordId, ...input({ text: 'Vidíme to jinak.' }) }) },
  { name: 'askForWord', of: ({ sittingId }) => ({ sittingId }) },
  { name: 'giveWord', of: (hands) => ({ sittingId: hands.sittingId, partyId: hands.party('ospod') }) },
  { name: 'endTurn', of: ({ sittingId }) => ({ sittingId }) },
  { name: 'startAgendaItem', of: ({ table }) => ({ id: table.id('item00') }) },
  {
    name: 'noteAttendance',
    of: (hands) => ({
      sittingId: hands.sittingId,
      ...input({ partyId: hands.party(AUTHOR), displayName: 'Host', mode: 'remote' }),
    }),
  },
  {
    name: 'addPerson',
    of: ({ table }) => ({
      caseId: table.caseId,
      ...input({ givenName: 'Iva', familyName: 'Zkušební', isChild: false, sex: 'female' }),
    }),
  },
  {
    name: 'inviteParty',
    of: (hands) => ({
      caseId: hands.table.caseId,
      ...input({
        ...{ type: 'ngo', agencyId: hands.table.id('agency ngo spare'), label: 'další', letter: hands.letter },
        ...{ basis: 'zspod-10-3-e', purpose: 'pomoc' },
      }),
    }),
  },
  { name: 'limitPartyKnowledge', of: (hands) => ({ partyId: hands.party(AUTHOR), knownTo: null }) },
  {
    name: 'limitPersonKnowledge',
    of: ({ table }) => ({ caseId: table.caseId, personId: table.id(CHILD), knownTo: null }),
  },
  {
    name: 'changeInvitation',
    of: (hands) => ({ sittingId: hands.sittingId, partyId: hands.party('police'), invited: true }),
  },
  {
    name: 'narrowCell',
    of: (hands) => ({
      ...{ caseId: hands.table.caseId, reason: REASON },
      cell: { partyId: hands.party('school'), category: 'EDU', level: 'decision' },
    }),
  },
  {
    name: 'proposeConference',
    of: (hands) => {
      const times = { startsAt: '2030-02-01T09:00:00.000Z', endsAt: '2030-02-01T10:00:00.000Z' };
      const agenda = [{ title: 'Bod', minutes: 30 }];
      const sittings = [{ ...times, agenda, invited: [hands.party('ospod')] }];
      return { caseId: hands.table.caseId, ...input({ ...times, place: 'úřad', sittings }) };
    },
  },
];

/** Of what is agreed: plan, signatures, tasks, terms, copies. */
export const COMMITMENTS: readonly Act[] = [
  { name: 'addPlanItem', of: (hands) => hands.item('plan_causes') },
  { name: 'proposePlanItem', of: (hands) => hands.item('plan_causes') },
  { name: 'acceptProposal', of: (hands) => hands.planned(AUTHOR) },
  {
    name: 'declineProposal',
    of: async (hands) => ({ unitId: (await hands.planned(AUTHOR)).unitId, reason: REASON }),
  },
  {
    name: 'describePlanItem',
    of: async (hands, _, of) => ({ unitId: (await hands.planned(of)).unitId, fields: { until: DAY } }),
  },
  {
    name: 'noteProgress',
    of: async (hands) => ({ unitId: (await hands.planned('ospod')).unitId, progress: 'running' }),
  },
  { name: 'setPlanReview', of: ({ table }) => ({ recordId: table.id('plan'), day: DAY }) },
  {
    name: 'signFamilyVersion',
    of: (hands) =>
      input({
        ...{ recordId: hands.table.id('plan'), partyId: hands.party('parent_a') },
        signature: { text: 'Náš plán', name: 'Zkušební', strokes: null },
      }),
  },
  {
    name: 'usePlanTemplate',
    of: ({ table }) => ({ recordId: table.id('plan'), template: 'housing', locale: 'cs' }),
  },
  {
    name: 'takeIntoPlan',
    of: async (hands, _, of) => input({ unitId: await hands.shared(of), heading: 'plan_causes' }),
  },
  {
    name: 'issueTask',
    of: (hands) =>
      input({ caseId: hands.table.caseId, ownerPartyId: hands.party(AUTHOR), title: 'Zařídit', dueOn: DAY }),
  },
  {
    name: 'nameTaskPerson',
    of: async (hands) => ({
      taskId: await hands.task(),
      userId: hands.table.player(partyOf(hands.seats, AUTHOR)).userId,
    }),
  },
  {
    name: 'stepTask',
    of: async (hands, type) =>
      input(
        type === 'ospod'
          ? { taskId: await hands.task(), to: 'withdrawn', words: REASON }
          : { taskId: await hands.task(), to: 'accepted' },
      ),
  },
  {
    name: 'noteClockEvent',
    of: ({ table }) =>
      input({
        ...{ caseId: table.caseId, kind: 'ipod-update', event: 'foster-care' },
        startedAt: '2026-11-01T10:00:00.000Z',
      }),
  },
  {
    name: 'askCopy',
    of: ({ recordId, table, seats }, type) =>
      input({ recordId, kind: 'minutes', format: 'docx', proof: table.player(partyOf(seats, type)).name }),
  },
];

/** Signing: over a plan in which nothing is missing yet. */
export const SIGNING: readonly Act[] = [
  { name: 'openSignoffs', of: (hands) => input(hands.roundInput()) },
  { name: 'markSignoff', of: async (hands) => input({ roundId: await hands.round(), mark: 'opened' }) },
  { name: 'beginSignature', of: async (hands) => input({ roundId: await hands.round() }) },
  { name: 'refuseSignature', of: async (hands) => input({ roundId: await hands.round(), reason: REASON }) },
  {
    name: 'signRevision',
    of: async (hands, type) =>
      input({ roundId: await hands.round(), proof: hands.table.player(partyOf(hands.seats, type)).name }),
  },
  { name: 'endSignoffs', of: async (hands) => ({ roundId: await hands.round(), outcome: 'cancelled' }) },
];

/** After the meeting, in the order in which minutes go. */
export const AFTERWARDS: readonly Act[] = [
  { name: 'stepConference', of: ({ table }) => ({ id: table.conferenceId, to: 'ended' }) },
  { name: 'promiseMinutes', of: ({ recordId }) => ({ recordId, day: DAY }) },
  { name: 'reviewMinutes', of: ({ recordId }) => ({ recordId }) },
  {
    name: 'waiveMinutesQuestion',
    of: async (hands) => ({ recordId: hands.recordId, reason: REASON, ...(await hands.questions())[0] }),
  },
  {
    name: 'checkMinutesLabels',
    of: async (hands) => {
      await hands.waiveAll(REASON);
      return { recordId: hands.recordId };
    },
  },
  { name: 'openMinutesComments', of: ({ recordId }) => ({ recordId, workingDays: 5 }) },
  {
    name: 'extendMinutesComments',
    of: ({ recordId }) => ({ recordId, until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10) }),
  },
  { name: 'sayNoComments', of: ({ recordId }) => ({ recordId }) },
  { name: 'closeMinutes', of: ({ recordId }) => ({ recordId }) },
  { name: 'correctMinutes', of: ({ recordId }) => ({ recordId, reason: REASON }) },
  { name: 'closeCase', of: ({ table }) => ({ caseId: table.caseId, reason: REASON }) },
  { name: 'reopenCase', of: ({ table }) => ({ caseId: table.caseId, reason: REASON }) },
];

/** What needs hands at the text, a second party or an emergency: the steps of two worlds and the journeys do it. */
export const ELSEWHERE: readonly string[] = [
  ...['acceptScribed', 'addComment', 'addRelation', 'answerAccess', 'answerComment', 'answerWidening'],
  ...['beginEmergency', 'cancelCopy', 'carvePassage', 'endClockEvent', 'endDecision'],
  ...['endEmergency', 'endParty'],
  ...['liftNarrowing', 'liftUnitNarrowing', 'limitRelease', 'noteLeave', 'noteReturn', 'openCase', 'openPlan'],
  ...['prepareConference', 'publishPassage', 'recordRelease', 'removeAttachment', 'reviewEmergency', 'settleThread'],
  ...['takeBackComment', 'withdrawRelease'],
];
