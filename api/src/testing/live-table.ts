import type {
  CaseId,
  ConferenceId,
  PartyId,
  PersonId,
  RecordId,
  SectionId,
  SessionId,
  SittingId,
  UserId,
} from '@soulad/shared/ids';
import { randomUUID } from 'node:crypto';
import { openSession } from './open-session.js';
import type { RunAsOwner } from './run-as-owner.js';

/** One person at the table of a test, with a live session. */
export interface Sitter {
  readonly userId: UserId;
  readonly sessionId: SessionId;
  readonly partyId: PartyId;
  readonly displayName: string;
  /** Value of the `Cookie` header. */
  readonly cookie: string;
  /** A fresh one-time ticket for a socket. */
  ticket(): Promise<string>;
}

const SEATS = {
  ospod: { type: 'ospod', letter: 'O', person: false },
  school: { type: 'school', letter: 'S', person: false },
  ngo: { type: 'ngo', letter: 'N', person: false },
  debt: { type: 'debt_advice', letter: 'D', person: false },
  mother: { type: 'parent_a', letter: 'A', person: true },
  father: { type: 'parent_b', letter: 'B', person: true },
} as const;

const PEOPLE = {
  worker: { seat: 'ospod', role: 'key_worker', name: 'Alena Zemanová' },
  minutes: { seat: 'ospod', role: 'minute_taker', name: 'Hana Malá' },
  teacher: { seat: 'school', role: 'member', name: 'Petr Dub' },
  ngo: { seat: 'ngo', role: 'member', name: 'Jana Lípová' },
  adviser: { seat: 'debt', role: 'member', name: 'Karel Javor' },
  mother: { seat: 'mother', role: 'self', name: 'Eva Břízová' },
  father: { seat: 'father', role: 'self', name: 'Ivan Bříza' },
} as const;

export type SitterKey = keyof typeof PEOPLE;
export type SeatKey = keyof typeof SEATS;

/** A live conference with everybody in the room, and an empty record of one section. */
export interface LiveTable {
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId;
  readonly sittingId: SittingId;
  readonly recordId: RecordId;
  readonly sectionId: SectionId;
  readonly childId: PersonId;
  readonly people: Readonly<Record<SitterKey, Sitter>>;
  readonly parties: Readonly<Record<SeatKey, PartyId>>;
}

interface Laid {
  readonly id: Readonly<Record<'family' | 'child' | 'case' | 'conference' | 'sitting' | 'record' | 'section', string>>;
  readonly agencies: Readonly<Record<SeatKey, string>>;
  readonly parties: Readonly<Record<SeatKey, string>>;
}

/** Lays a table by plain inserts: for tests of what happens at it, not of how it came to be. */
export async function layTable(run: RunAsOwner): Promise<LiveTable> {
  const laid: Laid = {
    id: freshIds(['family', 'child', 'case', 'conference', 'sitting', 'record', 'section']),
    agencies: freshIds(keysOf(SEATS)),
    parties: freshIds(keysOf(SEATS)),
  };
  await layCase(run, laid);
  await laySeats(run, laid);
  await layConference(run, laid.id, Object.values(laid.parties));
  const people: Partial<Record<SitterKey, Sitter>> = {};
  for (const [key, { seat, role, name }] of entries(PEOPLE)) {
    const agencyId = SEATS[seat].person ? null : laid.agencies[seat];
    people[key] = await seatPerson(run, { partyId: laid.parties[seat], agencyId, role, name });
  }
  const { id, parties } = laid;
  const ids = { caseId: id.case, conferenceId: id.conference, sittingId: id.sitting, recordId: id.record };
  // Decoder of the test's own making: every key was just filled.
  return { ...ids, sectionId: id.section, childId: id.child, people, parties } as unknown as LiveTable;
}

async function layCase(run: RunAsOwner, { id, agencies }: Laid): Promise<void> {
  for (const [seat, { type, person }] of entries(SEATS)) {
    const name = `Zkušební ${seat}`;
    if (!person)
      await run('insert into agency (id, type, name, short_name) values ($1, $2, $3, $3)', [
        agencies[seat],
        type,
        name,
      ]);
  }
  await run(`insert into family (id, name, created_by_agency) values ($1, 'Břízovi', $2)`, [id.family, agencies.ospod]);
  await insertPerson(run, id.family, { id: id.child, name: 'Anna', child: true });
  await run(
    `insert into case_file (id, family_id, file_mark, owner_agency_id, registered_on, matrix_version)
     values ($1, $2, $3, $4, current_date, 'v1')`,
    [id.case, id.family, `T ${id.case.slice(0, 8)}`, agencies.ospod],
  );
  await run('insert into case_child (case_id, person_id) values ($1, $2)', [id.case, id.child]);
}

async function laySeats(run: RunAsOwner, { id, agencies, parties }: Laid): Promise<void> {
  for (const [seat, { type, letter, person }] of entries(SEATS)) {
    const personId = person ? randomUUID() : null;
    if (personId) await insertPerson(run, id.family, { id: personId, name: seat, child: false });
    await run(
      `insert into party (id, case_id, type, agency_id, person_id, letter, label, purpose, basis, is_convener, valid_from)
       values ($1, $2, $3, $4, $5, $6, $7, 'účast', 'zspod-10-3-e', $8, now() - interval '1 day')`,
      [parties[seat], id.case, type, person ? null : agencies[seat], personId, letter, seat, seat === 'ospod'],
    );
  }
}

/** One more person with a session, on a seat that is there. */
export async function seatPerson(
  run: RunAsOwner,
  who: { partyId: string; agencyId: string | null; role: string; name: string },
): Promise<Sitter> {
  const [userId, membershipId, sessionId] = [randomUUID(), randomUUID(), randomUUID()];
  await run('insert into app_user (id, login, display_name) values ($1, $3, $2)', [userId, who.name, userId]);
  await run(
    `insert into membership (id, user_id, agency_id, role, valid_from) values ($1, $2, $3, $4, now() - interval '1 day')`,
    [...[membershipId, userId, who.agencyId], who.agencyId ? 'worker' : 'self'],
  );
  await run(
    `insert into assignment (id, party_id, user_id, role_at_table, valid_from) values ($1, $2, $3, $4, now() - interval '1 day')`,
    [...[randomUUID(), who.partyId, userId, who.role]],
  );
  const session = await openSession(run, { sessionId, userId, membershipId });
  const brand = { userId, sessionId, partyId: who.partyId } as unknown as Pick<
    Sitter,
    'userId' | 'sessionId' | 'partyId'
  >;
  return { ...brand, displayName: who.name, ...session };
}

async function layConference(
  run: RunAsOwner,
  id: Readonly<Record<string, string>>,
  parties: readonly string[],
): Promise<void> {
  await run(
    `insert into conference (id, case_id, state, goal, place, starts_at, ends_at) values ($1, $2, 'live', 'cíl', 'úřad', now() - interval '1 hour', now() + interval '1 hour')`,
    [id['conference'], id['case']],
  );
  await run(
    `insert into sitting (id, conference_id, starts_at, ends_at, opened_at) values ($1, $2, now() - interval '1 hour', now() + interval '1 hour', now() - interval '1 hour')`,
    [id['sitting'], id['conference']],
  );
  for (const party of parties) {
    await run(`insert into sitting_party (sitting_id, party_id, invitation) values ($1, $2, 'invited')`, [
      id['sitting'],
      party,
    ]);
    await run(
      `insert into attendance (id, sitting_id, party_id, display_name, mode, in_at) values ($1, $2, $3, 'host', 'in_person', now() - interval '1 hour')`,
      [randomUUID(), id['sitting'], party],
    );
  }
  await run(`insert into record (id, case_id, conference_id, kind) values ($1, $2, $3, 'minutes')`, [
    id['record'],
    id['case'],
    id['conference'],
  ]);
  await run(
    `insert into section (id, record_id, position, heading, default_category) values ($1, $2, 0, 'child', 'PLAN')`,
    [id['section'], id['record']],
  );
}

async function insertPerson(
  run: RunAsOwner,
  family: string,
  { id, name, child }: { id: string; name: string; child: boolean },
): Promise<void> {
  await run(
    `insert into person (id, family_id, given_name, family_name, sex, is_child) values ($1, $2, $3, 'Břízová', 'unknown', $4)`,
    [id, family, name, child],
  );
}

function freshIds<K extends string>(names: readonly K[]): Record<K, string> {
  return Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<K, string>;
}

function keysOf<K extends string>(table: Readonly<Record<K, unknown>>): K[] {
  return Object.keys(table) as K[];
}

function entries<K extends string, V>(table: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(table) as [K, V][];
}
