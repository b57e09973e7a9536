/** What one rule answers. `undefined` leaves the passage to the next rule. */
import type { CaseFacts, PartyFacts, UnitFacts } from '../facts.js';
import type { Cell } from '../matrix/cell.js';

/** Codes the interface turns into sentences. None carries another person's data. */
export const EXPLANATIONS = [
  'author',
  'scribe',
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
  'party-to-proceedings',
  'third-person',
  'release',
  'told-by-subject',
  'kept-by-ospod',
  'needs-release',
  'needs-decision',
  'not-for-seat',
  'own-measure',
  'not-own-measure',
  'not-same-home',
  'read-out',
  'not-read-out',
  'client-does-not-see',
] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

export interface Verdict {
  readonly sees: boolean;
  /** Rule of POLICY.md. */
  readonly rule: string;
  readonly basis: string | null;
  readonly explanation: Explanation;
  /** What the cell of the matrix says about marking the gap; hidden when another rule than the matrix closed it [P17]. */
  readonly existence: Cell['existence'];
}

/** One question: may this party see this unit, whose cell of the matrix is `cell` (null = unclassified). */
export interface Question {
  readonly facts: CaseFacts;
  readonly unit: UnitFacts;
  readonly party: PartyFacts;
  readonly cell: Cell | null;
}

/** The same, once it is settled that the unit has a category. */
export interface ClassifiedQuestion extends Question {
  readonly cell: Cell;
}

export type Rule = (question: Question) => Verdict | undefined;
export type ClassifiedRule = (question: ClassifiedQuestion) => Verdict | undefined;

export function sees(rule: string, basis: string, explanation: Explanation): Verdict {
  return { sees: true, rule, basis, explanation, existence: 'hidden' };
}

export function seesNot(rule: string, explanation: Explanation, existence: Cell['existence'] = 'hidden'): Verdict {
  return { sees: false, rule, basis: null, explanation, existence };
}

/** True while `now` lies in the window; the end is exclusive. */
export function inWindow(window: { readonly from: number; readonly to: number | null }, now: number): boolean {
  return window.from <= now && (window.to === null || now < window.to);
}
