import type { UnitFacts } from '@soulad/shared/policy';
import { DISSENTS } from '../world/draw-plan.js';
import { actorIn, convenerIn, seatIn, sittingOn, unitIn, type Model } from '../world/model.js';
import { readsUnit } from '../world/reads.js';
import { cutOf } from '../world/signed.js';
import { CONVENER } from './room-steps.js';
import { short, type Category, type PartyId, type Step, type Table, type UnitId } from './step.js';

/** Minutes from their review to their closing: by who answers for the case, and by those who were asked to the meeting. */

/** [W10] Told to nobody but who answers for the case. */
export function checkLabels(): Step {
  return {
    words: 'the labels are checked',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => model.minutes === 'in-review' && model.caseState === 'open',
    apply: (model) => void (model.labelsChecked = true),
    act: labelsChecked,
  };
}

/** [W11] With every open question waved through. */
export function openComments(): Step {
  return {
    words: 'the minutes go out for comments',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => model.minutes === 'in-review' && model.caseState === 'open',
    apply: (model) => {
      model.labelsChecked = true;
      model.minutes = 'for-comments';
    },
    act: async (table) => {
      await labelsChecked(table);
      await table.run(CONVENER, 'openMinutesComments', { recordId: table.recordId });
    },
  };
}

async function labelsChecked(table: Table): Promise<void> {
  const query = 'query ($id: ID!) { minutesQuestions(recordId: $id) { unitId rule waivedFor } }';
  // Decoder: the question above.
  const { minutesQuestions } = (await table.ask(CONVENER, query, { id: table.recordId })) as unknown as {
    minutesQuestions: { unitId: string; rule: string; waivedFor: string | null }[];
  };
  for (const { unitId, rule, waivedFor } of minutesQuestions) {
    const variables = { recordId: table.recordId, unitId, rule, reason: 'důvod zkoušky' };
    if (waivedFor === null) await table.run(CONVENER, 'waiveMinutesQuestion', variables);
  }
  await table.run(CONVENER, 'checkMinutesLabels', { recordId: table.recordId });
}

/** [W11] Told to the own party and to who answers for the case. */
export function sayNoComments(party: PartyId): Step {
  return {
    words: `${short(party)} has no comments`,
    by: party,
    whenClosed: true,
    fits: (model) => isOut(model) && askedIn(model).includes(party) && actorIn(model, party) !== undefined,
    apply: (model) => assent(model, [party]),
    act: async (table) => void (await table.run(party, 'sayNoComments', { recordId: table.recordId })),
  };
}

/** [W11] By a day, and a few times at the most. */
export function extendComments(): Step {
  return {
    words: 'the window for comments is made longer',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => isOut(model) && model.extended < 3,
    apply: (model) => void (model.extended += 1),
    act: async (table) => {
      const query = 'query ($id: ID!) { minutes(recordId: $id) { comments { until } } }';
      // Decoder: the question above.
      const { minutes } = (await table.ask(CONVENER, query, { id: table.recordId })) as unknown as {
        minutes: { comments: { until: string } };
      };
      const next = new Date(Date.parse(`${minutes.comments.until}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      await table.run(CONVENER, 'extendMinutesComments', { recordId: table.recordId, until: next });
    },
  };
}

/** [W12] Once everybody who was asked has said that there are no comments. */
export function closeMinutes(parties: readonly PartyId[]): Step {
  return {
    words: 'everybody has no comments, and the minutes are closed',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => {
      const asked = askedIn(model);
      const all = asked.every((id) => parties.includes(id) && actorIn(model, id) !== undefined);
      return isOut(model) && asked.length > 0 && all;
    },
    apply: (model) => {
      assent(model, askedIn(model));
      model.minutes = 'closed';
      model.cuts.push(cutOf(model, 'minutes'));
    },
    act: async (table) => {
      const query = 'query ($id: ID!) { minutes(recordId: $id) { waitingFor { partyId } } }';
      // Decoder: the question above.
      const { minutes } = (await table.ask(CONVENER, query, { id: table.recordId })) as unknown as {
        minutes: { waitingFor: { partyId: string }[] };
      };
      const waiting = new Set(minutes.waitingFor.map(({ partyId }) => partyId));
      for (const party of table.there(parties))
        if (waiting.has(table.id(party))) await table.run(party, 'sayNoComments', { recordId: table.recordId });
      await table.run(CONVENER, 'closeMinutes', { recordId: table.recordId });
    },
  };
}

export interface Dissent {
  readonly unit: UnitId;
  readonly by: PartyId;
  /** The passage it is about; null for the whole. */
  readonly about: UnitId | null;
  readonly category: Category;
  readonly text: string;
}

/** [W14] A draft, until the minutes are closed. */
export function recordDissent({ unit, by, about, category, text }: Dissent): Step {
  return {
    words: `${short(by)} begins the dissent ${short(unit)} (${category}) about ${about ? short(about) : 'the whole'}`,
    by,
    whenClosed: true,
    fits: (model) => {
      const seat = actorIn(model, by);
      const subject = about ? unitIn(model, about) : undefined;
      const read = about === null || (subject?.facts.state === 'shared' && readsUnit(model, subject, by));
      const guest = seat?.convener === true || model.sittings.some(({ invited }) => invited.includes(by));
      const open = model.caseState === 'open' && model.minutes !== 'closed';
      return open && guest && read && seat !== undefined && unitIn(model, unit) === undefined;
    },
    apply: (model) => {
      const facts: UnitFacts = {
        ...{ id: unit, category, kind: 'dissent', mode: 'owned', state: 'draft', authorParty: by, coAuthors: [] },
        ...{ subjects: [], responsible: [], scribeParty: null, sitting: sittingOn(model, by), presentedAt: null },
        ...{ sharedAt: null, readOut: false, overrides: [] },
      };
      const whole = { facts, section: DISSENTS, words: [text], awaits: false, renewals: 0 };
      model.units.push(about ? { ...whole, about } : whole);
    },
    act: async (table) => {
      const input = { ...(about ? { aboutUnitId: table.id(about) } : {}), category, text };
      await table.run(by, 'recordDissent', { recordId: table.recordId, input });
      const query = 'query ($id: ID!) { minutes(recordId: $id) { dissents { unitId text } } }';
      // Decoder: the question above.
      const { minutes } = (await table.ask(by, query, { id: table.recordId })) as unknown as {
        minutes: { dissents: { unitId: string; text: string }[] };
      };
      const made = minutes.dissents.find((one) => one.text === text);
      if (!made) throw new Error('the dissent is not in the minutes');
      table.name(unit, made.unitId);
    },
  };
}

function isOut({ minutes, caseState }: Model): boolean {
  return minutes === 'for-comments' && caseState === 'open';
}

/** Whoever is asked to a part of the meeting and still sits at the table, the convening seat left out. */
export function askedIn(model: Model): readonly PartyId[] {
  const guests = [...new Set(model.sittings.flatMap(({ invited }) => invited))];
  return guests.filter((id) => id !== convenerIn(model).id && seatIn(model, id) !== undefined);
}

function assent(model: Model, parties: readonly PartyId[]): void {
  for (const party of parties) if (!model.assents.includes(party)) model.assents.push(party);
}
