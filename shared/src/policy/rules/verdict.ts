/** What one rule answers. `undefined` leaves the passage to the next rule. */
import type { Matrix } from '../matrix.js';
import type { CaseFacts, PartyFacts, UnitFacts } from '../facts.js';

export interface Verdict {
  readonly sees: boolean;
  readonly rule: string;
  readonly basis: string | null;
  readonly explanation: Explanation;
}

/** Codes the interface turns into sentences. None carries another person's data. */
export const EXPLANATIONS = [
  'author',
  'draft',
  'withdrawn',
  'unclassified',
  'outside-window',
  'blocked',
  'narrowed',
  'not-in-sitting',
  'left-before',
  'allowed',
  'matrix',
  'own',
  'own-or-child',
  'third-person',
  'release',
  'needs-release',
  'needs-decision',
  'not-for-seat',
  'not-own-measure',
  'not-same-home',
  'not-read-out',
] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

/** One question: may this party see this unit under this matrix. */
export interface Question {
  readonly facts: CaseFacts;
  readonly unit: UnitFacts;
  readonly party: PartyFacts;
  readonly matrix: Matrix;
}

export type Rule = (question: Question) => Verdict | undefined;

export function sees(rule: string, basis: string | null, explanation: Explanation): Verdict {
  return { sees: true, rule, basis, explanation };
}

export function seesNot(rule: string, basis: string | null, explanation: Explanation): Verdict {
  return { sees: false, rule, basis, explanation };
}

/** True while `now` lies in the window; the end is exclusive. */
export function inWindow(window: { readonly from: number; readonly to: number | null }, now: number): boolean {
  return window.from <= now && (window.to === null || now < window.to);
}

/** True for the party the statement came from, alone or together with others. */
export function isOriginator({ unit, party }: Question): boolean {
  return unit.authorParty === party.id || unit.coAuthors.includes(party.id);
}
