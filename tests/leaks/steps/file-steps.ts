import { decide, includesRight } from '@soulad/shared/policy';
import { actorIn, factsOf, unitIn, type Model } from '../world/model.js';
import { short, type PartyId, type Step, type UnitId } from './step.js';
import { isAuthor } from './unit-steps.js';

/** A file is there for whoever reads its passage: name, size and bytes. */
export function attachFile(key: string, unit: UnitId, by: PartyId, words: string): Step {
  return {
    words: `${short(by)} puts a file on ${short(unit)}`,
    by,
    fits: (model) => attaches(model, unit, by),
    apply: (model) => void model.files.push({ key, unit, party: by }),
    act: async (table) => table.name(key, await table.attach(by, unit, { name: `${key}.txt`, text: words })),
  };
}

export function removeFile(key: string, by: PartyId): Step {
  return {
    words: `${short(by)} takes ${key} away`,
    by,
    fits: (model) => {
      const file = model.files.find((one) => one.key === key);
      if (!file || !attaches(model, file.unit, by)) return false;
      return file.party === by || isAuthor(model, file.unit, by);
    },
    apply: (model) =>
      void model.files.splice(
        model.files.findIndex((one) => one.key === key),
        1,
      ),
    act: async (table) => void (await table.run(by, 'removeAttachment', { attachmentId: table.id(key) })),
  };
}

function attaches(model: Model, unit: UnitId, by: PartyId): boolean {
  const found = unitIn(model, unit);
  if (!found || !actorIn(model, by) || found.facts.state === 'withdrawn') return false;
  return includesRight(decide(factsOf(model), found.facts, by).right, 'write');
}
