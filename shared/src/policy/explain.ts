import { BASES, type BasisEntry, isBasisId } from './basis.js';
import type { Decision } from './facts.js';

/** A decision for a reader: codes and references; the sentence is made in the interface, without other persons' data. */
export interface ExplainedDecision {
  /** Code of the sentence, one of EXPLANATIONS. */
  readonly code: string;
  readonly params: {
    readonly rule: string;
    readonly right: Decision['right'];
    /** Printed reference of the legal basis; null when nothing is given. */
    readonly reference: string | null;
    /** Whether the reference was found in a public source; null when there is none or it is not of the catalogue. */
    readonly referenceStatus: BasisEntry['status'] | null;
  };
}

/** Codes and parameters of the explanation that the interface shows and the audit row carries [I2]. */
export function explain(decision: Decision): ExplainedDecision {
  const { basis, explanation, right, rule } = decision;
  const entry = isBasisId(basis) ? BASES[basis] : null;
  return {
    code: explanation,
    params: { rule, right, reference: entry ? entry.reference : basis, referenceStatus: entry?.status ?? null },
  };
}
