/** What one rule answers. `undefined` leaves the passage to the next rule. */
import type { CaseFacts, PartyFacts, UnitFacts } from '../facts.js';
import type { Cell } from '../matrix/cell.js';

/** Codes the interface turns into sentences. None carries another person's data. */
export const EXPLANATIONS = [
  'author',
  'scribe',
  'draft',
  'withdrawn',
  'emergency',
  'unclassified',
  'outside-window',
  'blocked',
  'narrowed',
  'not-in-sitting',
  'left-before',
  'allowed',
  'matrix',
  'narrowed-in-case',
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

/** Rules of POLICY.md that answer a question; the interface has a short name for each. */
export const RULES = [
  'P1',
  'P2',
  'P3',
  'P4',
  'P5',
  'P6',
  'P7',
  'P8',
  'P9',
  'P10',
  'P11',
  'P12',
  'P16',
  'P20',
  'P21',
  'P25',
] as const;
export type RuleId = (typeof RULES)[number];

export interface Verdict {
  readonly sees: boolean;
  readonly rule: RuleId;
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

export function sees(rule: RuleId, basis: string, explanation: Explanation): Verdict {
  return { sees: true, rule, basis, explanation, existence: 'hidden' };
}

export function seesNot(rule: RuleId, explanation: Explanation, existence: Cell['existence'] = 'hidden'): Verdict {
  return { sees: false, rule, basis: null, explanation, existence };
}

/** True while `now` lies in the window; the end is exclusive. */
export function inWindow(window: { readonly from: number; readonly to: number | null }, now: number): boolean {
  return window.from <= now && (window.to === null || now < window.to);
}
