import type { AgencyId } from '@soulad/shared/ids';
import { agenciesById, AgencyView, presentAgency } from '../identity/index.js';
import type { RequestContext } from '../platform/context.js';
import { capitalOf, partyMarks } from '../sharing/index.js';
import type { PartyView } from './case.graphql.js';
import type { CaseScope } from './case-scope.js';
import { assignmentsOf } from './cases.repository.js';
import type { AssignmentRow, PartyRow } from './rows.js';

/** Seats that the caller may know of, with the people on them. The caller has filtered the rows. */
export async function presentParties(
  ctx: RequestContext,
  scope: CaseScope,
  rows: readonly PartyRow[],
): Promise<PartyView[]> {
  const [agencies, people, marks] = await Promise.all([
    agencyViews(
      ctx,
      rows.flatMap((row) => row.agency_id ?? []),
    ),
    assignmentsOf(
      ctx,
      rows.map((row) => row.id),
    ),
    partyMarks(ctx, scope.caseId),
  ]);
  return rows.map((row) =>
    presentParty(ctx, scope, row, {
      letter: marks.get(row.id)?.letter ?? capitalOf(row.letter),
      agency: row.agency_id === null ? null : (agencies.get(row.agency_id) ?? null),
      people: people.filter((one) => one.party_id === row.id).map(presentAssignment),
    }),
  );
}

/** Agencies by id, presented. */
export async function agencyViews(
  ctx: RequestContext,
  ids: readonly AgencyId[],
): Promise<ReadonlyMap<AgencyId, AgencyView>> {
  const rows = await agenciesById(ctx, [...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, presentAgency(row)]));
}

function presentParty(
  ctx: RequestContext,
  scope: CaseScope,
  row: PartyRow,
  on: Pick<PartyView, 'letter' | 'agency' | 'people'>,
): PartyView {
  const own = scope.partyIds.includes(row.id);
  const live = !row.emergency && (row.valid_to === null || row.valid_to > ctx.now);
  const ofAgency = row.agency_id !== null && row.agency_id === ctx.agencyId;
  return {
    id: row.id,
    type: row.type,
    letter: on.letter,
    label: row.label,
    purpose: row.purpose,
    // The basis can name a release, which is not for the whole table.
    basis: own || scope.hosts || ofAgency ? row.basis : '',
    agency: on.agency,
    personId: row.person_id,
    isConvener: row.is_convener,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    people: on.people,
    // [P15] Whoever knows of it keeps it from the others; who they are is for the convener alone.
    knownToAll: row.known_to === null,
    may: {
      end: scope.convenes && live && !row.is_convener,
      assign: live && (row.agency_id === null ? scope.convenes : own && ofAgency),
    },
  };
}

function presentAssignment(row: AssignmentRow): PartyView['people'][number] {
  return {
    id: row.id,
    user: { id: row.user_id, displayName: row.display_name },
    roleAtTable: row.role_at_table,
    substitute: row.substitute,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
