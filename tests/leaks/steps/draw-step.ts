import { CATEGORIES, type PartyType } from '@soulad/shared/policy';
import type { Random } from '../random.js';
import { knowing } from '../world/draw-plan.js';
import type { Model } from '../world/model.js';
import { addPerson, addRelation, endParty, inviteParty, limitParty, openOtherCase } from './case-steps.js';
import { anySeat, seated, type Draft, type Draw, type Meant } from './draft.js';
import { drawCopy, drawDissent, drawMinutes, drawProposal, drawRound, drawSignature } from './draw-commitment-steps.js';
import {
  drawAdd,
  drawShare,
  drawRelabel,
  drawNarrow,
  drawAllow,
  drawComment,
  drawEnd,
  drawMove,
  drawType,
  drawCaret,
  drawJoin,
} from './draw-unit-steps.js';
import {
  drawCarve,
  drawCell,
  drawClosing,
  drawDecisionEnd,
  drawEmergency,
  drawFile,
  drawLimit,
  drawOwnCut,
  drawPlan,
  drawPreview,
  drawPublish,
  drawSecret,
  drawTask,
} from './draw-office-steps.js';
import {
  askForWord,
  attend,
  changeInvitation,
  depart,
  endTurn,
  giveWord,
  recordRelease,
  startItem,
  withdrawRelease,
} from './room-steps.js';
import type { PartyId, Step } from './step.js';

/** What is done how often, seen and hidden. */
const DRAWS: readonly (readonly [Draw, number, number])[] = [
  [drawAdd, 10, 7],
  [drawShare, 12, 6],
  [drawRelabel, 2, 3],
  [drawNarrow, 2, 4],
  [drawAllow, 1, 2],
  [drawComment, 4, 7],
  [drawEnd, 1, 2],
  [drawMove, 1, 2],
  [drawType, 4, 4],
  [drawCaret, 2, 3],
  [drawJoin, 4, 4],
  [drawAttend, 3, 4],
  [drawTurn, 2, 3],
  [drawItem, 1, 2],
  [drawInvitation, 1, 2],
  [drawRelease, 2, 3],
  [drawSeat, 1, 4],
  [drawPerson, 1, 3],
  [drawOther, 0, 1],
  [drawCarve, 2, 3],
  [drawOwnCut, 6, 0],
  [drawPreview, 5, 0],
  [drawPublish, 1, 2],
  [drawSecret, 3, 0],
  [drawFile, 3, 4],
  [drawCell, 1, 4],
  [drawDecisionEnd, 2, 3],
  [drawLimit, 1, 2],
  [drawEmergency, 1, 5],
  [drawPlan, 3, 8],
  [drawTask, 2, 5],
  [drawDissent, 1, 2],
  [drawClosing, 1, 0],
];

/** The plan, what is proposed for it, and who signs it. */
const OF_THE_PLAN: typeof DRAWS = [
  [drawPlan, 5, 7],
  [drawProposal, 4, 8],
  [drawRound, 3, 0],
  [drawSignature, 9, 9],
  [drawTask, 2, 5],
  [drawCopy, 0, 1],
  [drawRelease, 1, 2],
  [drawSeat, 1, 2],
  [drawCell, 1, 2],
  [drawPerson, 1, 1],
];

/** After the meeting: review, comments, closing, signatures of the closed minutes. */
const OF_THE_MINUTES: typeof DRAWS = [
  [drawMinutes, 10, 10],
  [drawDissent, 4, 6],
  [drawRound, 4, 0],
  [drawSignature, 5, 5],
  [drawNarrow, 2, 3],
  [drawDecisionEnd, 1, 1],
  [drawComment, 3, 5],
  [drawTask, 1, 4],
  [drawCopy, 0, 1],
  [drawRelease, 1, 2],
  [drawCell, 1, 2],
  [drawJoin, 1, 2],
  [drawEmergency, 1, 2],
];

type Tickets = Readonly<Record<Meant, readonly Draw[]>>;

function ticketsOf(draws: typeof DRAWS): Tickets {
  return {
    seen: draws.flatMap(([draw, seen]) => Array.from({ length: seen }, () => draw)),
    hidden: draws.flatMap(([draw, , hidden]) => Array.from({ length: hidden }, () => draw)),
  };
}

const TICKETS: Readonly<Record<Draft['chapter'], Tickets>> = {
  meeting: ticketsOf(DRAWS),
  plan: ticketsOf(OF_THE_PLAN),
  minutes: ticketsOf(OF_THE_MINUTES),
};

/** Something that somebody might do next; undefined when there is nothing of the kind drawn. */
export function drawStep(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const chapter = draft.chapter === 'minutes' && model.meets ? 'meeting' : draft.chapter;
  return random.pick(TICKETS[chapter][meant])?.(random, model, draft, meant);
}

function drawAttend(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const stay = random.pick(model.stays.filter(({ out }) => out === null));
  if (stay && random.chance(0.3)) return depart(stay.key);
  const [sitting, seat] = [random.pick(model.sittings), anySeat(random, model, meant)];
  const mode = random.chance(0.8) ? 'in_person' : 'excused';
  return sitting && seat && attend(draft.key('stay'), sitting.id, seat.id, mode);
}

function drawTurn(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const [sitting, seat] = [random.pick(model.sittings), anySeat(random, model, meant)];
  if (!sitting || !seat) return undefined;
  if (random.chance(0.5)) return askForWord(sitting.id, seat.id);
  return random.chance(0.7) ? giveWord(sitting.id, seat.id) : endTurn(sitting.id);
}

function drawItem(random: Random, model: Model): Step | undefined {
  const item = random.pick(model.sittings.flatMap(({ items }) => items));
  return item && startItem(item.key);
}

function drawInvitation(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const [sitting, seat] = [random.pick(model.sittings), anySeat(random, model, meant)];
  if (!sitting || !seat || seat.id === model.viewer) return undefined;
  return changeInvitation(sitting.id, seat.id, !sitting.invited.includes(seat.id));
}

function drawRelease(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const live = random.pick(model.releases.filter(({ withdrawnAt }) => withdrawnAt === null));
  if (live && random.chance(0.4)) return withdrawRelease(live.id);
  const seats = random.shuffled(seated(model).filter(({ where }) => where === 'both' || meant === 'hidden'));
  const [released, ...others] = seats;
  const person = random.pick(model.persons.filter(({ where }) => where === 'both' || meant === 'hidden'));
  if (!released || !person) return undefined;
  const [recipients, categories] = [others.slice(0, 1 + random.int(2)), random.some(CATEGORIES, 0.3)];
  // Somebody who is in the second world alone may be among those who hear.
  const secret = meant === 'seen' ? draft.secret.filter((id) => id !== released.id && random.chance(0.6)) : [];
  return recordRelease({
    id: draft.release(),
    ...{ givenBy: person.id, released: released.id, recipients: [...recipients.map(({ id }) => id), ...secret] },
    categories: categories.length > 0 ? categories : ['SERVICE'],
  });
}

const SPARE: readonly PartyType[] = ['school', 'ngo', 'police', 'health'];

function drawSeat(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const seat = anySeat(random, model, meant);
  const seats = seated(model);
  const knownTo = (self?: PartyId): readonly PartyId[] =>
    knowing(random, seats, random.chance(0.8) || meant === 'hidden' ? model.viewer : undefined, self);
  if (random.chance(0.5) && seats.length < 14)
    return inviteParty({
      ...{ id: draft.seat(), type: random.pick(SPARE) ?? 'ngo', letter: `X${random.int(10)}` },
      knownTo: meant === 'hidden' || random.chance(0.5) ? knowing(random, seats, model.viewer) : 'table',
    });
  if (!seat) return undefined;
  return random.chance(0.6) ? limitParty(seat.id, knownTo(seat.id)) : endParty(seat.id);
}

function drawPerson(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const seats = seated(model);
  if (random.chance(0.4)) {
    const [one, other] = random.shuffled(model.persons);
    return one && other && addRelation(draft.key('relation'), one.id, other.id);
  }
  const hidden = meant === 'hidden' || random.chance(0.5);
  return addPerson({
    ...{
      id: draft.person(),
      name: `Osoba ${draft.key('')}`,
      sex: 'female',
      household: random.chance(0.5) ? 'jinde' : null,
    },
    child: !hidden && random.chance(0.3),
    knownTo: hidden ? knowing(random, seats, model.viewer) : 'table',
    where: meant === 'hidden' ? 'B' : 'both',
  });
}

function drawOther(_: Random, __: Model, draft: Draft): Step | undefined {
  return openOtherCase(draft.key('Om'));
}
