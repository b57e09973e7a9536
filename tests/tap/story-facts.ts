import type { Story } from '@soulad/api/testing';
import {
  parseId,
  type CaseId,
  type PartyId,
  type PersonId,
  type ReleaseId,
  type SittingId,
  type UnitId,
} from '@soulad/shared/ids';
import type { CaseFacts, UnitFacts } from '@soulad/shared/policy';
import { randomUUID } from 'node:crypto';

/** Names given to the keys of a story for one decision. */
class Names<Id extends PartyId | PersonId | SittingId | UnitId | CaseId | ReleaseId> {
  readonly #ids = new Map<string, Id>();

  of(key: string): Id {
    const known = this.#ids.get(key);
    if (known) return known;
    const fresh = parseId<Id>(randomUUID());
    if (!fresh) throw new Error('a random UUID is no identifier');
    this.#ids.set(key, fresh);
    return fresh;
  }
}

/** The facts that the policy would decide a story from, without any database. */
export interface StoryFacts {
  readonly facts: CaseFacts;
  readonly units: ReadonlyMap<string, UnitFacts>;
  readonly partyOf: (key: string) => PartyId;
}

export function factsOf(story: Story): StoryFacts {
  const party = new Names<PartyId>();
  const person = new Names<PersonId>();
  const sitting = new Names<SittingId>();
  const unit = new Names<UnitId>();
  const parties = (keys: readonly string[]): PartyId[] => keys.map((key) => party.of(key));
  const persons = (keys: readonly string[]): PersonId[] => keys.map((key) => person.of(key));
  const children = Object.entries(story.persons).filter(([, { child }]) => child);
  const homes = new Set(children.map(([, { household }]) => household));
  const sittingOf = (item: string | undefined): string | undefined =>
    Object.entries(story.conference.sittings).find(
      ([, { agenda }]) => item !== undefined && Object.hasOwn(agenda, item),
    )?.[0];

  const facts: CaseFacts = {
    caseId: new Names<CaseId>().of('case'),
    now: story.now,
    recordState: 'live',
    children: children.map(([key]) => person.of(key)),
    householdOfChild: Object.entries(story.persons)
      .filter(([, { household }]) => household !== undefined && homes.has(household))
      .map(([key]) => person.of(key)),
    parties: Object.entries(story.parties).map(([key, seat]) => ({
      id: party.of(key),
      type: seat.type,
      agencyId: null,
      personId: seat.person === undefined ? null : person.of(seat.person),
      represents: persons(seat.represents),
      knownTo: seat.knownTo === undefined ? 'table' : parties(seat.knownTo),
      from: seat.from,
      to: null,
    })),
    releases: story.releases.map((release, index) => ({
      id: new Names<ReleaseId>().of(String(index)),
      givenBy: person.of(release.givenBy),
      releasedParty: party.of(release.party),
      recipients: parties(release.recipients),
      categories: release.categories,
      from: release.from,
      to: release.to ?? null,
      withdrawnAt: null,
    })),
    narrowings: [],
    presence: Object.entries(story.conference.sittings).flatMap(([key, { invited, excluded, attendance }]) =>
      [...invited, ...excluded].map((one) => ({
        sitting: sitting.of(key),
        party: party.of(one),
        invitation: invited.includes(one) ? 'invited' : 'excluded',
        intervals: attendance.flatMap((entry) =>
          entry.party === one && entry.in !== undefined ? [{ from: entry.in, to: entry.out ?? null }] : [],
        ),
      })),
    ),
  };
  const units = Object.entries(story.units).map(([key, one]): [string, UnitFacts] => {
    const where = sittingOf(one.item);
    const override = (
      effect: 'narrow' | 'allow',
      basis: string,
      keys: readonly string[],
    ): UnitFacts['overrides'][number][] =>
      keys.map((seat) => ({
        party: party.of(seat),
        effect,
        basis,
        byOriginator: true,
        byConvener: true,
        from: one.at,
        to: null,
      }));
    return [
      key,
      {
        id: unit.of(key),
        category: one.category ?? null,
        kind: one.kind,
        mode: one.mode,
        state: one.state,
        authorParty: party.of(one.author),
        coAuthors: parties(one.coAuthors),
        subjects: persons(one.subjects),
        scribeParty: null,
        responsible: parties(one.responsible),
        sitting: where === undefined ? null : sitting.of(where),
        presentedAt: where === undefined ? null : one.at,
        sharedAt: one.at,
        readOut: one.readOut,
        overrides: [
          ...one.narrow.flatMap(({ parties: keys }) => override('narrow', 'narrowed', keys)),
          ...one.allow.flatMap(({ parties: keys, basis }) => override('allow', basis, keys)),
        ],
      },
    ];
  });
  return { facts, units: new Map(units), partyOf: (key) => party.of(key) };
}
