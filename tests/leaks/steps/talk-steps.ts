import { decide, includesRight } from '@soulad/shared/policy';
import { actorIn, factsOf, knows, seatIn, unitIn, type Model } from '../world/model.js';
import { list, short, type PartyId, type Step, type UnitId } from './step.js';

/** Somebody comments on a passage, for all who read it or for some. */
export function addComment(key: string, unit: UnitId, by: PartyId, audience: readonly PartyId[] | null): Step {
  return {
    words: `${short(by)} comments on ${short(unit)} for ${audience === null ? 'all' : list(audience)}`,
    by,
    whenClosed: true,
    fits: (model) =>
      (model.meets || model.minutes === 'in-review' || model.minutes === 'for-comments') &&
      mayComment(model, unit, by) &&
      (audience ?? []).every((id) => reads(model, unit, id) && meets(model, by, id)),
    apply: (model) =>
      void model.comments.push({ key, unit, by, audience: audience === null ? null : [...new Set([by, ...audience])] }),
    act: async (table) => {
      const partyIds = audience === null ? null : table.ids(audience);
      const input = { unitId: table.id(unit), text: `Slova o tom: ${key}`, partyIds };
      await table.run(by, 'addComment', { input });
    },
  };
}

export function mayComment(model: Model, unit: UnitId, by: PartyId): boolean {
  const found = unitIn(model, unit);
  if (!found || !actorIn(model, by) || found.facts.state !== 'shared') return false;
  return includesRight(decide(factsOf(model), found.facts, by).right, 'comment');
}

function reads(model: Model, unit: UnitId, party: PartyId): boolean {
  const found = unitIn(model, unit);
  return found !== undefined && includesRight(decide(factsOf(model), found.facts, party).right, 'read');
}

/** Whom a comment of that party may be meant for: other readers that it may know of. */
export function readersFor(model: Model, unit: UnitId, by: PartyId): readonly PartyId[] {
  const ids = model.seats.map(({ id }) => id);
  return ids.filter((id) => id !== by && seatIn(model, id) && reads(model, unit, id) && meets(model, by, id));
}

function meets(model: Model, viewer: PartyId, other: PartyId): boolean {
  const seat = seatIn(model, other);
  return seat !== undefined && knows(viewer, seat);
}
