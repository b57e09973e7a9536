import { CATEGORIES } from '@soulad/shared/policy';
import { mayAnswer, standingOf } from '@soulad/shared/signoff';
import type { Random } from '../random.js';
import { convenerIn, knowsPerson, type Model, type ModelRound, type SignedKind } from '../world/model.js';
import { DISSENTS } from '../world/draw-plan.js';
import { readsUnit } from '../world/reads.js';
import { factsFor, lastRound } from '../world/signed.js';
import { takeCopy } from './copy-steps.js';
import { anySeat, seated, type Draft, type Meant } from './draft.js';
import {
  askedIn,
  checkLabels,
  closeMinutes,
  extendComments,
  openComments,
  recordDissent,
  sayNoComments,
} from './minutes-steps.js';
import { acceptProposal, declineProposal, PLAN_PLACES, proposePlanItem } from './plan-steps.js';
import { answerRound, endRound, markRound, maySign, openRound } from './signoff-steps.js';
import type { PartyId, Step } from './step.js';
import { shareUnit } from './unit-steps.js';

/** What is drawn of proposals, signatures, minutes after the meeting, and copies. */

export function drawProposal(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const open = random.pick(
    model.plan?.items.filter(({ facts, declined }) => facts.state === 'draft' && declined !== true) ?? [],
  );
  if (open && random.chance(0.5))
    return random.chance(0.6) ? acceptProposal(open.facts.id) : declineProposal(open.facts.id);
  const [seat, place, category] = [anySeat(random, model, meant), random.pick(PLAN_PLACES), random.pick(CATEGORIES)];
  if (!seat || !place || !category || model.plan === null) return undefined;
  const persons = model.persons.map(({ id }) => id).filter((id) => knowsPerson(model, seat.id, id));
  const text = `Slova návrhu ${random.int(1e9).toString(36)}.`;
  return proposePlanItem({ unit: draft.unit(), place, category, subjects: random.some(persons, 0.2), text }, seat.id);
}

export function drawRound(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const of = kindOf(model);
  if (!of || meant === 'hidden') return undefined;
  const round = lastRound(model, of);
  const convener = convenerIn(model).id;
  if (round && round.outcome === null && random.chance(0.3))
    return endRound(round.key, random.chance(0.5) ? 'finished' : 'cancelled', convener);
  // [W32] Minutes are signed by those of the meeting alone.
  const asked = new Set(of === 'minutes' ? [convener, ...askedIn(model)] : model.seats.map(({ id }) => id));
  const signers = random
    .shuffled(seated(model).map(({ id }) => id))
    .filter((id) => maySign(model, id) && asked.has(id));
  const [first, second] = [signers.slice(0, 3), signers.slice(3, 5)];
  // Whoever is in the second world alone is asked before all others.
  const steps = [
    draft.secret.filter((id) => random.chance(0.7) && asked.has(id)),
    first,
    ...(random.chance(0.5) ? [second] : []),
  ];
  return openRound({ key: draft.key('kolo'), of, quorum: random.chance(0.6) ? 'all' : 'majority', steps });
}

export function drawSignature(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const of = kindOf(model);
  const round = of && lastRound(model, of);
  if (!round || round.outcome !== null) return undefined;
  const asked = round.steps.flat();
  const noting = asked.filter((id) => standingOf(factsFor(model, round, id), id).toNote);
  const noted = random.pick(noting);
  if (noted && random.chance(0.5)) return markRound(round.key, noted, 'noted');
  const party = random.pick(ready(model, round, asked).filter((id) => meant === 'seen' || id !== model.viewer));
  if (!party) return undefined;
  if (random.chance(0.15)) return markRound(round.key, party, 'opened');
  return answerRound(round.key, party, random.pick(['signed', 'signed', 'reserved', 'refused'] as const) ?? 'signed');
}

function ready(model: Model, round: ModelRound, asked: readonly PartyId[]): readonly PartyId[] {
  return asked.filter((id) => maySign(model, id) && mayAnswer(factsFor(model, round, id), id));
}

/** Once they are closed the minutes are signed, too. */
function kindOf({ plan, minutes }: Model): SignedKind | undefined {
  if (minutes === 'closed') return 'minutes';
  return plan === null ? undefined : 'plan';
}

export function drawMinutes(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  if (model.minutes === 'in-review')
    return meant === 'hidden' || random.chance(0.2) ? checkLabels() : draft.unseen ? undefined : openComments();
  if (model.minutes !== 'for-comments') return undefined;
  const party = random.pick(askedIn(model));
  if (party && random.chance(meant === 'hidden' ? 0.9 : 0.4)) return sayNoComments(party);
  if (random.chance(0.3)) return extendComments();
  const everybody = [...model.seats.map(({ id }) => id), ...draft.secret];
  return meant === 'seen' ? closeMinutes([...new Set(everybody)]) : undefined;
}

/** In the section for dissents one party writes for all to see, as in every other one. */
export function drawDissent(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const open = random.pick(model.units.filter(({ facts }) => facts.kind === 'dissent' && facts.state === 'draft'));
  if (open && random.chance(0.6)) return shareUnit(open.facts.id, open.facts.authorParty);
  const seat = anySeat(random, model, meant);
  if (!seat || (meant === 'seen' && (draft.owners.get(DISSENTS) ?? seat.id) !== seat.id)) return undefined;
  const read = model.units.filter((unit) => unit.facts.state === 'shared' && readsUnit(model, unit, seat.id));
  const about = random.chance(0.7) ? (random.pick(read)?.facts.id ?? null) : null;
  const category = random.pick(CATEGORIES) ?? 'PLAN';
  return recordDissent({
    ...{ unit: draft.unit(), by: seat.id, about, category },
    text: `Slova nesouhlasu ${random.int(1e9).toString(36)}.`,
  });
}

/** Each copy is set by a process of its own: they are rare. */
export function drawCopy(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const seat = anySeat(random, model, meant);
  if (!seat || meant === 'seen') return undefined;
  return takeCopy(draft.key('opis'), seat.id, model.plan && random.chance(0.5) ? 'plan' : 'minutes');
}
