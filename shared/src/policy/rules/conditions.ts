import { ownMeasures } from './measure.js';
import { aboutChildOnly } from './own.js';
import { disclosedToOspod } from './release.js';
import { sees, seesNot, type ClassifiedQuestion, type Verdict } from './verdict.js';

/** [P12] The conditions under which a default "yes" of the matrix holds. */
export function byDefault(question: ClassifiedQuestion): Verdict {
  const { cell } = question;
  switch (cell.condition) {
    case 'child':
      return aboutChildOnly(question)
        ? sees('P9', cell.basis, 'matrix')
        : seesNot('P10', 'third-person', cell.existence);
    case 'same_home':
      return sameHome(question) ? sees('P9', cell.basis, 'matrix') : seesNot('P12', 'not-same-home', cell.existence);
    case 'read_out':
      return question.unit.readOut
        ? sees('P12', cell.basis, 'read-out')
        : seesNot('P12', 'not-read-out', cell.existence);
    case 'own_measures':
    case 'own_measures_and_goals':
      return ownMeasures(question);
    case 'release_or_100a':
    case 'disclosed':
      return disclosedToOspod(question);
    case null:
      return sees('P9', cell.basis, 'matrix');
    default:
      // [I4] A condition that has no meaning for a default "yes" opens nothing.
      return seesNot('P9', 'not-for-seat', cell.existence);
  }
}

/** Two parents are two recipients: what concerns the home goes to the one who lives in it. */
function sameHome({ facts, party }: ClassifiedQuestion): boolean {
  return facts.householdOfChild.some((person) => person === party.personId);
}
