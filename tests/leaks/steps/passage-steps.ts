import { decide, includesRight, type Category, type UnitFacts } from '@soulad/shared/policy';
import { actorIn, factsOf, unitIn, type Model, type ModelUnit } from '../world/model.js';
import { readsUnit } from '../world/reads.js';
import { list, short, type PartyId, type Step, type Table, type UnitId } from './step.js';
import { acquainted, answersFor, decided, isAuthor } from './unit-steps.js';

/** Passages that become units of their own. */

export interface Cut {
  readonly unit: UnitId;
  /** Name of what is cut out. */
  readonly carved: UnitId;
  readonly by: PartyId;
}

/** What a passage is once it is cut out. */
interface CutLabel {
  readonly without: readonly PartyId[];
  /** Null: that of its source. */
  readonly category: Category | null;
}

/** [P34] The first word of a unit is cut out of it, and taken from some parties. */
export function carveUnit(cut: Cut, without: readonly PartyId[], category: Category | null): Step {
  const { unit, carved, by } = cut;
  const label = { without, category };
  return {
    words: `${short(by)} cuts ${short(carved)} out of ${short(unit)}, away from ${list(without)}${category ? `, as ${category}` : ''}`,
    by,
    fits: (model) =>
      mayCarve(model, unit, by) &&
      without.every((id) => acquainted(model, by, id) && unitIn(model, unit)?.facts.authorParty !== id) &&
      cutOff(model, unit) !== undefined &&
      narrower(model, cut, label),
    apply: (model) => {
      const found = unitIn(model, unit);
      if (!found) return;
      // Words are selected in the open record.
      model.online.add(by);
      putBehind(model, carvedFacts(model, found, cut, label), { source: found, cut: true });
    },
    act: async (table) => {
      const passage = await selected(table, by, unit);
      const variables = { unitId: table.id(unit), passage, label: inputOf(table, label), reason: 'důvod zkoušky' };
      const made = await table.run(by, 'carvePassage', variables);
      // Decoder: the selection of the table asks for these members.
      table.name(carved, (made as unknown as { unit: { id: string } }).unit.id);
    },
  };
}

/** Somebody who may cut asks beforehand what a cut would do; also one that would be refused. */
export function previewCut({ unit, by }: Omit<Cut, 'carved'>, without: readonly PartyId[], category: Category): Step {
  return {
    words: `${short(by)} asks what it would do to cut a passage out of ${short(unit)}, away from ${list(without)}, as ${category}`,
    by,
    fits: (model) =>
      mayCarve(model, unit, by) &&
      without.every((id) => acquainted(model, by, id) && unitIn(model, unit)?.facts.authorParty !== id) &&
      cutOff(model, unit) !== undefined,
    // Words are selected in the open record.
    apply: (model) => void model.online.add(by),
    act: async (table) => {
      const passage = await selected(table, by, unit);
      const label = inputOf(table, { without, category });
      await table.look(by, 'carvePreview', { unitId: table.id(unit), passage, label });
    },
  };
}

/** Parties that `by` may know of and that would come to read a passage of the unit under the category. */
export function comeBy(model: Model, { unit, by }: Omit<Cut, 'carved'>, category: Category): readonly PartyId[] {
  const found = unitIn(model, unit);
  if (!found) return [];
  const after = { ...found, facts: { ...found.facts, category } };
  return gainers(model, found, after).filter((id) => acquainted(model, by, id));
}

/** [P36] The first word of a unit becomes a draft: a copy, which nobody notices, or cut out. */
export function publishPassage({ unit, carved, by }: Cut, cut: boolean, category: Category): Step {
  return {
    words: `${short(by)} makes the draft ${short(carved)} of a passage of ${short(unit)}${cut ? ' and cuts it out' : ''}`,
    by,
    fits: (model) =>
      isAuthor(model, unit, by) &&
      model.meets &&
      unitIn(model, unit)?.facts.state === 'shared' &&
      unitIn(model, carved) === undefined &&
      cutOff(model, unit) !== undefined,
    apply: (model) => {
      const found = unitIn(model, unit);
      if (!found) return;
      const { facts } = found;
      model.online.add(by);
      const draft = { state: 'draft', sitting: null, presentedAt: null, sharedAt: null, scribeParty: null } as const;
      putBehind(model, { ...facts, ...draft, id: carved, category, overrides: [] }, { source: found, cut });
    },
    act: async (table) => {
      const passage = await selected(table, by, unit);
      const made = await table.run(by, 'publishPassage', { unitId: table.id(unit), passage, category, cut });
      table.name(carved, String(made['id']));
    },
  };
}

export interface Secret extends Cut {
  readonly without: readonly PartyId[];
  readonly words: string;
  /** What stands there instead in the world that has the secret: of another length. */
  readonly secret: string;
}

/**
 * Before the viewer looks somebody writes words that are other ones in each world, and cuts them out for some: of those who
 * do not get them nobody may tell which they were, or how long.
 */
export function writeAndCarve({ unit, carved, by, without, words, secret }: Secret): Step {
  return {
    words: `${short(by)} puts words into ${short(unit)} and cuts them out as ${short(carved)}, away from ${list(without)}`,
    by,
    fits: (model) =>
      model.online.has(by) &&
      !without.includes(by) &&
      mayWrite(model, unit, by) &&
      carveUnit({ unit, carved, by }, without, null).fits(model) &&
      !readsAfter(model, { unit, carved, by }, without),
    apply: (model) => {
      const found = unitIn(model, unit);
      if (!found) return;
      const facts = carvedFacts(model, found, { unit, carved, by }, { without, category: null });
      const written = model.place === 'A' ? words : secret;
      putBehind(model, facts, { source: found, cut: true, of: { written, rest: found.words.join('') } });
    },
    act: async (table) => {
      const put = `${table.place === 'A' ? words : secret} `;
      const hand = await table.live(by);
      await hand.type(table.id(unit), put, 'start');
      const label = { withoutPartyIds: table.ids(without) };
      const passage = { ...(await hand.select(table.id(unit), put.length - 1)), epoch: await table.epochOf(by, unit) };
      const variables = { unitId: table.id(unit), passage, label, reason: 'důvod zkoušky' };
      const made = await table.run(by, 'carvePassage', variables);
      // Decoder: the selection of the table asks for these members.
      table.name(carved, (made as unknown as { unit: { id: string } }).unit.id);
    },
  };
}

function readsAfter(model: Model, cut: Cut, without: readonly PartyId[]): boolean {
  const found = unitIn(model, cut.unit);
  if (!found) return true;
  const facts = carvedFacts(model, found, cut, { without, category: null });
  return readsUnit(model, { ...found, facts }, model.viewer);
}

function mayWrite(model: Model, unit: UnitId, by: PartyId): boolean {
  const found = unitIn(model, unit);
  return found !== undefined && includesRight(decide(factsOf(model), found.facts, by).right, 'write');
}

async function selected(table: Table, by: PartyId, unit: UnitId): Promise<object> {
  const hand = await table.live(by);
  if (!hand.joined) await hand.join();
  const text = await table.textOf(by, unit);
  const passage = await hand.select(table.id(unit), text.indexOf(' '));
  return { ...passage, epoch: await table.epochOf(by, unit) };
}

/** The originator of a shared one or a draft, the convener of a shared one; while the meeting has not ended. */
function mayCarve(model: Model, unit: UnitId, by: PartyId): boolean {
  const state = unitIn(model, unit)?.facts.state;
  if (!model.meets || (state !== 'draft' && state !== 'shared') || !actorIn(model, by)) return false;
  return isAuthor(model, unit, by) || (state === 'shared' && answersFor(model, unit, by));
}

/** The first word, when something is left without it. */
function cutOff(model: Model, unit: UnitId): string | undefined {
  const text = unitIn(model, unit)?.words.join('') ?? '';
  const [first = ''] = text.split(' ');
  return first !== '' && text.slice(first.length).trim() !== '' ? first : undefined;
}

/** Nobody gains by it whom its author may know of, and whoever carves keeps it. */
function narrower(model: Model, cut: Cut, label: CutLabel): boolean {
  const found = unitIn(model, cut.unit);
  if (!found) return false;
  const after = { ...found, facts: carvedFacts(model, found, cut, label) };
  const gains = gainers(model, found, after).some((id) => acquainted(model, cut.by, id));
  return !gains && readsUnit(model, after, cut.by);
}

function gainers(model: Model, before: ModelUnit, after: ModelUnit): readonly PartyId[] {
  return model.seats.map(({ id }) => id).filter((id) => readsUnit(model, after, id) && !readsUnit(model, before, id));
}

/** Under the decisions on its source about parties its author may know of; whoever else would gain is taken out. */
function carvedFacts(model: Model, source: ModelUnit, { carved, by }: Cut, label: CutLabel): UnitFacts {
  const { facts } = source;
  const known = (id: PartyId): boolean => acquainted(model, by, id);
  const narrowed = (parties: readonly PartyId[]): UnitFacts['overrides'] =>
    parties.map((party) => decided(model, party, 'narrow'));
  const inForce = facts.overrides.filter(({ to }) => to === null || to > model.now);
  const overrides = [...inForce.filter(({ party }) => known(party)), ...narrowed(label.without)];
  const labelled = { ...facts, id: carved, category: label.category ?? facts.category, overrides };
  const out = inForce.filter(({ effect }) => effect === 'narrow').map(({ party }) => party);
  const coming = [...out, ...gainers(model, source, { ...source, facts: labelled })];
  const withheld = [...new Set(coming)].filter((id) => !known(id));
  return { ...labelled, overrides: [...overrides, ...narrowed(withheld)] };
}

function inputOf(table: Table, { without, category }: CutLabel): object {
  return { withoutPartyIds: table.ids(without), ...(category ? { category } : {}) };
}

interface Cutting {
  readonly source: ModelUnit;
  readonly cut: boolean;
  /** What the new passage says then, and what the source, where it is not the first word of the source and the others. */
  readonly of?: { readonly written: string; readonly rest: string };
}

function putBehind(model: Model, facts: UnitFacts, { source, cut, of }: Cutting): void {
  const text = source.words.join('');
  const [first = ''] = text.split(' ');
  const words = [of?.written ?? first];
  model.units.splice(model.units.indexOf(source) + 1, 0, { ...source, facts, words, renewals: 0 });
  if (!cut) return;
  source.renewals += 1;
  source.words = [of?.rest ?? text.slice(first.length + 1)];
}
