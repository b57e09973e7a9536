import type { Cell } from '../matrix.js';
import { isOwn, isOwnOrChild } from './own.js';
import { released } from './release.js';
import { sees, seesNot, type Question, type Verdict } from './verdict.js';

/** The cell of the matrix that speaks about this question; undefined for an unclassified passage. */
export function cellOf({ matrix, unit, party }: Question): Cell | undefined {
  return unit.category === null ? undefined : matrix.cells[unit.category][party.type];
}

/** [P12] Conditions that a default right of the matrix carries. */
function unmet(question: Question, cell: Cell): Verdict | undefined {
  const { unit, party, facts } = question;
  if (cell.condition === 'own_measures' && unit.kind === 'measure' && !unit.responsible.includes(party.id)) {
    return seesNot('P12', null, 'not-own-measure');
  }
  if (cell.condition === 'same_home' && (party.personId === null || !facts.householdOfChild.includes(party.personId))) {
    return seesNot('P12', null, 'not-same-home');
  }
  return cell.condition === 'read_out' && !unit.readOut ? seesNot('P12', null, 'not-read-out') : undefined;
}

function ofOwn(basis: string | null, whose: 'own' | 'third-person' | 'other', own: 'own' | 'own-or-child'): Verdict {
  if (whose === 'own') return sees('P10', basis, own);
  return seesNot('P10', null, whose === 'third-person' ? 'third-person' : 'not-for-seat');
}

/** [P9] The default of the matrix, after everything that outweighs it has been asked. Always answers. */
export function byMatrix(question: Question): Verdict {
  const cell = cellOf(question);
  const { category } = question.unit;
  if (!cell || category === null) return seesNot('P4', null, 'unclassified');
  const basis = question.matrix.basis[category];
  switch (cell.see) {
    case 'yes':
      return unmet(question, cell) ?? sees('P9', basis, 'matrix');
    case 'own':
      return ofOwn(basis, isOwn(question), 'own');
    case 'own_and_child':
      return ofOwn(basis, isOwnOrChild(question), 'own-or-child');
    case 'release':
      return released(question) ? sees('P11', 'client-release', 'release') : seesNot('P11', null, 'needs-release');
    case 'decision':
      return seesNot('P9', null, 'needs-decision');
    case 'never':
      return seesNot('P9', null, 'not-for-seat');
    case 'block':
      return seesNot('P5', null, 'blocked');
  }
}
