import type { AgencyId, CaseId, PartyId, PersonId, SessionId, UserId, MembershipId } from '@soulad/shared/ids';
import type { PartyType } from '@soulad/shared/policy';
import { assignPerson, inviteParty, limitPartyKnowledge, openCase } from '../cases/index.js';
import { createAgency, createUser, FoundInstallation, Sessions } from '../identity/index.js';
import type { Principal, RequestContext } from '../platform/context.js';
import type { TestApp } from './test-app.js';

/** Somebody with an account and a live session. */
export interface TestPerson {
  readonly userId: UserId;
  readonly membershipId: MembershipId;
  readonly principal: Principal;
  /** `Cookie` header of the session. */
  readonly cookie: string;
  /** Runs a verb as this person, in one transaction. */
  act<T>(verb: (ctx: RequestContext) => Promise<T>): Promise<T>;
}

export const PERSONAS = [
  'convener',
  'minutes',
  'colleague',
  'teacher',
  'ngo',
  'shelter',
  'mother',
  'father',
  'admin',
] as const;
export type Persona = (typeof PERSONAS)[number];

/**
 * One case with everybody the rules tell apart. The convener and the minute taker sit for the OSPOD, a third worker of
 * it does not; the shelter's seat is hidden from the father.
 */
export interface CaseTable {
  readonly people: Readonly<Record<Persona, TestPerson>>;
  readonly agencies: Readonly<Record<'ospod' | 'school' | 'ngo' | 'shelter' | 'town', AgencyId>>;
  readonly caseId: CaseId;
  readonly persons: Readonly<Record<'child' | 'mother' | 'father', PersonId>>;
  readonly parties: Readonly<Record<'ospod' | 'school' | 'ngo' | 'shelter' | 'mother' | 'father', PartyId>>;
}

let counter = 0;
const admins = new WeakMap<TestApp, Promise<TestPerson>>();

/** Signs a user in past the password, as the demo does. */
export async function enter(server: TestApp, userId: UserId, membershipId: MembershipId): Promise<TestPerson> {
  const { token, principal } = await server.app.get(Sessions).open(userId, membershipId, 'test');
  return {
    userId,
    membershipId,
    principal,
    cookie: `__Host-sid=${token}`,
    act: (verb) => server.db.inContext(principal, verb),
  };
}

/** The installation's administrator, signed in once. */
export function enterAdmin(server: TestApp): Promise<TestPerson> {
  const entered = admins.get(server) ?? makeAdmin(server);
  admins.set(server, entered);
  return entered;
}

async function makeAdmin(server: TestApp): Promise<TestPerson> {
  const made = await server.app.get(FoundInstallation).run({
    ...{ login: 'sprava', displayName: 'Správa', password: 'dlouhe heslo 2026' },
    ...{ agencyType: 'municipality', agencyName: 'Město', agencyShortName: 'Město' },
  });
  if (!made) throw new Error('The installation has an administrator already.');
  return enter(server, made.userId, made.membershipId);
}

/** Lays one table through the product's own verbs. Every call makes a case of its own. */
export async function layCaseTable(server: TestApp): Promise<CaseTable> {
  counter += 1;
  const admin = await enterAdmin(server);
  const agency = (type: string, name: string): Promise<AgencyId> =>
    admin.act(async (ctx) => (await createAgency(ctx, { type, name: `${name} ${counter}`, shortName: name })).id);
  const agencies = {
    ospod: await agency('ospod', 'OSPOD'),
    school: await agency('school', 'Škola'),
    ngo: await agency('ngo_sas', 'Náruč'),
    shelter: await agency('ngo_sas', 'Úkryt'),
    town: await agency('municipality', 'Obec'),
  };
  const user = async (login: string, agencyId: AgencyId | null, role: string): Promise<TestPerson> => {
    const input = { login: `${login}-${counter}`, displayName: `${login} ${counter}`, agencyId, role };
    const made = await admin.act((ctx) => createUser(ctx, input));
    return enter(server, made.id, made.membershipId);
  };
  const people = {
    convener: await user('svolavatelka', agencies.ospod, 'head'),
    minutes: await user('zapisovatelka', agencies.ospod, 'worker'),
    colleague: await user('kolegyne', agencies.ospod, 'worker'),
    teacher: await user('ucitel', agencies.school, 'head'),
    ngo: await user('pracovnice', agencies.ngo, 'head'),
    shelter: await user('ukryt', agencies.shelter, 'head'),
    mother: await user('matka', null, 'self'),
    father: await user('otec', null, 'self'),
    admin,
  };
  return { people, agencies, ...(await seatEverybody(people, agencies)) };
}

async function seatEverybody(
  people: CaseTable['people'],
  agencies: CaseTable['agencies'],
): Promise<Pick<CaseTable, 'caseId' | 'persons' | 'parties'>> {
  const { convener } = people;
  const fileMark = `Om ${counter}/2026`;
  const opened = await convener.act((ctx) =>
    openCase(ctx, { familyName: 'Zkušební', fileMark, registeredOn: '2026-09-02', persons: FAMILY, relations: TIES }),
  );
  const person = (key: string): PersonId => opened.personIds.get(key) ?? fail(key);
  const persons = { child: person('child'), mother: person('mother'), father: person('father') };
  const invite = inviter(convener, opened.caseId);
  const parties = {
    ospod: opened.convenerPartyId,
    school: await invite('school', 'Š', { agencyId: agencies.school }),
    ngo: await invite('ngo', 'S', { agencyId: agencies.ngo }),
    shelter: await invite('ngo', 'U', { agencyId: agencies.shelter }),
    mother: await invite('parent_a', 'M', { personId: persons.mother }),
    father: await invite('parent_b', 'T', { personId: persons.father }),
  };
  const confidants = [parties.ospod, parties.school, parties.ngo, parties.mother];
  await convener.act((ctx) => limitPartyKnowledge(ctx, parties.shelter, confidants));
  await seatPeople(people, parties);
  return { caseId: opened.caseId, persons, parties };
}

function inviter(convener: TestPerson, caseId: CaseId) {
  return (type: PartyType, letter: string, seat: { agencyId?: AgencyId; personId?: PersonId }): Promise<PartyId> => {
    const input = { type, letter, label: `strana ${letter}`, purpose: 'účel', basis: `titul ${letter}`, ...seat };
    return convener.act((ctx) => inviteParty(ctx, caseId, input));
  };
}

async function seatPeople(people: CaseTable['people'], parties: CaseTable['parties']): Promise<void> {
  const seat = (by: TestPerson, party: PartyId, who: TestPerson, roleAtTable: string): Promise<unknown> =>
    by.act((ctx) => assignPerson(ctx, party, { userId: who.userId, roleAtTable }));
  const { convener, minutes, teacher, ngo, shelter, mother, father } = people;
  await seat(convener, parties.ospod, minutes, 'minute_taker');
  await seat(teacher, parties.school, teacher, 'member');
  await seat(ngo, parties.ngo, ngo, 'member');
  await seat(shelter, parties.shelter, shelter, 'member');
  await seat(convener, parties.mother, mother, 'self');
  await seat(convener, parties.father, father, 'self');
}

const FAMILY = [
  {
    key: 'child',
    givenName: 'Adélka',
    familyName: 'Zkušební',
    sex: 'female',
    isChild: true,
    household: 'u matky',
    bornOn: '2014-05-02',
  },
  {
    key: 'mother',
    givenName: 'Marie',
    familyName: 'Zkušební',
    sex: 'female',
    isChild: false,
    household: 'u matky',
    bornOn: '1990-01-01',
  },
  {
    key: 'father',
    givenName: 'Petr',
    familyName: 'Zkušební',
    sex: 'male',
    isChild: false,
    household: 'u otce',
    bornOn: '1988-01-01',
  },
];
const TIES = [
  { personKey: 'mother', otherKey: 'child', kind: 'parent' },
  { personKey: 'father', otherKey: 'child', kind: 'parent' },
];

function fail(key: string): never {
  throw new Error(`The person ${key} was not made.`);
}

/** Ends a session behind the back of the product, e.g. to see what a dead one reaches. */
export async function killSession(server: TestApp, sessionId: SessionId): Promise<void> {
  await server.asOwner('update session set revoked_at = now() where id = $1', [sessionId]);
}
