import { testId } from '@soulad/shared/testing';
import type { Model } from '../world/model.js';
import { CONVENER } from './room-steps.js';
import { list, type PartyId, type Step, type UnitId } from './step.js';

/** What the office does with the case as a whole: emergencies, the end of a meeting, closing and reopening. */

/** The head of the office, who has no seat at the table. */
export const HEAD = testId<PartyId>('party', 65_534);
const PROOF = 'Člověk head';
const REASON = 'Bezprostřední ohrožení dítěte, zkouška.';

/** [P21] Whoever does not answer for the case never learns of it. */
export function beginEmergency(key: string): Step {
  return {
    words: `the head of the office opens the case in an emergency (${key})`,
    by: HEAD,
    whenClosed: true,
    fits: (model) => running(model) === undefined,
    apply: (model) => void model.emergencies.push({ key, from: model.now, to: null }),
    act: async (table) => {
      const input = { fileMark: table.fileMark, minutes: 30, proof: PROOF, reason: REASON };
      const made = await table.run(HEAD, 'beginEmergency', { input });
      table.name(key, String(made['id']));
    },
  };
}

export function endEmergency(key: string, by: PartyId): Step {
  return {
    words: `${by === HEAD ? 'the head' : 'the convener'} ends the emergency (${key})`,
    by,
    whenClosed: true,
    fits: (model) => running(model)?.key === key,
    apply: (model) => {
      const found = running(model);
      if (found) found.to = model.now;
    },
    act: async (table) => void (await table.run(by, 'endEmergency', { id: table.id(key) })),
  };
}

/** In an emergency the head is at the table like a shadow: reads everything, live too, and is seen by nobody. */
export function lookIn(units: readonly UnitId[]): Step {
  return {
    words: `the head looks in, and puts a caret into ${list(units)}`,
    by: HEAD,
    whenClosed: true,
    fits: (model) =>
      running(model) !== undefined &&
      units.every((id) => model.units.some(({ facts }) => facts.id === id && facts.state === 'shared')),
    apply: () => undefined,
    act: async (table) => {
      await table.ask(HEAD, 'query ($id: ID!) { record(id: $id) { rev sections { units { id text } } } }', {
        id: table.recordId,
      });
      const hand = await table.live(HEAD);
      await hand.join();
      for (const unit of units) await hand.caret(table.id(unit));
    },
  };
}

function running({ emergencies }: Model): Model['emergencies'][number] | undefined {
  return emergencies.find(({ to }) => to === null);
}

/** The meeting ends: everybody leaves the room. */
export function endMeeting(): Step {
  return {
    words: 'the meeting ends',
    by: CONVENER,
    fits: (model) => model.meets,
    apply: (model) => {
      model.meets = false;
      model.currentItem = null;
      for (const stay of model.stays) if (stay.in !== null) stay.out ??= model.now;
      for (const turn of model.turns) if (turn.started !== null) turn.ended ??= model.now;
      for (const [key, times] of model.items) model.items.set(key, { ...times, ended: times.ended ?? model.now });
    },
    act: async (table) => void (await table.run(CONVENER, 'stepConference', { id: table.conferenceId, to: 'ended' })),
  };
}

/** [W9] The minutes are gone over: passages may be written and shared again. */
export function reviewMinutes(): Step {
  return {
    words: 'the minutes go into review',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => !model.meets && model.minutes === 'live' && model.caseState === 'open',
    apply: (model) => void (model.minutes = 'in-review'),
    act: async (table) => void (await table.run(CONVENER, 'reviewMinutes', { recordId: table.recordId })),
  };
}

/** [P24] The seats of other organisations end with the case; everything is only read from then on. */
export function closeCase(): Step {
  return {
    words: 'the case is closed',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => !model.meets && model.caseState !== 'closed',
    apply: (model) => {
      model.caseState = 'closed';
      for (const seat of model.seats)
        if (seat.person === null && !seat.convener && seat.to === null) {
          seat.to = model.now;
          model.online.delete(seat.id);
          model.carets.delete(seat.id);
        }
    },
    act: async (table) =>
      void (await table.run(CONVENER, 'closeCase', { caseId: table.caseId, reason: 'konec zkoušky' })),
  };
}

export function reopenCase(): Step {
  return {
    words: 'the case is reopened',
    by: CONVENER,
    whenClosed: true,
    fits: (model) => model.caseState === 'closed',
    apply: (model) => void (model.caseState = 'reopened'),
    act: async (table) =>
      void (await table.run(CONVENER, 'reopenCase', { caseId: table.caseId, reason: 'další zkouška' })),
  };
}
