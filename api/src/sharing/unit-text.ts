import type { CaseId, UnitId } from '@soulad/shared/ids';
import type { Sealing, Sql } from '../platform/context.js';
import { TEXT_PLACES } from '../platform/keys/index.js';

/** A snapshot as it is stored. `seq` as the database says it. */
export interface SealedSnapshot {
  readonly caseId: CaseId;
  readonly id: UnitId;
  readonly gen: number;
  readonly seq: string | number;
  readonly state: Buffer;
}

/** A row of the text log as it is stored, with the numbers that name its place. */
export interface SealedRow {
  readonly caseId: CaseId;
  readonly seq: string;
  readonly clientId: string;
  readonly n: string;
  readonly bytes: Buffer;
}

/** Opened text of the present generation: the state of the newest snapshot and what came after it. */
export interface UnitText {
  readonly caseId: CaseId;
  readonly gen: number;
  /** Seq of the last row. */
  readonly seq: number;
  readonly updates: readonly Uint8Array[];
}

/** @throws {ProductError} ERASED, UNREADABLE */
export function openSnapshot(at: Sealing, { caseId, id, gen, seq, state }: SealedSnapshot): Promise<Buffer> {
  return at.open(caseId, TEXT_PLACES.snapshot(id, gen, seq), state);
}

/** @throws {ProductError} ERASED, UNREADABLE */
export async function openRows(
  at: Sealing,
  { id, gen }: Pick<SealedSnapshot, 'id' | 'gen'>,
  rows: readonly SealedRow[],
): Promise<readonly Buffer[]> {
  return Promise.all(
    rows.map((row) => at.open(row.caseId, TEXT_PLACES.update(id, gen, row.clientId, row.n), row.bytes)),
  );
}

/**
 * The present text of a unit past every right: for guarding, snapshots and new generations, never for answering a viewer.
 * @throws {ProductError} ERASED, UNREADABLE
 */
export async function loadUnitText(at: Sealing & { readonly sql: Sql }, id: UnitId): Promise<UnitText | undefined> {
  const [base] = await at.sql.query<SealedSnapshot>(
    'select case_id as "caseId", unit_id as id, gen, snap_seq as seq, state from live_load($1)',
    [id],
  );
  if (!base) return undefined;
  const rows = await tailOf(at.sql, base, base.seq);
  const updates = [await openSnapshot(at, base), ...(await openRows(at, base, rows))];
  return { caseId: base.caseId, gen: base.gen, seq: Number(rows.at(-1)?.seq ?? base.seq), updates };
}

/** Rows behind `after`, oldest first, still sealed. */
export function tailOf(
  sql: Sql,
  { id, gen }: Pick<SealedSnapshot, 'id' | 'gen'>,
  after: string | number,
): Promise<readonly SealedRow[]> {
  return sql.query<SealedRow>(
    'select case_id as "caseId", seq, client_id as "clientId", client_n as n, bytes from live_tail($1, $2, $3)',
    [id, gen, after],
  );
}

/** Seals a state for the snapshot of a unit at `seq`. */
export function sealSnapshot(
  at: Sealing,
  { caseId, id, gen, seq }: Omit<SealedSnapshot, 'state'>,
  state: Uint8Array,
): Promise<Buffer> {
  return at.seal(caseId, TEXT_PLACES.snapshot(id, gen, seq), state);
}
