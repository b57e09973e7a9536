import { testId } from '@soulad/shared/testing';
import { actorIn, releaseIn, seatIn, personIn, convenerIn, type Model } from '../world/model.js';
import {
  list,
  short,
  type Category,
  type PartyId,
  type PersonId,
  type ReleaseId,
  type SittingId,
  type Step,
} from './step.js';

/** What happens in the room of a conference, and what people agree upon. */

export function attend(key: string, sitting: SittingId, party: PartyId, mode: string): Step {
  return {
    words: `it is noted that ${short(party)} is ${mode} in ${short(sitting)}`,
    by: party,
    fits: (model) =>
      seatIn(model, party) !== undefined &&
      sittingIn(model, sitting)?.invited.includes(party) === true &&
      !model.stays.some((stay) => stay.sitting === sitting && stay.party === party && stay.out === null),
    apply: (model) =>
      void model.stays.push({ key, sitting, party, mode, in: mode === 'in_person' ? model.now : null, out: null }),
    act: async (table) => {
      const input = { partyId: table.id(party), displayName: `host ${key}`, mode };
      const answer = await table.run(CONVENER, 'noteAttendance', { sittingId: table.id(sitting), input });
      table.name(key, idOfStay(answer, `host ${key}`));
    },
  };
}

/** Whoever convenes: the table knows which seat that is. */
export const CONVENER = testId<PartyId>('party', 65_535);

function idOfStay(answer: Readonly<Record<string, unknown>>, displayName: string): string {
  // Decoder: the selection of the table asks for these members.
  const { sittings } = answer as unknown as { sittings: { attendance: { id: string; displayName: string }[] }[] };
  const found = sittings.flatMap(({ attendance }) => attendance).find((stay) => stay.displayName === displayName);
  if (!found) throw new Error(`the stay of ${displayName} is not in the answer`);
  return found.id;
}

export function depart(key: string): Step {
  return {
    words: `it is noted that ${key} leaves`,
    by: CONVENER,
    fits: (model) => model.stays.some((stay) => stay.key === key && stay.in !== null && stay.out === null),
    apply: (model) => {
      const stay = model.stays.find((one) => one.key === key);
      if (stay) stay.out = model.now;
    },
    act: async (table) => void (await table.run(CONVENER, 'noteLeave', { attendanceId: table.id(key) })),
  };
}

export function startItem(item: string): Step {
  return {
    words: `${item} is begun`,
    by: CONVENER,
    fits: (model) =>
      model.currentItem !== item && model.sittings.some(({ items }) => items.some(({ key }) => key === item)),
    apply: (model) => {
      for (const [key, times] of model.items)
        if (times.ended === null) model.items.set(key, { ...times, ended: model.now });
      model.items.set(item, { begun: model.items.get(item)?.begun ?? model.now, ended: null });
      model.currentItem = item;
    },
    act: async (table) => void (await table.run(CONVENER, 'startAgendaItem', { id: table.id(item) })),
  };
}

export function askForWord(sitting: SittingId, party: PartyId): Step {
  return {
    words: `${short(party)} asks for the word in ${short(sitting)}`,
    by: party,
    fits: (model) => actorIn(model, party) !== undefined && sittingIn(model, sitting)?.invited.includes(party) === true,
    apply: (model) => {
      const waits = model.turns.some((one) => one.sitting === sitting && one.party === party && one.ended === null);
      if (!waits) model.turns.push({ sitting, party, asked: model.now, started: null, ended: null });
    },
    act: async (table) => void (await table.run(party, 'askForWord', { sittingId: table.id(sitting) })),
  };
}

export function giveWord(sitting: SittingId, party: PartyId): Step {
  return {
    words: `${short(party)} is given the word in ${short(sitting)}`,
    by: CONVENER,
    fits: (model) =>
      seatIn(model, party) !== undefined &&
      sittingIn(model, sitting)?.invited.includes(party) === true &&
      running(model, sitting)?.party !== party,
    apply: (model) => {
      const before = running(model, sitting);
      if (before) before.ended = model.now;
      const waits = model.turns.find((one) => one.sitting === sitting && one.party === party && one.started === null);
      if (waits) waits.started = model.now;
      else model.turns.push({ sitting, party, asked: model.now, started: model.now, ended: null });
    },
    act: async (table) =>
      void (await table.run(CONVENER, 'giveWord', { sittingId: table.id(sitting), partyId: table.id(party) })),
  };
}

export function endTurn(sitting: SittingId): Step {
  return {
    words: `the turn in ${short(sitting)} ends`,
    by: CONVENER,
    fits: (model) => running(model, sitting) !== undefined,
    apply: (model) => {
      const turn = running(model, sitting);
      if (turn) turn.ended = model.now;
    },
    act: async (table) => void (await table.run(CONVENER, 'endTurn', { sittingId: table.id(sitting) })),
  };
}

export function changeInvitation(sitting: SittingId, party: PartyId, invited: boolean): Step {
  return {
    words: `${short(party)} is ${invited ? 'asked to' : 'asked not to take part in'} ${short(sitting)}`,
    by: CONVENER,
    fits: (model) => {
      const found = sittingIn(model, sitting);
      return (
        seatIn(model, party) !== undefined &&
        convenerIn(model).id !== party &&
        found?.invited.includes(party) === !invited
      );
    },
    apply: (model) => {
      const found = sittingIn(model, sitting);
      if (!found) return;
      found.invited = found.invited.filter((id) => id !== party);
      found.excluded = found.excluded.filter((id) => id !== party);
      (invited ? found.invited : found.excluded).push(party);
    },
    act: async (table) => {
      const variables = { sittingId: table.id(sitting), partyId: table.id(party), invited };
      await table.run(CONVENER, 'changeInvitation', variables);
    },
  };
}

export interface NewRelease {
  readonly id: ReleaseId;
  readonly givenBy: PersonId;
  readonly released: PartyId;
  readonly recipients: readonly PartyId[];
  readonly categories: readonly Category[];
}

/** Of the recipients those who sit in a world. */
export function recordRelease({ id, givenBy, released, recipients, categories }: NewRelease): Step {
  const seated = (model: Model): readonly PartyId[] => recipients.filter((party) => seatIn(model, party) !== undefined);
  return {
    words: `${short(givenBy)} releases ${short(released)} towards ${list(recipients)} for ${categories.join(', ')}`,
    by: CONVENER,
    fits: (model) =>
      releaseIn(model, id) === undefined &&
      personIn(model, givenBy) !== undefined &&
      seatIn(model, released) !== undefined &&
      seated(model).length > 0 &&
      model.seats.every((seat) => !recipients.includes(seat.id) || seatIn(model, seat.id) !== undefined),
    apply: (model) =>
      void model.releases.push({
        ...{ id, givenBy, releasedParty: released, recipients: seated(model), categories },
        ...{ from: model.now, to: null, withdrawnAt: null },
      }),
    act: async (table) => {
      const input = {
        ...{ categories, purpose: 'účel zkoušky', givenByPersonId: table.id(givenBy) },
        ...{ recipientIds: table.ids(table.there(recipients)), releasedPartyId: table.id(released) },
      };
      const made = await table.run(CONVENER, 'recordRelease', { caseId: table.caseId, input });
      table.name(id, String(made['id']));
    },
  };
}

export function withdrawRelease(id: ReleaseId): Step {
  return {
    words: `${short(id)} is withdrawn`,
    by: CONVENER,
    whenClosed: true,
    fits: (model) => releaseIn(model, id)?.withdrawnAt === null,
    apply: (model) => {
      const at = model.releases.findIndex((one) => one.id === id);
      const before = model.releases[at];
      if (before) model.releases[at] = { ...before, withdrawnAt: model.now };
    },
    act: async (table) => void (await table.run(CONVENER, 'withdrawRelease', { releaseId: table.id(id) })),
  };
}

function sittingIn(model: Model, id: SittingId): Model['sittings'][number] | undefined {
  return model.sittings.find((one) => one.id === id);
}

function running(model: Model, sitting: SittingId): Model['turns'][number] | undefined {
  return model.turns.find((one) => one.sitting === sitting && one.started !== null && one.ended === null);
}
