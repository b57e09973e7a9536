import { CATEGORIES, UNIT_KINDS } from '@soulad/shared/policy';
import type { Random } from '../random.js';
import { readsUnit } from '../world/reads.js';
import { convenerIn, type Model, type ModelSeat } from '../world/model.js';
import { caret, join, leave, type } from './case-steps.js';
import { anySeat, anyUnit, seated, tellsViewer, type Draft, type Meant } from './draft.js';
import type { PartyId, Step } from './step.js';
import { addComment, mayComment, readersFor } from './talk-steps.js';
import {
  addUnit,
  allowParty,
  deleteUnit,
  moveUnit,
  narrowUnit,
  relabelUnit,
  shareUnit,
  withdrawUnit,
} from './unit-steps.js';

export function drawAdd(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const seat = anySeat(random, model, meant);
  const section = random.pick(
    model.sections.filter(({ key }) => meant === 'hidden' || (draft.owners.get(key) ?? seat?.id) === seat?.id),
  );
  if (!seat || !section) return undefined;
  const parties = seated(model).filter(
    ({ id }) => id !== seat.id && (meant === 'hidden' || knownTogether(model, seat, id)),
  );
  const persons = model.persons.filter(({ where }) => where === 'both' || meant === 'hidden').map(({ id }) => id);
  const kind = random.pick(UNIT_KINDS) ?? 'fact';
  return addUnit({
    ...{ unit: draft.unit(), by: seat.id, section: section.key, kind },
    category: random.chance(0.08) ? null : (random.pick(CATEGORIES) ?? null),
    mode: random.chance(0.25) ? 'joint' : 'owned',
    subjects: random.some(persons, 0.3),
    coAuthors: random.chance(0.15)
      ? random
          .shuffled(parties)
          .slice(0, 1)
          .map(({ id }) => id)
      : [],
    responsible: kind === 'measure' ? random.some(parties, 0.3).map(({ id }) => id) : [],
    text: `Slova ${random.int(1e6).toString(36)} a dál.`,
  });
}

export function knownTogether(model: Model, seat: ModelSeat, id: PartyId): boolean {
  const other = model.seats.find((one) => one.id === id);
  return other?.where === 'both' && (other.knownTo === 'table' || other.knownTo.includes(seat.id));
}

export function drawShare(random: Random, model: Model): Step | undefined {
  const unit = random.pick(model.units.filter(({ facts }) => facts.state === 'draft'));
  return unit && shareUnit(unit.facts.id, unit.facts.authorParty);
}

export function drawRelabel(random: Random, model: Model): Step | undefined {
  const unit = anyUnit(random, model);
  if (!unit) return undefined;
  const { id, authorParty } = unit.facts;
  if (random.chance(0.5)) return relabelUnit(id, authorParty, { category: random.pick(CATEGORIES) ?? 'PLAN' });
  if (random.chance(0.3)) return relabelUnit(id, authorParty, { readOut: true });
  return relabelUnit(id, authorParty, { subjects: random.some(model.persons, 0.35).map((one) => one.id) });
}

export function drawNarrow(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const unit = anyUnit(random, model);
  if (!unit || tellsViewer(model, meant)) return undefined;
  const by = random.chance(0.7) ? unit.facts.authorParty : convenerIn(model).id;
  return narrowUnit(unit.facts.id, by, random.shuffled(seated(model).map(({ id }) => id)).slice(0, 1 + random.int(2)));
}

export function drawAllow(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const unit = anyUnit(random, model);
  const party = random.pick(seated(model));
  if (tellsViewer(model, meant)) return undefined;
  return unit && party && allowParty(unit.facts.id, unit.facts.authorParty, convenerIn(model).id, party.id);
}

export function drawComment(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const shared = model.units.filter(({ facts }) => facts.state === 'shared');
  // What is said past the viewer about a passage that the viewer reads is what an audience of its own is for.
  const read = shared.filter((unit) => readsUnit(model, unit, model.viewer));
  const unit = random.pick(meant === 'hidden' && read.length > 0 && random.chance(0.7) ? read : shared);
  const seat = unit && random.pick(seated(model).filter(({ id }) => mayComment(model, unit.facts.id, id)));
  if (!unit || !seat) return undefined;
  const readers = readersFor(model, unit.facts.id, seat.id);
  const some = random
    .shuffled(readers.filter((id) => meant === 'seen' || id !== model.viewer))
    .slice(0, 1 + random.int(2));
  const forAll = some.length === 0 || random.chance(meant === 'hidden' ? 0.2 : 0.5);
  return addComment(draft.key('comment'), unit.facts.id, seat.id, forAll ? null : some);
}

export function drawEnd(random: Random, model: Model): Step | undefined {
  const unit = anyUnit(random, model);
  if (!unit) return undefined;
  const { id, authorParty, state } = unit.facts;
  return state === 'draft' ? deleteUnit(id, authorParty) : withdrawUnit(id, authorParty);
}

export function drawMove(random: Random, model: Model, draft: Draft, meant: Meant): Step | undefined {
  const unit = anyUnit(random, model);
  if (!unit) return undefined;
  const { id, authorParty } = unit.facts;
  const free = model.sections.filter(
    ({ key }) => meant === 'hidden' || (draft.owners.get(key) ?? authorParty) === authorParty,
  );
  const section = random.pick(free);
  return section && moveUnit(id, authorParty, section.key, random.chance(0.6));
}

export function drawType(random: Random, model: Model): Step | undefined {
  const party = random.pick([...model.online]);
  const own = model.units.filter(({ facts }) => facts.authorParty === party || facts.mode === 'joint');
  const unit = random.pick(own);
  return party && unit && type(party, unit.facts.id, ` ${random.int(1e6).toString(36)}.`);
}

export function drawCaret(random: Random, model: Model): Step | undefined {
  const party = random.pick([...model.online]);
  const unit = anyUnit(random, model);
  return party && unit && caret(party, unit.facts.id);
}

export function drawJoin(random: Random, model: Model, _: Draft, meant: Meant): Step | undefined {
  const seat = anySeat(random, model, meant);
  if (!seat || seat.id === model.viewer) return undefined;
  return model.online.has(seat.id) && random.chance(0.3) ? leave(seat.id) : join(seat.id);
}
