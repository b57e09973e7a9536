import type { Finding } from './finding.js';
import type { Story } from './story.schema.js';
import { repeated, unknownKey, unknownKeys } from './story-references.js';

/** Agencies, users, family, case, parties, assignments and releases. */
export function checkPeople(story: Story): Finding[] {
  return [
    ...users(story),
    ...family(story),
    ...caseFile(story),
    ...parties(story),
    ...assignments(story),
    ...releases(story),
  ];
}

function users(story: Story): Finding[] {
  const memberships = Object.entries(story.users).flatMap(([key, user]) =>
    user.memberships.flatMap((membership, index): Finding[] => {
      const path = ['users', key, 'memberships', index];
      if ((membership.role === 'self') !== (membership.agency === undefined)) {
        return [
          {
            path,
            what: 'role self goes without an agency, every other role with one',
            mend: 'correct the role or the agency',
          },
        ];
      }
      return unknownKey(story.agencies, 'agency', membership.agency, [...path, 'agency']);
    }),
  );
  return [
    ...memberships,
    ...repeated(
      story.users,
      (user) => user.login,
      (key) => ['users', key, 'login'],
      'login',
    ),
  ];
}

function family(story: Story): Finding[] {
  const children = Object.values(story.persons).some((person) => person.child);
  return [
    ...(children
      ? []
      : [
          { path: ['persons'], what: 'no person is a child', mend: 'write child: true at the child the case is about' },
        ]),
    ...Object.entries(story.persons).flatMap(([key, person]) =>
      unknownKeys(story.parties, 'party', person.knownTo ?? [], ['persons', key, 'knownTo']),
    ),
    ...story.relations.flatMap((relation, index) => [
      ...unknownKey(story.persons, 'person', relation.person, ['relations', index, 'person']),
      ...unknownKey(story.persons, 'person', relation.other, ['relations', index, 'other']),
      ...(relation.person === relation.other
        ? [{ path: ['relations', index, 'other'], what: 'a relation joins two persons', mend: 'name the other person' }]
        : []),
    ]),
  ];
}

function caseFile(story: Story): Finding[] {
  const conveners = Object.entries(story.parties).filter(([, party]) => party.convener);
  const [first, second] = conveners;
  if (!first)
    return [
      {
        path: ['parties'],
        what: 'no party is the convener',
        mend: 'write convener: true at the OSPOD that owns the case',
      },
    ];
  if (second)
    return [
      { path: ['parties', second[0], 'convener'], what: 'a case has one convener', mend: `leave it to ${first[0]}` },
    ];
  const [key, party] = first;
  const opener = story.users[story.case.openedBy];
  return [
    ...(party.type === 'ospod'
      ? []
      : [{ path: ['parties', key, 'type'], what: 'the convener is an OSPOD', mend: 'write type: ospod' }]),
    ...unknownKey(story.users, 'user', story.case.openedBy, ['case', 'openedBy']),
    ...(opener && !opener.memberships.some((membership) => membership.agency === party.agency)
      ? [
          {
            path: ['case', 'openedBy'],
            what: 'this user does not belong to the convening agency',
            mend: `name somebody of ${party.agency ?? key}`,
          },
        ]
      : []),
  ];
}

function parties(story: Story): Finding[] {
  return [
    ...repeated(
      story.parties,
      (party) => party.letter,
      (key) => ['parties', key, 'letter'],
      'letter',
    ),
    ...Object.entries(story.parties).flatMap(([key, party]) => [
      ...((party.agency === undefined) === (party.person === undefined)
        ? [
            {
              path: ['parties', key],
              what: 'a seat belongs to an agency or to a person',
              mend: 'write agency or person, not both',
            },
          ]
        : []),
      ...unknownKey(story.agencies, 'agency', party.agency, ['parties', key, 'agency']),
      ...unknownKey(story.persons, 'person', party.person, ['parties', key, 'person']),
      ...unknownKeys(story.persons, 'person', party.represents, ['parties', key, 'represents']),
      ...unknownKeys(story.parties, 'party', party.knownTo ?? [], ['parties', key, 'knownTo']),
      ...(party.convener && party.knownTo
        ? [{ path: ['parties', key, 'knownTo'], what: 'the convener cannot be hidden', mend: 'take knownTo out' }]
        : []),
      ...(party.from > story.now
        ? [{ path: ['parties', key, 'from'], what: 'this seat begins after now', mend: 'write an earlier instant' }]
        : []),
    ]),
  ];
}

function assignments(story: Story): Finding[] {
  const seated = story.assignments.flatMap((assignment, index) => assignmentFindings(story, assignment, index));
  const empty = Object.keys(story.parties)
    .filter((key) => !story.assignments.some((assignment) => assignment.party === key))
    .map((key) => ({ path: ['parties', key], what: 'nobody sits on this seat', mend: 'add an assignment' }));
  return [...seated, ...empty];
}

function assignmentFindings(story: Story, assignment: Story['assignments'][number], index: number): Finding[] {
  const path = ['assignments', index];
  const party = story.parties[assignment.party];
  const user = story.users[assignment.user];
  const belongs = user?.memberships.some((membership) => membership.agency === party?.agency);
  return [
    ...unknownKey(story.parties, 'party', assignment.party, [...path, 'party']),
    ...unknownKey(story.users, 'user', assignment.user, [...path, 'user']),
    ...unknownKey(story.users, 'user', assignment.by, [...path, 'by']),
    ...(party?.convener && assignment.user === story.case.openedBy && assignment.as !== 'key_worker'
      ? [{ path: [...path, 'as'], what: 'who opens the case is its key worker', mend: 'write key_worker' }]
      : []),
    ...(party?.agency !== undefined && !party.convener && assignment.by === undefined && !hasHead(story, party.agency)
      ? [
          {
            path: [...path, 'party'],
            what: `nobody can seat the people of ${party.agency}`,
            mend: 'give one of its members the role head',
          },
        ]
      : []),
    ...(party && user && !belongs
      ? [
          {
            path: [...path, 'user'],
            what: party.agency
              ? `${assignment.user} is not a member of ${party.agency}`
              : `${assignment.user} has no account of their own`,
            mend: party.agency ? `add a membership in ${party.agency}` : 'add a membership with role: self',
          },
        ]
      : []),
  ];
}

function hasHead(story: Story, agency: string): boolean {
  return Object.values(story.users).some(({ memberships }) =>
    memberships.some((one) => one.agency === agency && one.role === 'head'),
  );
}

function releases(story: Story): Finding[] {
  return story.releases.flatMap((release, index) => [
    ...unknownKey(story.persons, 'person', release.givenBy, ['releases', index, 'givenBy']),
    ...unknownKey(story.parties, 'party', release.party, ['releases', index, 'party']),
    ...unknownKeys(story.parties, 'party', release.recipients, ['releases', index, 'recipients']),
    ...(release.to !== undefined && release.to <= release.from
      ? [{ path: ['releases', index, 'to'], what: 'this release ends before it begins', mend: 'write a later instant' }]
      : []),
  ]);
}
