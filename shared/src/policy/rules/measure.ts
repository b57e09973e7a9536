import type { UnitKind } from '../vocabulary.js';
import { sees, seesNot, type ClassifiedQuestion, type Verdict } from './verdict.js';

/** Kinds that concern the whole table when nobody in particular is named as responsible. */
const FOR_THE_TABLE: readonly UnitKind[] = ['frame', 'decision', 'dissent'];

/**
 * [P12] An agency gets the measures it is responsible for, and the goals, rules, agreements and dissents of the table. A
 * seat that shares the goals of the plan gets everything but the measures of others.
 */
export function ownMeasures(question: ClassifiedQuestion): Verdict {
  const { unit, party, cell } = question;
  if (unit.responsible.includes(party.id)) return sees('P12', cell.basis, 'own-measure');
  const open =
    cell.condition === 'own_measures_and_goals' ? unit.kind !== 'measure' : FOR_THE_TABLE.includes(unit.kind);
  return open && unit.responsible.length === 0
    ? sees('P9', cell.basis, 'matrix')
    : seesNot('P12', 'not-own-measure', cell.existence);
}
