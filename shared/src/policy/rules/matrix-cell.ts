import { byDefault } from './conditions.js';
import { ownData } from './own.js';
import { byRelease } from './release.js';
import { seesNot, type ClassifiedQuestion, type Verdict } from './verdict.js';

/** [P9] The default of the matrix, after everything that outweighs it has been asked. Always answers. */
export function byMatrix(question: ClassifiedQuestion): Verdict {
  const { cell } = question;
  switch (cell.see) {
    case 'yes':
      return byDefault(question);
    case 'own':
      return ownData(question);
    case 'release':
      return byRelease(question);
    case 'decision':
      return seesNot('P9', 'needs-decision', cell.existence);
    default:
      return seesNot('P9', 'not-for-seat', cell.existence);
  }
}
