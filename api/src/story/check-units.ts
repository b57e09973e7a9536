import { BASES, isLegalBasis } from '@soulad/shared/policy';
import { agendaItemOf, allItems } from './check-conference.js';
import type { Finding } from './finding.js';
import type { Story, StoryUnit } from './story.schema.js';
import { PLAN_SECTIONS_IN_STORY, planHeadingOf } from './plan-sections.js';
import { unknownKey, unknownKeys } from './story-references.js';

/** Units: what they refer to, when they were presented, what they expect of their audience, their canaries. */
export function checkUnits(story: Story): Finding[] {
  return Object.entries(story.units).flatMap(([key, unit]) => [
    ...references(story, key, unit),
    ...times(story, key, unit),
    ...audience(story, key, unit),
    ...decisions(key, unit),
    ...canaries(story, key, unit),
  ]);
}

function references(story: Story, key: string, unit: StoryUnit): Finding[] {
  const path = ['units', key];
  return [
    ...unknownKey(sectionsOf(story), 'section', unit.section, [...path, 'section']),
    ...planFields(story, key, unit),
    ...unknownKey(story.parties, 'party', unit.author, [...path, 'author']),
    ...unknownKeys(story.parties, 'party', unit.coAuthors, [...path, 'coAuthors']),
    ...unknownKey(story.users, 'user', unit.by, [...path, 'by']),
    ...unknownKeys(story.persons, 'person', unit.subjects, [...path, 'subjects']),
    ...unknownKeys(story.parties, 'party', unit.responsible, [...path, 'responsible']),
    ...unknownKey(allItems(story), 'agenda item', unit.item, [...path, 'item']),
    ...unit.narrow.flatMap((rule, index) =>
      unknownKeys(story.parties, 'party', rule.parties, [...path, 'narrow', index, 'parties']),
    ),
    ...unit.allow.flatMap((rule, index) =>
      unknownKeys(story.parties, 'party', rule.parties, [...path, 'allow', index, 'parties']),
    ),
    ...unknownKeys(story.parties, 'party', unit.sees, [...path, 'sees']),
    ...(unit.by && !story.assignments.some(({ party, user }) => party === unit.author && user === unit.by)
      ? [{ path: [...path, 'by'], what: `${unit.by} does not sit for ${unit.author}`, mend: 'name somebody who does' }]
      : []),
  ];
}

/** Sections of the minutes, and those of the plan when the story has one. */
function sectionsOf(story: Story): Record<string, unknown> {
  const ofPlan = story.plan ? Object.fromEntries(Object.keys(PLAN_SECTIONS_IN_STORY).map((one) => [one, one])) : {};
  return { ...story.conference.sections, ...ofPlan };
}

function planFields(story: Story, key: string, unit: StoryUnit): Finding[] {
  const path = ['units', key, 'fields'];
  const before = Object.fromEntries(Object.entries(story.units).filter(([, other]) => other.at <= unit.at));
  return [
    ...unknownKeys(before, 'earlier unit', unit.fields.parents ?? [], [...path, 'parents']),
    ...unknownKey(story.parties, 'party', unit.fields.checker, [...path, 'checker']),
    ...(Object.keys(unit.fields).length > 0 && planHeadingOf(unit.section) === undefined
      ? [
          {
            path,
            what: 'only an item of the plan has fields',
            mend: 'take them out, or put it in a section of the plan',
          },
        ]
      : []),
  ];
}

function times(story: Story, key: string, unit: StoryUnit): Finding[] {
  const path = ['units', key, 'at'];
  const begun = planHeadingOf(unit.section) && story.plan ? story.plan.openedAt : story.conference.proposedAt;
  if (unit.at < begun)
    return [
      {
        path,
        what: 'there is no record yet',
        mend: 'write an instant after conference.proposedAt, of an item after plan.openedAt',
      },
    ];
  if (unit.at > story.now) return [{ path, what: 'this is written after now', mend: 'write an earlier instant' }];
  if (unit.item === undefined) return [];
  const place = agendaItemOf(story, unit.item);
  const sitting = place && story.conference.sittings[place.sitting];
  if (!place || !sitting) return [];
  if (unit.at < sitting.startsAt || unit.at > sitting.endsAt) {
    return [
      {
        path,
        what: 'this is presented outside its sitting',
        mend: 'correct the instant, or take item out for what was only written',
      },
    ];
  }
  return [];
}

function audience(story: Story, key: string, unit: StoryUnit): Finding[] {
  const path = ['units', key, 'sees'];
  const all = Object.keys(story.parties).length;
  const foreign = unit.sees.filter((party) => party !== unit.author && !unit.coAuthors.includes(party));
  return [
    ...(unit.sees.includes(unit.author)
      ? []
      : [{ path, what: 'the author always sees the unit', mend: `add ${unit.author}` }]),
    ...(unit.category === undefined && foreign.length > 0
      ? [
          {
            path,
            what: 'an unclassified unit is seen by its author only',
            mend: 'give it a category or leave the author alone',
          },
        ]
      : []),
    ...(unit.existenceHidden && unit.sees.length >= all
      ? [
          {
            path,
            what: 'everybody sees it, so nobody is there to hide its existence from',
            mend: 'correct sees or existenceHidden',
          },
        ]
      : []),
  ];
}

function decisions(key: string, unit: StoryUnit): Finding[] {
  const path = ['units', key, 'sees'];
  const denied = unit.narrow.flatMap((rule) => rule.parties).filter((party) => unit.sees.includes(party));
  const widened = unit.allow.flatMap((rule) => rule.parties).filter((party) => !unit.sees.includes(party));
  return [
    ...denied.map((party) => ({
      path,
      what: `${party} is narrowed out and yet stated to see it`,
      mend: 'correct narrow or sees',
    })),
    ...unit.allow.flatMap(({ basis }, index) =>
      isLegalBasis(basis)
        ? []
        : [
            {
              path: ['units', key, 'allow', index, 'basis'],
              what: `'${basis}' is no legal basis`,
              mend: `write one of: ${Object.keys(BASES).filter(isLegalBasis).join(', ')}`,
            },
          ],
    ),
    ...widened.map((party) => ({
      path,
      what: `${party} is allowed and yet not stated to see it`,
      mend: 'correct allow or sees',
    })),
  ];
}

function canaries(story: Story, key: string, unit: StoryUnit): Finding[] {
  return unit.canaries.flatMap((canary, index): Finding[] => {
    const path = ['units', key, 'canaries', index];
    if (!flat(unit.text).includes(flat(canary))) {
      return [
        { path, what: 'this canary is not in the text of its unit', mend: 'weave it into the text, letter by letter' },
      ];
    }
    const elsewhere = Object.entries(story.units).find(
      ([other, { text }]) => other !== key && flat(text).includes(flat(canary)),
    );
    return elsewhere
      ? [{ path, what: `this canary also stands in ${elsewhere[0]}`, mend: 'choose words that only this unit has' }]
      : [];
  });
}

function flat(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').toLowerCase();
}
