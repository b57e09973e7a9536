import type { PartyType } from '@soulad/shared/policy';
import { actorIn, convenerIn, knows, personIn, seatIn, unitIn } from '../world/model.js';
import { readsUnit } from '../world/reads.js';
import type { PersonPlan } from '../world/plan.js';
import { decide, includesRight } from '@soulad/shared/policy';
import { factsOf } from '../world/model.js';
import { CONVENER } from './room-steps.js';
import { list, short, type PartyId, type PersonId, type Step, type UnitId } from './step.js';

/** Who sits at the table, who is in the family, and who is here. */

type Knowing = 'table' | readonly PartyId[];

export interface NewSeat {
  readonly id: PartyId;
  readonly type: PartyType;
  readonly letter: string;
  readonly knownTo: Knowing;
}

/** An agency that was kept ready for this comes to the table. */
export function inviteParty({ id, type, letter, knownTo }: NewSeat): Step {
  const label = `strana ${letter}`;
  return {
    words: `${short(id)} (${type}) is invited, known to ${knownTo === 'table' ? 'all' : list(knownTo)}`,
    by: CONVENER,
    fits: (model) =>
      !model.seats.some((seat) => seat.id === id || seat.letter === letter) && sound(model.seats, knownTo),
    apply: (model) =>
      void model.seats.push({
        ...{ id, type, letter, label, person: null, represents: [], convener: false, role: '', where: 'both' },
        ...{ knownTo: knownTo === 'table' ? knownTo : [...new Set([convenerIn(model).id, ...knownTo, id])] },
        ...{ from: model.now, to: null },
      }),
    act: async (table) => {
      const input = {
        ...{
          type,
          letter,
          label,
          purpose: 'účel zkoušky',
          basis: 'zspod-10-3-e',
          agencyId: table.id(`agency ${type} spare`),
        },
        ...{ knownTo: knownTo === 'table' ? null : table.ids(knownTo) },
      };
      const made = await table.run(CONVENER, 'inviteParty', { caseId: table.caseId, input });
      table.name(id, String(made['id']));
    },
  };
}

function sound(seats: readonly { readonly id: PartyId }[], knownTo: Knowing): boolean {
  return knownTo === 'table' || knownTo.every((id) => seats.some((seat) => seat.id === id));
}

export function endParty(party: PartyId): Step {
  return {
    words: `${short(party)} leaves the table for good`,
    by: CONVENER,
    fits: (model) => seatIn(model, party) !== undefined && convenerIn(model).id !== party && model.viewer !== party,
    apply: (model) => {
      const seat = seatIn(model, party);
      if (seat) seat.to = model.now;
      model.online.delete(party);
      model.carets.delete(party);
    },
    act: async (table) => {
      await table.run(CONVENER, 'endParty', { partyId: table.id(party), reason: 'konec zkoušky' });
      table.leave(party);
    },
  };
}

export function limitParty(party: PartyId, knownTo: Knowing): Step {
  return {
    words: `${short(party)} is to be known to ${knownTo === 'table' ? 'all' : list(knownTo)}`,
    by: CONVENER,
    fits: (model) =>
      seatIn(model, party) !== undefined && convenerIn(model).id !== party && sound(model.seats, knownTo),
    apply: (model) => {
      const at = model.seats.findIndex((seat) => seat.id === party);
      const seat = model.seats[at];
      const all = knownTo === 'table' ? knownTo : [...new Set([convenerIn(model).id, ...knownTo, party])];
      if (seat) model.seats[at] = { ...seat, knownTo: all };
    },
    act: async (table) => {
      const names = knownTo === 'table' ? null : table.ids(knownTo);
      await table.run(CONVENER, 'limitPartyKnowledge', { partyId: table.id(party), knownTo: names });
    },
  };
}

export function addPerson(person: PersonPlan): Step {
  const { id, name, sex, child, household, knownTo } = person;
  return {
    words: `${short(id)} joins the family, known to ${knownTo === 'table' ? 'all' : list(knownTo)}`,
    by: CONVENER,
    fits: (model) => personIn(model, id) === undefined && sound(model.seats, knownTo),
    apply: (model) => void model.persons.push(person),
    act: async (table) => {
      const input = {
        ...{ givenName: name, familyName: 'Zkušební', sex, isChild: child, household },
        knownTo: knownTo === 'table' ? null : table.ids(knownTo),
      };
      const answer = await table.run(CONVENER, 'addPerson', { caseId: table.caseId, input });
      // Decoder: the selection of the table asks for these members.
      const { persons } = answer as unknown as { persons: { id: string; givenName: string }[] };
      table.name(id, persons.find((one) => one.givenName === name)?.id ?? '');
    },
  };
}

export function addRelation(key: string, person: PersonId, other: PersonId): Step {
  return {
    words: `${short(person)} and ${short(other)} are related`,
    by: CONVENER,
    fits: (model) =>
      person !== other &&
      personIn(model, person) !== undefined &&
      personIn(model, other) !== undefined &&
      !model.relations.some((one) => one.person === person && one.other === other),
    apply: (model) => void model.relations.push({ key, person, other, kind: 'other' }),
    act: async (table) => {
      const input = { kind: 'other', personId: table.id(person), otherId: table.id(other) };
      await table.run(CONVENER, 'addRelation', { caseId: table.caseId, input });
    },
  };
}

/** The office opens another case of another family; the viewer has no seat in it. */
export function openOtherCase(key: string): Step {
  return {
    words: `another case is opened (${key})`,
    by: CONVENER,
    fits: (model) => !model.others.has(key),
    apply: (model) => void model.others.add(key),
    act: async (table) => {
      const persons = [{ key: 'k', givenName: 'Jiná', familyName: 'Rodina', sex: 'female', isChild: true }];
      const fileMark = `${key} ${table.caseId.slice(0, 8)}`;
      await table.run(CONVENER, 'openCase', {
        input: { familyName: 'Jiná', fileMark, registeredOn: '2026-09-01', persons },
      });
    },
  };
}

export function join(party: PartyId): Step {
  return {
    words: `${short(party)} opens the record live`,
    by: party,
    whenClosed: true,
    fits: (model) => actorIn(model, party) !== undefined && !model.online.has(party) && reaches(model, party),
    apply: (model) => void model.online.add(party),
    act: async (table) => (await table.live(party)).join(),
  };
}

export function leave(party: PartyId): Step {
  return {
    words: `${short(party)} closes the record`,
    by: party,
    whenClosed: true,
    fits: (model) => model.online.has(party),
    apply: (model) => {
      model.online.delete(party);
      model.carets.delete(party);
    },
    act: async (table) => (await table.live(party)).leave(),
  };
}

function reaches(model: Parameters<Step['fits']>[0], party: PartyId): boolean {
  return seatIn(model, party)?.convener === true || model.sittings.some(({ invited }) => invited.includes(party));
}

export function type(party: PartyId, unit: UnitId, words: string): Step {
  return {
    words: `${short(party)} types into ${short(unit)}`,
    by: party,
    fits: (model) => {
      const found = unitIn(model, unit);
      if (!found || !seatIn(model, party) || !model.online.has(party)) return false;
      return includesRight(decide(factsOf(model), found.facts, party).right, 'write');
    },
    apply: (model) => void unitIn(model, unit)?.words.push(words),
    act: async (table) => (await table.live(party)).type(table.id(unit), words),
  };
}

/** One caret a party: a second one soon after waits for its turn, and nobody could say when it comes. */
export function caret(party: PartyId, unit: UnitId): Step {
  return {
    words: `${short(party)} puts the caret into ${short(unit)}`,
    by: party,
    fits: (model) => {
      const found = unitIn(model, unit);
      const ready = found !== undefined && model.online.has(party) && !model.carets.has(party);
      return ready && seatIn(model, party) !== undefined && readsUnit(model, found, party);
    },
    apply: (model) => void model.carets.set(party, unit),
    act: async (table) => (await table.live(party)).caret(table.id(unit)),
  };
}

/** Whether two seats know of each other; for drawing people who can meet. */
export function acquainted(model: Parameters<Step['fits']>[0], viewer: PartyId, other: PartyId): boolean {
  const seat = model.seats.find((one) => one.id === other);
  return seat !== undefined && knows(viewer, seat);
}
