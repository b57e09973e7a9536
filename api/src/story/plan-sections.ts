import { PLAN_HEADINGS, type PlanHeading } from '@soulad/shared/workflow';

/** Keys of the sections of a plan as a story writes them (`plan-goals`), with their headings. */
export const PLAN_SECTIONS_IN_STORY: Readonly<Record<string, PlanHeading>> = Object.fromEntries(
  PLAN_HEADINGS.map((heading) => [heading.replace('_', '-'), heading]),
);

/** Heading of the section of the plan that a story names; undefined for a section of the minutes. */
export function planHeadingOf(section: string): PlanHeading | undefined {
  return PLAN_SECTIONS_IN_STORY[section];
}
