import type { CaseId, PartyId, PersonId } from '@soulad/shared/ids';
import {
  assignPerson,
  inviteParty,
  limitPartyKnowledge,
  limitPersonKnowledge,
  openCase,
  recordRelease,
} from '../cases/index.js';
import { Ids, type Stage } from './stage.js';

/** The case of a story as it was opened: what later acts refer to. */
export interface LoadedCase {
  readonly caseId: CaseId;
  readonly persons: Ids<PersonId>;
  readonly parties: Ids<PartyId>;
}

/** Nobody but the convener, until all who may know are there. */
const NOBODY_YET: string[] = [];

/** Opens the case, invites the parties, seats their people, records the releases. */
export async function loadCase(stage: Stage): Promise<LoadedCase> {
  const loaded = await open(stage);
  await invite(stage, loaded);
  await tellWhoMayKnow(stage, loaded);
  await seat(stage, loaded);
  await release(stage, loaded);
  return loaded;
}

async function open(stage: Stage): Promise<LoadedCase> {
  const { story, convener } = stage;
  const party = story.parties[convener];
  const opened = await stage.asConvener((ctx) =>
    openCase(ctx, {
      familyName: story.family.name,
      fileMark: story.case.fileMark,
      urgency: story.case.urgency,
      registeredOn: story.case.registeredOn,
      persons: Object.entries(story.persons).map(([key, { child, knownTo, ...person }]) => ({
        ...person,
        key,
        isChild: child,
        knownTo: knownTo === undefined ? null : NOBODY_YET,
      })),
      relations: story.relations.map(({ person, other, kind, from, to }) => ({
        personKey: person,
        otherKey: other,
        kind,
        validFrom: from,
        validTo: to,
      })),
      seat: {
        letter: party?.letter,
        label: party?.label,
        purpose: party?.purpose,
        basis: party?.basis,
        validFrom: party?.from,
      },
    }),
  );
  const persons = new Ids<PersonId>('person');
  for (const [key, id] of opened.personIds) persons.set(key, id);
  const parties = new Ids<PartyId>('party');
  parties.set(convener, opened.convenerPartyId);
  return { caseId: opened.caseId, persons, parties };
}

async function invite(stage: Stage, { caseId, persons, parties }: LoadedCase): Promise<void> {
  const { story } = stage;
  const guests = Object.entries(story.parties).filter(([, { convener }]) => !convener);
  for (const [key, party] of guests) {
    const id = await stage.asConvener((ctx) =>
      inviteParty(ctx, caseId, {
        type: party.type,
        agencyId: party.agency === undefined ? null : stage.agencies.get(party.agency),
        personId: party.person === undefined ? null : persons.get(party.person),
        letter: party.letter,
        label: party.label,
        purpose: party.purpose,
        basis: party.basis,
        represents: persons.all(party.represents),
        knownTo: party.knownTo === undefined ? null : NOBODY_YET,
        validFrom: party.from,
      }),
    );
    parties.set(key, id);
  }
}

async function tellWhoMayKnow(stage: Stage, { caseId, persons, parties }: LoadedCase): Promise<void> {
  const { story } = stage;
  for (const [key, { knownTo }] of Object.entries(story.parties)) {
    if (knownTo) await stage.asConvener((ctx) => limitPartyKnowledge(ctx, parties.get(key), parties.all(knownTo)));
  }
  for (const [key, { knownTo }] of Object.entries(story.persons)) {
    if (knownTo)
      await stage.asConvener((ctx) => limitPersonKnowledge(ctx, caseId, persons.get(key), parties.all(knownTo)));
  }
}

async function seat(stage: Stage, { parties }: LoadedCase): Promise<void> {
  const { story, convener } = stage;
  for (const { party, user, as, substitute, by } of story.assignments) {
    // Opening the case has seated the opener.
    if (party === convener && user === story.case.openedBy) continue;
    const seating = {
      userId: stage.users.get(user),
      roleAtTable: as,
      substitute,
      validFrom: story.parties[party]?.from,
    };
    const agency = story.parties[party]?.agency;
    const act = (ctx: Parameters<typeof assignPerson>[0]): ReturnType<typeof assignPerson> =>
      assignPerson(ctx, parties.get(party), seating);
    if (agency === undefined) await stage.asConvener(act);
    else await stage.as(by ?? headOf(stage, agency), agency, act);
  }
}

function headOf({ story }: Stage, agency: string): string {
  const head = Object.entries(story.users).find(([, { memberships }]) =>
    memberships.some((one) => one.agency === agency && one.role === 'head'),
  );
  // check-people.ts has made sure that somebody can seat the agency's people.
  return head?.[0] ?? '';
}

async function release(stage: Stage, { caseId, persons, parties }: LoadedCase): Promise<void> {
  for (const { givenBy, party, recipients, categories, purpose, form, from, to } of stage.story.releases) {
    await stage.asConvener((ctx) =>
      recordRelease(ctx, caseId, {
        givenByPersonId: persons.get(givenBy),
        releasedPartyId: parties.get(party),
        recipientIds: parties.all(recipients),
        categories,
        purpose,
        form,
        validFrom: from,
        validTo: to ?? null,
      }),
    );
  }
}
