import { ProductError } from '@soulad/shared/errors';
import type { AgencyId, CaseId, Instant, PartyId, RecordId } from '@soulad/shared/ids';
import type { CaseFacts, Narrowing, PartyFacts, Presence, Release, UnitFacts } from '@soulad/shared/policy';
import type { Sealing, Sql } from '../platform/context.js';

/** A transaction and its time: a request's, or that of the server's own clock. */
export interface SharingScope extends Sealing {
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

/** Shape that the function `sharing_cells` answers with. */
interface CellsRow {
  readonly narrowings: readonly Narrowing[];
  /** By unit; a draft is not in it. */
  readonly sharedAt: Readonly<Record<string, Instant>>;
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
  readonly units: readonly Omit<SharedUnit, 'sharedAt'>[];
}

interface Loaded {
  readonly facts: FactsRow | null;
  readonly cells: CellsRow | null;
  /** Seats of an emergency. */
  readonly emergencies: readonly PartyId[];
}

/**
 * Decisions of one case are made one after the other: whoever waits here sees what the one before has committed. A verb
 * that also changes units takes this before it touches one, so that nobody waits crosswise.
 */
export async function lockCase(at: Pick<SharingScope, 'sql'>, caseId: CaseId): Promise<void> {
  await at.sql.query('select pg_advisory_xact_lock(hashtextextended($1, 7))', [caseId]);
}

/**
 * Loads the facts of a case as this transaction sees them.
 * @throws ProductError NOT_FOUND when the caller does not belong to the case
 */
export async function loadFacts(at: SharingScope, caseId: CaseId): Promise<SharingFacts> {
  const [row] = await at.sql.query<Loaded>(
    'select sharing_facts($1) as facts, sharing_cells($1) as cells, array(select sharing_emergencies($1)) as emergencies',
    [caseId],
  );
  if (!row?.facts || !row.cells) throw new ProductError('NOT_FOUND');
  const { parties, records, units, ...rest } = row.facts;
  const { narrowings, sharedAt } = row.cells;
  return {
    ...rest,
    caseId,
    now: at.now,
    narrowings,
    units: units.map((unit) => ({ ...unit, sharedAt: sharedAt[unit.id] ?? null })),
    parties: parties.map((party) => ({
      ...party,
      knownTo: party.knownTo ?? 'table',
      emergency: row.emergencies.includes(party.id),
    })),
    records: new Map(records.map((record) => [record.id, record.state])),
  };
}
