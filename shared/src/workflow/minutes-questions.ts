import type { PartyId, UnitId } from '../ids/index.js';
import type { Category, PartyType, UnitKind, UnitState } from '../policy/index.js';

/**
 * [W9] What whoever checks the labels has to decide, one code a rule. The list is made of what that person reads and of
 * nothing else: drafts of other agencies and passages that are hidden from the convener are not in it and not counted.
 */
export const MINUTES_QUESTIONS = [
  'no-category',
  'unshared-draft',
  'awaits-author',
  'open-comment',
  'open-request',
  'crime-by-other',
  'health-no-release',
  'nobody-concerned',
  'measure-for-nobody',
] as const;
export type MinutesQuestionRule = (typeof MINUTES_QUESTIONS)[number];

/** A passage as the one who checks it reads it. */
export interface CheckedUnit {
  readonly id: UnitId;
  readonly state: UnitState;
  readonly category: Category | null;
  readonly kind: UnitKind;
  readonly authorParty: PartyId;
  readonly authorType: PartyType | null;
  readonly subjects: number;
  readonly responsible: number;
  readonly awaitsAcceptance: boolean;
  /** Category of its section; a suggestion for what has none. */
  readonly sectionCategory: Category | null;
  /** Somebody said something that nobody settled. */
  readonly openTalk: boolean;
  /** Somebody asked for it and was not answered. */
  readonly asked: boolean;
  /** A release of the client stands behind its author in this category now. */
  readonly released: boolean;
}

export interface MinutesQuestion {
  readonly unitId: UnitId;
  readonly rule: MinutesQuestionRule;
  /** A category that would answer it; null = none to suggest. */
  readonly suggested: Category | null;
}

/** Who may write of crime (art. 10 GDPR): authorities that the law lets process it. */
const MAY_TELL_CRIME: readonly PartyType[] = ['ospod', 'police'];
/** Categories that are about somebody: without a person the rules of own data do not find their reader. */
const ABOUT_SOMEBODY: readonly Category[] = ['HEALTH_C', 'HEALTH_P', 'THERAPY', 'FIN', 'SERVICE', 'EDU_SPEC'];
const FAMILY: readonly PartyType[] = ['parent_a', 'parent_b', 'child', 'guardian', 'representative'];

/** [W9] The questions about one passage, in the order of the rules. */
export function questionsOf(unit: CheckedUnit, own: readonly PartyId[]): readonly MinutesQuestion[] {
  const mine = own.includes(unit.authorParty);
  const asked: Readonly<Record<MinutesQuestionRule, boolean>> = {
    'no-category': unit.state === 'shared' && unit.category === null,
    'unshared-draft': unit.state === 'draft' && mine,
    'awaits-author': unit.state !== 'withdrawn' && unit.awaitsAcceptance,
    'open-comment': unit.state === 'shared' && unit.openTalk,
    'open-request': unit.state === 'shared' && unit.asked,
    'crime-by-other':
      unit.state === 'shared' &&
      unit.category === 'CRIM' &&
      unit.authorType !== null &&
      !MAY_TELL_CRIME.includes(unit.authorType),
    'health-no-release':
      unit.state === 'shared' &&
      unit.category === 'HEALTH_P' &&
      unit.authorType !== null &&
      !FAMILY.includes(unit.authorType) &&
      !unit.released,
    'nobody-concerned':
      unit.state === 'shared' &&
      unit.category !== null &&
      ABOUT_SOMEBODY.includes(unit.category) &&
      unit.subjects === 0,
    'measure-for-nobody': unit.state === 'shared' && unit.kind === 'measure' && unit.responsible === 0,
  };
  return MINUTES_QUESTIONS.filter((rule) => asked[rule]).map((rule) => ({
    unitId: unit.id,
    rule,
    suggested: rule === 'no-category' ? unit.sectionCategory : null,
  }));
}
