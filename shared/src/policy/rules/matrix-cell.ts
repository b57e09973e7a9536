import { byDefault } from './conditions.js';
import { ownData } from './own.js';
import { byRelease } from './release.js';
import { seesNot, type Question, type Verdict } from './verdict.js';

/** [P9] The default of the matrix, after everything that outweighs it has been asked. Always answers. */
export function byMatrix(question: Question): Verdict {
  const { cell } = question;
  if (!cell) return seesNot('P4', 'unclassified');
  switch (cell.see) {
    case 'yes':
      return byDefault(question, cell);
    case 'own':
      return ownData(question);
    case 'release':
      return byRelease(question);
    case 'decision':
      return seesNot('P9', 'needs-decision', cell.existence);
    case 'never':
      return seesNot('P9', 'not-for-seat', cell.existence);
    case 'block':
      return seesNot('P5', 'blocked');
  }
}
