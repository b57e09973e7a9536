import { byDefault } from './conditions.js';
import { ownData } from './own.js';
import { byRelease } from './release.js';
import { seesNot, type ClassifiedQuestion, type Verdict } from './verdict.js';

/**
 * [P9] The default of the matrix, after everything that outweighs it has been asked. Always answers. What a cell narrowed
 * for this case keeps back is explained by the narrowing [P25].
 */
export function byMatrix(question: ClassifiedQuestion): Verdict {
  const verdict = byCell(question);
  const closed = question.cell.narrowed === true && !verdict.sees;
  return closed ? seesNot('P25', 'narrowed-in-case', verdict.existence) : verdict;
}

function byCell(question: ClassifiedQuestion): Verdict {
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
