import { HEADINGS } from '../conferences/index.js';
import type { Finding } from './finding.js';
import type { Story, StorySitting } from './story.schema.js';
import { unknownKey, unknownKeys } from './story-references.js';

/** Sittings, agenda, attendance, sections, and whether the state can be reached by `now`. */
export function checkConference(story: Story): Finding[] {
  const { sittings } = story.conference;
  return [
    ...frame(story),
    ...times(story),
    ...Object.entries(sittings).flatMap(([key, sitting]) => [
      ...guests(story, key, sitting),
      ...agenda(story, key, sitting),
      ...attendance(story, key, sitting),
    ]),
    ...sections(story),
  ];
}

/** Agenda item by key, with its sitting; keys are unique over all sittings. */
export function agendaItemOf(
  story: Story,
  key: string,
): { sitting: string; item: StorySitting['agenda'][string] } | undefined {
  for (const [sittingKey, sitting] of Object.entries(story.conference.sittings)) {
    const item = sitting.agenda[key];
    if (item) return { sitting: sittingKey, item };
  }
  return undefined;
}

/** All agenda items of all sittings, keyed as in the file. */
export function allItems(story: Story): Record<string, unknown> {
  return Object.assign({}, ...Object.values(story.conference.sittings).map((sitting) => sitting.agenda));
}

function frame(story: Story): Finding[] {
  const { conference } = story;
  const path = ['conference'];
  return [
    ...unknownKey(story.users, 'user', conference.ledBy, [...path, 'ledBy']),
    ...(Object.hasOwn(story.users, conference.ledBy) && !leads(story)
      ? [
          {
            path: [...path, 'ledBy'],
            what: 'this user is neither facilitator, minute taker nor convener',
            mend: 'assign the role or name somebody else',
          },
        ]
      : []),
  ];
}

function times({ conference, now }: Story): Finding[] {
  const path = ['conference'];
  const begun = conference.state === 'live' || conference.state === 'ended';
  return [
    ...(conference.endsAt > conference.startsAt
      ? []
      : [{ path: [...path, 'endsAt'], what: 'the conference ends before it begins', mend: 'write a later instant' }]),
    ...(Object.keys(conference.sittings).length > 0
      ? []
      : [{ path: [...path, 'sittings'], what: 'there is no sitting', mend: 'add at least one' }]),
    ...(conference.proposedAt <= conference.convenedAt && conference.convenedAt <= conference.startsAt
      ? []
      : [
          {
            path: [...path, 'convenedAt'],
            what: 'it is proposed, then convened, then it starts',
            mend: 'put the instants in this order',
          },
        ]),
    ...(begun && now < conference.startsAt
      ? [
          {
            path: [...path, 'state'],
            what: `it cannot be ${conference.state} before it starts`,
            mend: 'write convened, or a later now',
          },
        ]
      : []),
    ...(conference.state === 'ended' && now < conference.endsAt
      ? [{ path: [...path, 'state'], what: 'it cannot be ended before its end', mend: 'write live, or a later now' }]
      : []),
  ];
}

function leads(story: Story): boolean {
  return story.assignments.some(
    ({ user, as }) =>
      user === story.conference.ledBy && ['facilitator', 'minute_taker', 'convener', 'key_worker'].includes(as),
  );
}

function guests(story: Story, key: string, sitting: StorySitting): Finding[] {
  const path = ['conference', 'sittings', key];
  const { conference } = story;
  return [
    ...unknownKeys(story.parties, 'party', sitting.invited, [...path, 'invited']),
    ...unknownKeys(story.parties, 'party', sitting.excluded, [...path, 'excluded']),
    ...sitting.excluded
      .filter((party) => sitting.invited.includes(party))
      .map((party) => ({
        path: [...path, 'excluded'],
        what: `${party} is both invited and excluded`,
        mend: 'leave it in one list',
      })),
    ...(sitting.startsAt >= conference.startsAt &&
    sitting.endsAt <= conference.endsAt &&
    sitting.endsAt > sitting.startsAt
      ? []
      : [
          { path: [...path, 'startsAt'], what: 'this sitting is not inside the conference', mend: 'correct its times' },
        ]),
  ];
}

function agenda(story: Story, key: string, sitting: StorySitting): Finding[] {
  return Object.entries(sitting.agenda).flatMap(([itemKey, item]) => {
    const path = ['conference', 'sittings', key, 'agenda', itemKey];
    const elsewhere = agendaItemOf(story, itemKey);
    return [
      ...(item.startsAt < sitting.startsAt || item.startsAt >= sitting.endsAt
        ? [{ path: [...path, 'startsAt'], what: 'this item is not inside its sitting', mend: 'correct its time' }]
        : []),
      ...(elsewhere && elsewhere.sitting !== key
        ? [
            {
              path,
              what: `the item ${itemKey} is also in sitting ${elsewhere.sitting}`,
              mend: 'give each item a key of its own',
            },
          ]
        : []),
    ];
  });
}

function attendance(story: Story, key: string, sitting: StorySitting): Finding[] {
  return sitting.attendance.flatMap((entry, index) => {
    const path = ['conference', 'sittings', key, 'attendance', index];
    const inRoom = entry.mode === 'in_person' || entry.mode === 'remote';
    const outside = [entry.in, entry.out].some(
      (at) => at !== undefined && (at < sitting.startsAt || at > sitting.endsAt),
    );
    return [
      ...unknownKey(story.parties, 'party', entry.party, [...path, 'party']),
      ...unknownKey(story.users, 'user', entry.user, [...path, 'user']),
      ...(inRoom && entry.in === undefined
        ? [{ path, what: 'somebody in the room came at some time', mend: 'write in:' }]
        : []),
      ...(!inRoom && entry.in !== undefined
        ? [{ path, what: `${entry.mode} has no time of coming`, mend: 'take in: out' }]
        : []),
      ...(outside ? [{ path, what: 'these times are outside the sitting', mend: 'correct them' }] : []),
      ...(entry.out !== undefined && entry.out < (entry.in ?? Infinity)
        ? [{ path: [...path, 'out'], what: 'they left before they came', mend: 'correct the times' }]
        : []),
      ...(sitting.invited.includes(entry.party) || !Object.hasOwn(story.parties, entry.party)
        ? []
        : [
            {
              path: [...path, 'party'],
              what: `${entry.party} is not invited to this sitting`,
              mend: 'invite the party or take the line out',
            },
          ]),
    ];
  });
}

function sections(story: Story): Finding[] {
  return Object.entries(story.conference.sections).flatMap(([key, { heading, item }]) => [
    ...unknownKey(allItems(story), 'agenda item', item, ['conference', 'sections', key, 'item']),
    ...(HEADINGS.includes(heading)
      ? []
      : [
          {
            path: ['conference', 'sections', key, 'heading'],
            what: 'the record template has no such heading',
            mend: `write one of: ${HEADINGS.join(', ')}`,
          },
        ]),
  ]);
}
