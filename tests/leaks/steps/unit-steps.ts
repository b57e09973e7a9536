import type { UnitFacts } from '@soulad/shared/policy';
import {
  actorIn,
  factsOf,
  knowsPerson,
  seatIn,
  sittingOn,
  unitIn,
  type Model,
  type ModelUnit,
} from '../world/model.js';
import { readsUnit } from '../world/reads.js';
import { decide, includesRight } from '@soulad/shared/policy';
import {
  list,
  short,
  type Category,
  type PartyId,
  type PersonId,
  type Step,
  type UnitId,
  type UnitKind,
  type UnitMode,
} from './step.js';

/** What can be done with a passage, one function a verb. */

export interface NewUnit {
  readonly unit: UnitId;
  readonly by: PartyId;
  readonly section: string;
  readonly category: Category | null;
  readonly kind: UnitKind;
  readonly mode: UnitMode;
  readonly subjects: readonly PersonId[];
  readonly coAuthors: readonly PartyId[];
  readonly responsible: readonly PartyId[];
  readonly text: string;
}

export function addUnit(given: NewUnit): Step {
  const { unit, by, section, category, kind, mode, subjects, coAuthors, responsible, text } = given;
  return {
    words: `${short(by)} begins ${short(unit)} (${category ?? 'no category'}, ${kind}, ${mode}) in ${section} about ${list(subjects)}`,
    by,
    fits: (model) =>
      actorIn(model, by) !== undefined &&
      unitIn(model, unit) === undefined &&
      seesSection(model, by, section) &&
      [...coAuthors, ...responsible].every((id) => acquainted(model, by, id)) &&
      subjects.every((id) => knowsPerson(model, by, id)),
    apply: (model) => {
      const facts = { ...newFacts(given), sitting: sittingOfNew(model, by, section) };
      model.units.push({ facts, section, words: [text], awaits: false, renewals: 0 });
    },
    act: async (table) => {
      const input = {
        ...{ recordId: table.recordId, sectionId: table.id(section), category, kind, mode, text },
        ...{ subjects: table.ids(subjects), coAuthorIds: table.ids(coAuthors), responsible: table.ids(responsible) },
      };
      const made = await table.run(by, 'addUnit', { input });
      table.name(unit, String(made['id']));
    },
  };
}

/** A draft belongs to the sitting of its section, else to the one that is on; what is moved later stays in it. */
function sittingOfNew(model: Model, by: PartyId, section: string): UnitFacts['sitting'] {
  return model.sections.find(({ key }) => key === section)?.sitting ?? sittingOn(model, by);
}

function newFacts({ unit, by, category, kind, mode, subjects, coAuthors, responsible }: NewUnit): UnitFacts {
  return {
    ...{ id: unit, category, kind, mode, state: 'draft', authorParty: by, coAuthors, subjects, responsible },
    ...{ scribeParty: null, sitting: null, presentedAt: null, sharedAt: null, readOut: false, overrides: [] },
  };
}

export function shareUnit(unit: UnitId, by: PartyId): Step {
  return {
    words: `${short(by)} shares ${short(unit)}`,
    by,
    whenClosed: true,
    fits: (model) => {
      const facts = unitIn(model, unit)?.facts;
      // [W14] After the meeting this goes on for dissents.
      const late = facts?.kind === 'dissent' && model.caseState === 'open' && model.minutes !== 'closed';
      return isAuthor(model, unit, by) && facts?.state === 'draft' && (model.meets || late);
    },
    apply: (model) =>
      change(model, unit, (facts) => {
        const on = sittingOn(model, by);
        return {
          ...facts,
          state: 'shared',
          sitting: facts.sitting ?? on,
          sharedAt: facts.sharedAt ?? model.now,
          presentedAt: on === null ? facts.presentedAt : (facts.presentedAt ?? model.now),
        };
      }),
    act: async (table) => {
      const epoch = await table.epochOf(by, unit);
      await table.run(by, 'shareUnit', { unitId: table.id(unit), epoch });
    },
  };
}

export function withdrawUnit(unit: UnitId, by: PartyId): Step {
  return {
    words: `${short(by)} withdraws ${short(unit)}`,
    by,
    fits: (model) => unitIn(model, unit)?.facts.state === 'shared' && answersFor(model, unit, by),
    apply: (model) => change(model, unit, (facts) => ({ ...facts, state: 'withdrawn' })),
    act: async (table) => void (await table.run(by, 'withdrawUnit', { unitId: table.id(unit) })),
  };
}

export function deleteUnit(unit: UnitId, by: PartyId): Step {
  return {
    words: `${short(by)} deletes the draft ${short(unit)}`,
    by,
    fits: (model) => isAuthor(model, unit, by) && unitIn(model, unit)?.facts.state === 'draft',
    apply: (model) => {
      model.units.splice(
        model.units.findIndex(({ facts }) => facts.id === unit),
        1,
      );
      for (const [party, where] of model.carets) if (where === unit) model.carets.delete(party);
      for (const file of model.files.filter((one) => one.unit === unit))
        model.files.splice(model.files.indexOf(file), 1);
    },
    act: async (table) => void (await table.run(by, 'deleteUnit', { unitId: table.id(unit) })),
  };
}

export interface Label {
  readonly category?: Category;
  readonly subjects?: readonly PersonId[];
  readonly responsible?: readonly PartyId[];
  readonly readOut?: boolean;
}

export function relabelUnit(unit: UnitId, by: PartyId, label: Label): Step {
  return {
    words: `${short(by)} relabels ${short(unit)}: ${JSON.stringify(label, (_, value: unknown) => (typeof value === 'string' ? short(value) : value))}`,
    by,
    fits: (model) =>
      isAuthor(model, unit, by) &&
      unitIn(model, unit)?.facts.state !== 'withdrawn' &&
      (label.responsible ?? []).every((id) => acquainted(model, by, id)) &&
      (label.subjects ?? []).every((id) => knowsPerson(model, by, id)),
    // [P38] Whoever is named and hidden from the maker stays.
    apply: (model) =>
      widen(model, unit, (facts) => ({
        ...{ ...facts, ...label },
        subjects: keptWith(facts.subjects, label.subjects, (id) => knowsPerson(model, by, id)),
        responsible: keptWith(facts.responsible, label.responsible, (id) => acquainted(model, by, id)),
      })),
    act: async (table) => {
      const { subjects, responsible, ...rest } = label;
      const people = subjects ? { subjects: table.ids(subjects) } : {};
      const parties = responsible ? { responsible: table.ids(responsible) } : {};
      await table.run(by, 'relabelUnit', { unitId: table.id(unit), change: { ...rest, ...people, ...parties } });
    },
  };
}

function keptWith<Id>(
  before: readonly Id[],
  wanted: readonly Id[] | undefined,
  known: (id: Id) => boolean,
): readonly Id[] {
  return wanted ? [...new Set([...wanted, ...before.filter((id) => !known(id))])] : before;
}

export function narrowUnit(unit: UnitId, by: PartyId, parties: readonly PartyId[]): Step {
  return {
    words: `${short(by)} takes ${list(parties)} out of ${short(unit)}`,
    by,
    whenClosed: true,
    fits: (model) =>
      answersFor(model, unit, by) &&
      unitIn(model, unit)?.facts.state !== 'withdrawn' &&
      parties.length > 0 &&
      parties.every((id) => acquainted(model, by, id) && unitIn(model, unit)?.facts.authorParty !== id),
    apply: (model) =>
      change(model, unit, (facts) => ({
        ...facts,
        overrides: [...facts.overrides, ...parties.map((party) => decided(model, party, 'narrow'))],
      })),
    act: async (table) => {
      const variables = { unitId: table.id(unit), partyIds: table.ids(parties), reason: 'důvod zkoušky' };
      await table.run(by, 'narrowUnit', variables);
    },
  };
}

const BASIS = 'zspod-10-3-e';

/** Both halves of letting a party in: by the author, then by the convener. */
export function allowParty(unit: UnitId, by: PartyId, convener: PartyId, party: PartyId): Step {
  const halves = by === convener ? [by] : [by, convener];
  const open = (model: Model): void =>
    widen(model, unit, (facts) => ({ ...facts, overrides: [...facts.overrides, decided(model, party, 'allow')] }));
  return {
    words: `${list(halves)} let ${short(party)} see ${short(unit)}`,
    by,
    fits: (model) => {
      const able = halves.every((id) => answersFor(model, unit, id) && acquainted(model, id, party));
      if (!able || unitIn(model, unit)?.facts.state !== 'shared') return false;
      const after = structuredClone(model);
      open(after);
      const then = unitIn(after, unit);
      return then !== undefined && includesRight(decide(factsOf(after), then.facts, party).right, 'read');
    },
    apply: open,
    act: async (table) => {
      const variables = { unitId: table.id(unit), partyId: table.id(party), basis: BASIS, reason: 'důvod zkoušky' };
      for (const half of halves) await table.run(half, 'allowParty', variables);
    },
  };
}

export function moveUnit(unit: UnitId, by: PartyId, section: string, toStart: boolean): Step {
  return {
    words: `${short(by)} moves ${short(unit)} to the ${toStart ? 'start' : 'end'} of ${section}`,
    by,
    fits: (model) => isAuthor(model, unit, by) && seesSection(model, by, section),
    apply: (model) => {
      const at = model.units.findIndex(({ facts }) => facts.id === unit);
      const [moved] = model.units.splice(at, 1);
      if (!moved) return;
      moved.section = section;
      if (toStart) model.units.unshift(moved);
      else model.units.push(moved);
    },
    act: async (table) => {
      const sectionId = table.id(section);
      const afterUnitId = toStart ? null : await table.lastOf(by, sectionId, table.id(unit));
      await table.run(by, 'moveUnit', { unitId: table.id(unit), sectionId, afterUnitId });
    },
  };
}

/** A section of a sitting shows to its guests, and to whoever reads a passage in it. */
export function seesSection(model: Model, by: PartyId, key: string): boolean {
  const section = model.sections.find((one) => one.key === key);
  const seat = seatIn(model, by);
  if (!section || !seat) return false;
  const guest = model.sittings.some((one) => one.id === section.sitting && one.invited.includes(by));
  const reaches = seat.convener || model.sittings.some(({ invited }) => invited.includes(by));
  return reaches && (seat.convener || section.sitting === null || guest);
}

export function isAuthor(model: Model, unit: UnitId, by: PartyId): boolean {
  return actorIn(model, by) !== undefined && unitIn(model, unit)?.facts.authorParty === by;
}

/** The author, or the convener who reads it. */
export function answersFor(model: Model, unit: UnitId, by: PartyId): boolean {
  const found = unitIn(model, unit);
  const seat = seatIn(model, by);
  if (!found || !seat) return false;
  return found.facts.authorParty === by || (seat.convener && readsUnit(model, found, by));
}

export function acquainted(model: Model, viewer: PartyId, id: PartyId): boolean {
  const seat = model.seats.find((one) => one.id === id);
  return seat !== undefined && (seat.id === viewer || seat.knownTo === 'table' || seat.knownTo.includes(viewer));
}

export function decided(model: Model, party: PartyId, effect: 'narrow' | 'allow'): UnitFacts['overrides'][number] {
  const basis = effect === 'allow' ? BASIS : 'narrowed';
  return { party, effect, basis, byOriginator: true, byConvener: true, from: model.now, to: null };
}

export function change(model: Model, unit: UnitId, to: (facts: UnitFacts) => UnitFacts): void {
  const found: ModelUnit | undefined = unitIn(model, unit);
  if (found) found.facts = to(found.facts);
}

/** [P33] A decision that may let parties in: one whom the whole table may know of comes to a new generation. */
export function widen(model: Model, unit: UnitId, to: (facts: UnitFacts) => UnitFacts): void {
  const found = unitIn(model, unit);
  if (!found) return;
  const before = readersAtTable(model, found);
  const shared = found.facts.state === 'shared';
  found.facts = to(found.facts);
  if (shared && readersAtTable(model, found).some((id) => !before.includes(id))) found.renewals += 1;
}

function readersAtTable(model: Model, unit: ModelUnit): readonly PartyId[] {
  const known = model.seats.filter(({ knownTo }) => knownTo === 'table');
  return known.map(({ id }) => id).filter((id) => readsUnit(model, unit, id));
}
