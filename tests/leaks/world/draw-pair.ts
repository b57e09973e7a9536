import { CATEGORIES } from '@soulad/shared/policy';
import { Random } from '../random.js';
import { type Chapter, Draft, type Meant } from '../steps/draft.js';
import { drawRound, drawSignature } from '../steps/draw-commitment-steps.js';
import { drawStep } from '../steps/draw-step.js';
import { attend, startItem } from '../steps/room-steps.js';
import { join } from '../steps/case-steps.js';
import { openComments } from '../steps/minutes-steps.js';
import { endMeeting, reviewMinutes } from '../steps/office-steps.js';
import { addPlanItem, openPlan, PLAN_PLACES } from '../steps/plan-steps.js';
import { fitsNow, type Step } from '../steps/step.js';
import { addUnit, shareUnit } from '../steps/unit-steps.js';
import { viewOf } from '../view/view-of.js';
import { drawPlan } from './draw-plan.js';
import { copyModel, startModel, type Model } from './model.js';
import type { Place, WorldPlan } from './plan.js';

/** One step of the pair of worlds; `B` alone does what the viewer must not notice. */
export interface PairStep {
  readonly step: Step;
  readonly where: 'both' | 'B';
  /** Done before the viewer begins to look. */
  readonly before: boolean;
}

export interface Pair {
  readonly seed: number;
  readonly plan: WorldPlan;
  readonly steps: readonly PairStep[];
}

export interface Sizes {
  /** Seen steps before the viewer looks, and while the viewer looks. */
  readonly before: number;
  readonly live: number;
  /** Hidden steps tried between two seen ones. */
  readonly hidden: number;
}

export const USUAL: Sizes = { before: 8, live: 4, hidden: 2 };

/** Half of the pairs are about the meeting. */
const CHAPTERS: readonly Chapter[] = ['meeting', 'meeting', 'plan', 'minutes'];

/** Draws a pair: what both worlds start from, what is seen in both, and what is hidden and done in the second alone. */
export function drawPair(seed: number, sizes: Sizes = USUAL): Pair {
  const random = new Random(seed);
  const plan = drawPlan(random);
  const secret = plan.seats.filter(({ where }) => where === 'B').map(({ id }) => id);
  const draft = new Draft(new Random(seed + 1).pick(CHAPTERS), secret);
  const seen = drawSeen(random, plan, draft, sizes);
  return { seed, plan, steps: hideSteps(random, plan, draft, { seen, tries: sizes.hidden }) };
}

function drawSeen(random: Random, plan: WorldPlan, draft: Draft, sizes: Sizes): PairStep[] {
  const model = startModel(plan, 'A');
  const secret = startModel(plan, 'B');
  const steps: PairStep[] = [];
  const take = (step: Step | undefined, before: boolean): void => {
    if (!step || !fitsNow(step, model) || !fitsNow(step, secret)) return;
    const after = [model, secret].map((one) => advance(copyModel(one), step));
    if (new Set(after.map((one) => viewOf(one))).size > 1) return;
    for (const one of [model, secret]) advance(one, step);
    claim(draft, model);
    steps.push({ step, where: 'both', before });
  };
  for (const step of opening(random, model, draft)) take(step, true);
  for (let tries = 0; steps.length < sizes.before && tries < 200; tries++)
    take(drawStep(random, model, draft, 'seen'), true);
  if (draft.chapter === 'minutes') for (const step of [endMeeting(), reviewMinutes()]) take(step, true);
  if (draft.chapter === 'plan' && random.chance(0.8))
    for (const draw of [drawRound, drawSignature, drawSignature]) take(draw(random, model, draft, 'seen'), true);
  const whole = steps.length + sizes.live;
  draft.unseen = false;
  if (draft.chapter === 'minutes' && random.chance(0.7)) take(openComments(), false);
  for (let tries = 0; steps.length < whole && tries < 200; tries++) take(drawStep(random, model, draft, 'seen'), false);
  return steps;
}

/** Most meetings have begun: somebody is in the room, an item is on, some are connected; the viewer may have spoken, and there may be a plan. */
function opening(random: Random, model: Model, draft: Draft): Step[] {
  const first = random.pick(model.sittings);
  const item = first && random.pick(first.items);
  const guests = model.sittings.flatMap(({ id, invited }) => random.some(invited, 0.3).map((party) => ({ id, party })));
  const online = model.seats.filter(({ id }) => id !== model.viewer && random.chance(0.35));
  return [
    ...(item && random.chance(0.8) ? [startItem(item.key)] : []),
    ...guests.slice(0, 4).map(({ id, party }) => attend(draft.key('stay'), id, party, 'in_person')),
    ...online.slice(0, 3).map(({ id }) => join(id)),
    ...(random.chance(draft.chapter === 'plan' ? 1 : 0.4) ? beginPlan(random, draft) : []),
    ...(random.chance(0.4) ? ownWords(random, model, draft) : []),
  ];
}

/** Something of the viewer's own on the table, to be cut up later. */
function ownWords(random: Random, model: Model, draft: Draft): Step[] {
  const unit = draft.unit();
  const section = random.pick(model.sections)?.key ?? 'whole';
  const category = random.pick(CATEGORIES) ?? null;
  const people = { subjects: [], coAuthors: [], responsible: [] };
  const text = `Slova ${random.int(1e6).toString(36)} a dál.`;
  const given = { unit, by: model.viewer, section, category, kind: 'opinion', mode: 'owned', text, ...people } as const;
  return [addUnit(given), shareUnit(unit, model.viewer)];
}

/** With one goal that most of the table reads. */
function beginPlan(random: Random, draft: Draft): Step[] {
  const [place] = random.shuffled(PLAN_PLACES);
  const text = `Slova plánu ${random.int(1e9).toString(36)}.`;
  const item = place && addPlanItem({ unit: draft.unit(), place, category: 'PLAN', subjects: [], text });
  return item ? [openPlan(), item] : [];
}

function claim(draft: Draft, model: Model): void {
  for (const { section, facts } of model.units)
    if (!draft.owners.has(section)) draft.owners.set(section, facts.authorParty);
}

interface Hiding {
  readonly seen: readonly PairStep[];
  readonly tries: number;
}

/**
 * Puts hidden steps between the seen ones: each is kept only when, by the oracle, the viewer's view stays what it is, then
 * and after everything that follows, and everything that follows can still be done.
 */
function hideSteps(random: Random, plan: WorldPlan, draft: Draft, { seen, tries }: Hiding): PairStep[] {
  const views = viewsAlong(plan, seen);
  const steps: PairStep[] = [];
  const model = startModel(plan, 'B');
  for (const [index, next] of [...seen, undefined].entries()) {
    const expected = index === 0 ? viewOf(model) : views[index - 1];
    for (let tried = 0; tried < tries; tried++) {
      const step = drawStep(random, model, draft, HIDDEN);
      if (!step || step.by === plan.viewer || !fitsNow(step, model)) continue;
      const after = copyModel(model);
      whisper(after, step);
      if (viewOf(after) !== expected || !staysHidden(after, seen.slice(index), views.slice(index))) continue;
      whisper(model, step);
      steps.push({ step, where: 'B', before: next ? next.before : false });
    }
    if (next) {
      advance(model, next.step);
      steps.push(next);
    }
  }
  return steps;
}

const HIDDEN: Meant = 'hidden';

function viewsAlong(plan: WorldPlan, seen: readonly PairStep[]): string[] {
  const model = startModel(plan, 'A');
  return seen.map(({ step }) => {
    advance(model, step);
    return viewOf(model);
  });
}

function staysHidden(from: Model, rest: readonly PairStep[], views: readonly string[]): boolean {
  const model = copyModel(from);
  return rest.every(({ step }, index) => {
    if (!fitsNow(step, model)) return false;
    advance(model, step);
    return viewOf(model) === views[index];
  });
}

/** The steps that can still be done when some were left out; undefined when the rest is not a hidden one any more. */
export function soundSteps(plan: WorldPlan, steps: readonly PairStep[]): readonly PairStep[] {
  const models: Record<Place, Model> = { A: startModel(plan, 'A'), B: startModel(plan, 'B') };
  return steps.filter(({ step, where }) => {
    const places: readonly Place[] = where === 'both' ? ['A', 'B'] : ['B'];
    if (!places.every((place) => fitsNow(step, models[place]))) return false;
    for (const place of places) (where === 'both' ? advance : whisper)(models[place], step);
    return true;
  });
}

/** Whether the oracle says of these steps that the viewer sees the same in both worlds, at every moment. */
export function staysEqual(plan: WorldPlan, steps: readonly PairStep[]): boolean {
  const [a, b] = [startModel(plan, 'A'), startModel(plan, 'B')];
  return steps.every(({ step, where }) => {
    if (where === 'both') advance(a, step);
    (where === 'both' ? advance : whisper)(b, step);
    return viewOf(a) === viewOf(b);
  });
}

/** Time between two seen steps; there is room in it for all hidden ones. */
const TICK = 1000;

/** A seen step happens at the same time in both worlds, whatever was hidden before it. */
function advance(model: Model, step: Step): Model {
  model.now = (Math.floor(model.now / TICK) + 1) * TICK;
  step.apply(model);
  return model;
}

/** A hidden one happens between two seen ones. */
function whisper(model: Model, step: Step): Model {
  model.now += 1;
  step.apply(model);
  return model;
}
