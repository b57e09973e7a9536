import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, CaseId, Instant, PartyId, RecordId } from '@soulad/shared/ids';
import type { CaseFacts, PartyFacts, Presence, Release, UnitFacts } from '@soulad/shared/policy';
import type { Sql } from '../platform/context.js';

/** A transaction and its time: a request's, or that of the server's own clock. */
export interface SharingScope {
  readonly sql: Sql;
  readonly now: Instant;
}

export interface SharedParty extends PartyFacts {
  readonly isConvener: boolean;
}

export interface SharedUnit extends UnitFacts {
  readonly recordId: RecordId;
}

/** Everything a decision of one case is made from. Units stand under the state of their record. */
export interface SharingFacts extends Omit<CaseFacts, 'recordState'> {
  readonly parties: readonly SharedParty[];
  readonly records: ReadonlyMap<RecordId, CaseFacts['recordState']>;
  readonly units: readonly SharedUnit[];
}

/** Shape that the function `sharing_facts` answers with. */
interface FactsRow {
  readonly parties: readonly (Omit<SharedParty, 'knownTo'> & {
    readonly knownTo: readonly PartyId[] | null;
    readonly agencyId: AgencyId | null;
  })[];
  readonly releases: readonly Release[];
  readonly presence: readonly Presence[];
  readonly children: CaseFacts['children'];
  readonly householdOfChild: CaseFacts['householdOfChild'];
  readonly records: readonly { readonly id: RecordId; readonly state: CaseFacts['recordState'] }[];
  readonly units: readonly SharedUnit[];
}

/**
 * Decisions of one case are made one after the other: whoever waits here sees what the one before has committed. A verb
 * that also changes units takes this before it touches one, so that nobody waits crosswise.
 */
export async function lockCase(at: SharingScope, caseId: CaseId): Promise<void> {
  await at.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [caseId]);
}

/**
 * Loads the facts of a case as this transaction sees them.
 * @throws ProductError NOT_FOUND when the caller does not belong to the case
 */
export async function loadFacts(at: SharingScope, caseId: CaseId): Promise<SharingFacts> {
  const [row] = await at.sql.query<{ facts: FactsRow | null }>('select sharing_facts($1) as facts', [caseId]);
  if (!row?.facts) throw new ProductError('NOT_FOUND');
  const { parties, records, ...rest } = row.facts;
  return {
    ...rest,
    caseId,
    now: at.now,
    parties: parties.map((party) => ({ ...party, knownTo: party.knownTo ?? 'table' })),
    records: new Map(records.map((record) => [record.id, record.state])),
  };
}
