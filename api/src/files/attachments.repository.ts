import type { AttachmentId, CaseId, Instant, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import type { FileKind } from './file-kinds.js';

/** A file on a unit as it is stored; name and digest sealed. */
export interface AttachmentRow {
  readonly id: AttachmentId;
  readonly unitId: UnitId;
  readonly recordId: RecordId;
  readonly caseId: CaseId;
  readonly partyId: PartyId;
  readonly kind: FileKind;
  readonly size: number;
  readonly name: Buffer;
  readonly digest: Buffer;
  readonly addedAt: Instant;
}

const COLUMNS = `a.id, a.unit_id as "unitId", u.record_id as "recordId", r.case_id as "caseId", a.party_id as "partyId",
  a.kind, a.size, a.name, a.digest, instant(a.added_at) as "addedAt"`;
const FROM = 'attachment a join unit u on u.id = a.unit_id join record r on r.id = u.record_id';

/** Where the parts of a file are sealed to: they open nowhere else, and in no other order. */
export const FILE_PLACES = {
  name: (id: AttachmentId): string => `attachment|name|${id}`,
  digest: (id: AttachmentId): string => `attachment|digest|${id}`,
  piece: (id: AttachmentId, n: number): string => `attachment|piece|${id}|${n}`,
} as const;

/** Files of the units, oldest first, as far as the database shows them to the caller. */
export async function attachmentsOf(
  ctx: RequestContext,
  unitIds: readonly UnitId[],
): Promise<readonly AttachmentRow[]> {
  if (unitIds.length === 0) return [];
  return ctx.sql.query<AttachmentRow>(
    `select ${COLUMNS} from ${FROM} where a.unit_id = any ($1) order by a.added_at, a.id`,
    [unitIds],
  );
}

export async function findAttachment(ctx: RequestContext, id: AttachmentId): Promise<AttachmentRow | undefined> {
  const [row] = await ctx.sql.query<AttachmentRow>(`select ${COLUMNS} from ${FROM} where a.id = $1`, [id]);
  return row;
}

/** The sealed pieces of a file in their order. */
export async function piecesOf(ctx: RequestContext, id: AttachmentId): Promise<readonly Buffer[]> {
  const rows = await ctx.sql.query<{ bytes: Buffer }>(
    'select bytes from attachment_blob where attachment_id = $1 order by n',
    [id],
  );
  return rows.map((row) => row.bytes);
}

export async function insertPiece(ctx: RequestContext, id: AttachmentId, n: number, bytes: Buffer): Promise<void> {
  await ctx.sql.query('insert into attachment_blob (attachment_id, n, bytes) values ($1, $2, $3)', [id, n, bytes]);
}

/** The unit a file would hang on: its case and record, and whether the caller may put files there now. */
export async function unitForFile(
  ctx: RequestContext,
  unitId: UnitId,
): Promise<{ readonly caseId: CaseId; readonly recordId: RecordId; readonly attaches: boolean } | undefined> {
  const [row] = await ctx.sql.query<{ caseId: CaseId; recordId: RecordId; attaches: boolean }>(
    `select r.case_id as "caseId", u.record_id as "recordId", ctx_attaches(u.id) is not null as attaches
       from unit u join record r on r.id = u.record_id where u.id = $1`,
    [unitId],
  );
  return row;
}
