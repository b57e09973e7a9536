import type { Category } from '@soulad/shared/policy';

/** One section of a new record; `heading` is a code that the interface names, `category` the default of its passages. */
export interface TemplateSection {
  readonly heading: string;
  readonly category: Category | null;
}

/**
 * The record template: goal and rules, the nine headings on the child (decree 473/2012 § 1), the family, risks,
 * protective factors, agreements, dissent. The child's own voice is the eighth heading on the child.
 */
export const RECORD_TEMPLATE: readonly TemplateSection[] = [
  { heading: 'goal', category: 'PLAN' },
  { heading: 'child_health', category: 'HEALTH_C' },
  { heading: 'child_learning', category: 'EDU' },
  { heading: 'child_emotions', category: null },
  { heading: 'child_relations', category: 'FAMREL' },
  { heading: 'child_self', category: null },
  { heading: 'child_presentation', category: null },
  { heading: 'child_self_care', category: null },
  { heading: 'child_opinion', category: 'VOICE' },
  { heading: 'child_other', category: null },
  { heading: 'family_care', category: 'SERVICE' },
  { heading: 'family_security', category: 'HOUSING' },
  { heading: 'risks', category: null },
  { heading: 'protective', category: null },
  { heading: 'agreements', category: 'PLAN' },
  { heading: 'dissent', category: 'PLAN' },
];

/** Headings a record may use. */
export const HEADINGS: readonly string[] = RECORD_TEMPLATE.map((section) => section.heading);
