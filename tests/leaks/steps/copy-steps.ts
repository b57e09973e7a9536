import { actorIn, convenerIn, seatIn, type Model, type SignedKind } from '../world/model.js';
import { short, type PartyId, type Step } from './step.js';

/** [W60][W64] Somebody makes the own copy and takes it: told to nobody else but who answers for the case. */
export function takeCopy(key: string, party: PartyId, of: SignedKind): Step {
  return {
    words: `${short(party)} takes a copy of the ${of} (${key})`,
    by: party,
    whenClosed: true,
    fits: (model) => actorIn(model, party) !== undefined && reaches(model, party, of) && party !== model.viewer,
    apply: (model) => void model.copies.push({ key, party }),
    act: async (table) => {
      const recordId = of === 'plan' ? table.id('plan') : table.recordId;
      await table.copy(party, { recordId, kind: of });
    },
  };
}

function reaches(model: Model, party: PartyId, of: SignedKind): boolean {
  if (of === 'plan') return model.plan !== null;
  const asked = model.sittings.some(({ invited }) => invited.includes(party));
  return seatIn(model, party) !== undefined && (asked || convenerIn(model).id === party);
}
