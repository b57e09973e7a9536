import { isLegalBasis } from '../basis.js';
import type { Override } from '../facts.js';
import { inWindow, sees, seesNot, type Question, type Rule } from './verdict.js';

function inForce({ facts, unit, party }: Question, effect: Override['effect']): readonly Override[] {
  return unit.overrides.filter(
    (override) => override.party === party.id && override.effect === effect && inWindow(override, facts.now),
  );
}

/** [P6] [I5] Originator or convener may take a party out of the audience of one passage; that outweighs every grant. */
export const narrowed: Rule = (question) => {
  const decided = inForce(question, 'narrow').some((override) => override.byOriginator || override.byConvener);
  return decided ? seesNot('P6', 'narrowed') : undefined;
};

/** [P8] [I5] Letting a party see one passage takes the originator, the convener and a legal basis; half of it is nothing. */
export const allowed: Rule = (question) => {
  const whole = inForce(question, 'allow').find(
    (override) => override.byOriginator && override.byConvener && isLegalBasis(override.basis),
  );
  return whole ? sees('P8', whole.basis, 'allowed') : undefined;
};
