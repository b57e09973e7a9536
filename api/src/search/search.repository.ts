/** What there is to search in, as far as the database shows it to the caller; the caller's own seats narrow it again. */
import type { CaseId, ConferenceId, Instant, PartyId, PersonId, SectionId, UnitId } from '@soulad/shared/ids';
import { includesRight, type Right } from '@soulad/shared/policy';
import type { OwnCase } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import { rightsOf } from '../sharing/index.js';

export interface UnitSource {
  readonly id: UnitId;
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId | null;
  readonly sectionId: SectionId;
  readonly heading: string;
  readonly title: string | null;
  readonly authorParty: PartyId;
  readonly gen: number;
  readonly headSeq: number;
  readonly at: Instant;
  readonly right: Right;
}

export interface PersonSource {
  readonly id: PersonId;
  readonly caseId: CaseId;
  readonly name: string;
}

export interface ConferenceSource {
  readonly id: ConferenceId;
  readonly caseId: CaseId;
  readonly goal: string;
  readonly at: Instant;
}

/** Units the caller may read now, in the given cases. */
export async function unitSources(ctx: RequestContext, cases: readonly OwnCase[]): Promise<readonly UnitSource[]> {
  const rows = await ctx.sql.query<Omit<UnitSource, 'right'>>(
    `select u.id, r.case_id as "caseId", c.id as "conferenceId", u.section_id as "sectionId", s.heading, s.title,
            u.author_party as "authorParty", u.gen, u.head_seq::float8 as "headSeq",
            instant(coalesce(u.shared_at, u.created_at)) as at
       from unit u join record r on r.id = u.record_id join section s on s.id = u.section_id
         left join conference c on c.id = r.conference_id
       where r.case_id = any ($1) and not case_erased(r.case_id) order by u.id`,
    [cases.map(({ file }) => file.id)],
  );
  const seats = cases.flatMap(({ scope }) => scope.seats);
  const rights = await rightsOf(
    ctx,
    rows.map((row) => row.id),
    seats,
  );
  return rows.flatMap((row) => {
    const right = rights.get(row.id)?.right ?? 'none';
    return includesRight(right, 'read') ? [{ ...row, right }] : [];
  });
}

/** Persons of the families whom the caller may know of. */
export async function personSources(ctx: RequestContext, cases: readonly OwnCase[]): Promise<readonly PersonSource[]> {
  const rows = await ctx.sql.query<PersonSource & { knownTo: readonly PartyId[] | null }>(
    `select p.id, c.id as "caseId", p.given_name || ' ' || p.family_name as name, p.known_to as "knownTo"
       from person p join case_file c on c.family_id = p.family_id where c.id = any ($1) order by p.id`,
    [cases.map(({ file }) => file.id)],
  );
  const own = ownParties(cases);
  return rows.filter(({ knownTo }) => !walls().app || knownTo === null || knownTo.some((party) => own.has(party)));
}

/** Conferences with a sitting for the caller; the time is that of the caller's first one. */
export async function conferenceSources(
  ctx: RequestContext,
  cases: readonly OwnCase[],
): Promise<readonly ConferenceSource[]> {
  return ctx.sql.query<ConferenceSource>(
    `select c.id, c.case_id as "caseId", c.goal, instant(min(s.starts_at)) as at
       from conference c join sitting s on s.conference_id = c.id
       where c.case_id = any ($1) and (not $4 or c.case_id = any ($2) or exists (select from sitting_party sp
         where sp.sitting_id = s.id and sp.invitation = 'invited' and sp.party_id = any ($3)))
       group by c.id order by c.id`,
    [
      cases.map(({ file }) => file.id),
      cases.filter(({ scope }) => scope.hosts).map(({ file }) => file.id),
      [...ownParties(cases)],
      walls().app,
    ],
  );
}

function ownParties(cases: readonly OwnCase[]): ReadonlySet<PartyId> {
  return new Set(cases.flatMap(({ scope }) => scope.partyIds));
}
