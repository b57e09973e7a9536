import { CATEGORIES, type Narrowing } from '@soulad/shared/policy';
import type { Random } from '../random.js';
import { convenerIn, type Model } from '../world/model.js';
import { endDecision, liftCell, liftUnitNarrowing, limitRelease, narrowCell } from './decision-steps.js';
import { anyUnit, seated, tellsViewer, type Draft, type Meant } from './draft.js';
import { attachFile, removeFile } from './file-steps.js';
import {
  beginEmergency,
  closeCase,
  endEmergency,
  endMeeting,
  HEAD,
  lookIn,
  reopenCase,
  reviewMinutes,
} from './office-steps.js';
import { addPlanItem, describePlanItem, openPlan, PLAN_PLACES } from './plan-steps.js';
import { issueTask, nextOf, stepTask } from './task-steps.js';
import { carveUnit, comeBy, previewCut, publishPassage, writeAndCarve } from './passage-steps.js';
import { CONVENER } from './room-steps.js';
import type { PartyId, Step } from './step.js';

export function drawCarve(random: Random, model: Model, draft: Draft): Step | undefined {
  const unit = anyUnit(random, model);
  if (!unit) return undefined;
  const { id, authorParty } = unit.facts;
  const by = random.chance(0.7) ? authorParty : convenerIn(model).id;
  const category = random.chance(0.3) ? (random.pick(CATEGORIES) ?? null) : null;
  return carveUnit({ unit: id, carved: draft.unit(), by }, someSeats(random, model), category);
}

/** The viewer cuts under another label, and takes out whoever is known to gain: for otherwise it is refused. */
export function drawOwnCut(random: Random, model: Model, draft: Draft): Step | undefined {
  const unit = ownUnit(random, model);
  const category = random.pick(CATEGORIES);
  if (!unit || !category) return undefined;
  const { id, authorParty: by } = unit.facts;
  return carveUnit({ unit: id, carved: draft.unit(), by }, comeBy(model, { unit: id, by }, category), category);
}

/** The viewer asks what a cut would do, and whom it would let in. */
export function drawPreview(random: Random, model: Model): Step | undefined {
  const unit = ownUnit(random, model);
  const category = random.pick(CATEGORIES);
  if (!unit || !category) return undefined;
  const { id, authorParty: by } = unit.facts;
  const known = random.chance(0.5) ? comeBy(model, { unit: id, by }, category) : someSeats(random, model);
  return previewCut({ unit: id, by }, known, category);
}

/** A passage that the viewer put on the table. */
function ownUnit(random: Random, { units, viewer }: Model): Model['units'][number] | undefined {
  return random.pick(units.filter(({ facts }) => facts.authorParty === viewer && facts.state === 'shared'));
}

function someSeats(random: Random, model: Model): readonly PartyId[] {
  const seats = seated(model).map(({ id }) => id);
  return random.shuffled(seats).slice(0, 1 + random.int(2));
}

export function drawPublish(random: Random, model: Model, draft: Draft): Step | undefined {
  const unit = random.pick(model.units.filter(({ facts }) => facts.state === 'shared'));
  const category = random.pick(CATEGORIES);
  if (!unit || !category) return undefined;
  const { id, authorParty } = unit.facts;
  return publishPassage({ unit: id, carved: draft.unit(), by: authorParty }, random.chance(0.4), category);
}

/** Words that differ from world to world, before the viewer looks. */
export function drawSecret(random: Random, model: Model, draft: Draft): Step | undefined {
  const online = model.units.filter(({ facts }) => facts.state === 'shared' && model.online.has(facts.authorParty));
  const unit = random.pick(online);
  if (!unit || !draft.unseen) return undefined;
  const { id, authorParty } = unit.facts;
  const others = someSeats(random, model).filter((party) => party !== model.viewer && party !== authorParty);
  const words = `tajné ${random.int(1e6).toString(36)}`;
  return writeAndCarve({
    ...{ unit: id, carved: draft.unit(), by: authorParty, without: [model.viewer, ...others.slice(0, 1)] },
    ...{ words, secret: `${words} a ještě mnohem delší věta` },
  });
}

export function drawFile(random: Random, model: Model, draft: Draft): Step | undefined {
  const file = random.pick(model.files);
  if (file && random.chance(0.4)) {
    const author = model.units.find(({ facts }) => facts.id === file.unit)?.facts.authorParty;
    return removeFile(file.key, random.chance(0.5) ? file.party : (author ?? file.party));
  }
  const unit = anyUnit(random, model);
  const words = 'Slova v souboru. '.repeat(1 + random.int(40));
  return unit && attachFile(draft.key('soubor'), unit.facts.id, unit.facts.authorParty, words);
}

const LEVELS: readonly Narrowing['see'][] = ['own', 'release', 'decision', 'never'];

export function drawCell(random: Random, model: Model, draft: Draft): Step | undefined {
  const narrowed = random.pick(model.narrowings.filter(({ liftedAt }) => liftedAt === null));
  if (narrowed && random.chance(0.4)) return liftCell(narrowed.key);
  const [seat, category, level] = [random.pick(seated(model)), random.pick(CATEGORIES), random.pick(LEVELS)];
  return seat && category && level && narrowCell(draft.key('zúžení'), { party: seat.id, category, level });
}

export function drawDecisionEnd(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const decided = model.units.flatMap(({ facts }) =>
    facts.overrides.filter(({ to }) => to === null).map(({ party, effect }) => ({ facts, party, effect })),
  );
  const one = random.pick(decided);
  if (!one || tellsViewer(model, meant)) return undefined;
  const { id, authorParty } = one.facts;
  const convener = convenerIn(model).id;
  if (one.effect === 'narrow') return liftUnitNarrowing(id, authorParty, convener, one.party);
  return endDecision(id, random.chance(0.5) ? authorParty : convener, one.party);
}

export function drawLimit(random: Random, model: Model, draft: Draft): Step | undefined {
  const wide = model.releases.filter(
    ({ withdrawnAt, recipients, categories }) => withdrawnAt === null && recipients.length + categories.length > 2,
  );
  const release = random.pick(wide);
  if (!release) return undefined;
  const { id, recipients, categories } = release;
  const fewer = recipients.length > 1 && random.chance(0.5);
  const next = fewer ? ([recipients.slice(1), categories] as const) : ([recipients, categories.slice(0, 1)] as const);
  return limitRelease(id, draft.release(), next[0], next[1]);
}

export function drawEmergency(random: Random, model: Model, draft: Draft): Step | undefined {
  const running = model.emergencies.find(({ to }) => to === null);
  if (!running) return model.emergencies.length > 1 ? undefined : beginEmergency(draft.key('nouze'));
  if (random.chance(0.4)) return endEmergency(running.key, random.chance(0.5) ? HEAD : CONVENER);
  const shared = model.units.filter(({ facts }) => facts.state === 'shared').map(({ facts }) => facts.id);
  return lookIn(random.shuffled(shared).slice(0, 1));
}

export function drawPlan(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  if (model.plan === null) return meant === 'seen' ? openPlan() : undefined;
  const item = random.pick(model.plan.items);
  if (item && random.chance(0.3)) return describePlanItem(item.facts.id, `dnes ${random.int(1e6).toString(36)}`);
  const [place, category] = [random.pick(PLAN_PLACES), random.pick(CATEGORIES)];
  const persons = model.persons.filter(({ where }) => where === 'both' || meant === 'hidden').map(({ id }) => id);
  const text = `Slova plánu ${random.int(1e9).toString(36)}.`;
  return (
    place && category && addPlanItem({ unit: draft.unit(), place, category, subjects: random.some(persons, 0.3), text })
  );
}

export function drawTask(random: Random, model: Model, draft: Draft): Step | undefined {
  const task = random.pick(model.tasks);
  const next = task && random.pick(nextOf(model, task.key));
  if (task && next && random.chance(0.6)) return stepTask(task.key, next.to, next.by);
  const [owner, other] = random.shuffled(seated(model));
  const checker = random.chance(0.6) ? convenerIn(model) : other;
  return owner && checker && issueTask(draft.key('úkol'), owner.id, checker.id);
}

/** What ends a pair, mostly: nothing much can be done after it. */
export function drawClosing(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  if (draft.unseen || meant === 'hidden') return undefined;
  if (model.meets) return endMeeting();
  if (model.minutes === 'live' && random.chance(0.4)) return reviewMinutes();
  return model.caseState === 'closed' && random.chance(0.5) ? reopenCase() : closeCase();
}
