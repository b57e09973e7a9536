import { ProductError } from '@soulad/shared/errors';
import type { CaseId, Instant, RecordId, RevisionId, UnitId } from '@soulad/shared/ids';
import { fingerprintOf, type RevisionKind } from '@soulad/shared/signoff';
import type { RequestContext } from '../platform/context.js';
import { readable } from '../sharing/index.js';
import { LEAF_PLACES, type LeafBody } from './leaf-content.js';

/** A revision as everybody of its record is told of it. */
export interface Revision {
  readonly id: RevisionId;
  readonly recordId: RecordId;
  readonly caseId: CaseId;
  readonly kind: RevisionKind;
  readonly version: number;
  /** Hexadecimal. */
  readonly root: string;
  readonly fingerprint: string;
  readonly statement: string;
  readonly sealKey: string;
  readonly seal: string;
  readonly cutAt: Instant;
}

/** A leaf of a revision, for a viewer who could read its passage at the cut and may read it now. */
export interface RevisionLeaf extends LeafBody {
  readonly id: string;
  readonly unitId: UnitId;
  readonly gen: number;
}

const COLUMNS = `v.id, v.record_id as "recordId", r.case_id as "caseId", v.kind, v.version, encode(v.root, 'hex') as root,
  v.statement, encode(v.seal_key, 'hex') as "sealKey", encode(v.seal, 'hex') as seal, instant(v.cut_at) as "cutAt"`;
const FROM = 'revision v join record r on r.id = v.record_id';

/** Revisions of a record, oldest first. Empty for a record that the caller may not know of. */
export async function revisionsOf(ctx: RequestContext, recordId: RecordId): Promise<readonly Revision[]> {
  const rows = await ctx.sql.query<Omit<Revision, 'fingerprint'>>(
    `select ${COLUMNS} from ${FROM} where v.record_id = $1 order by v.version`,
    [recordId],
  );
  return rows.map((row) => ({ ...row, fingerprint: fingerprintOf(row.root) }));
}

/** @throws ProductError NOT_FOUND */
export async function revisionOf(ctx: RequestContext, id: RevisionId): Promise<Revision> {
  const [row] = await ctx.sql.query<Omit<Revision, 'fingerprint'>>(`select ${COLUMNS} from ${FROM} where v.id = $1`, [
    id,
  ]);
  if (!row) throw new ProductError('NOT_FOUND');
  return { ...row, fingerprint: fingerprintOf(row.root) };
}

/**
 * The leaves of a revision for the caller, in the order of the record at the cut, after each passage what the caller's
 * parties are told beside it. Noting the disclosure and the read
 * is the part of whoever answers with them.
 */
export async function leavesOf(ctx: RequestContext, revision: Revision): Promise<readonly RevisionLeaf[]> {
  const rows = await ctx.sql.query<{ id: string; unitId: UnitId; gen: number; body: Buffer }>(
    `select l.id, l.unit_id as "unitId", l.gen, l.body from revision_leaf l join section s on s.id = l.section_id
       where l.revision_id = $1 order by s.position, l.rank, l.unit_id, l.party_id nulls first`,
    [revision.id],
  );
  const held = new Set(
    (
      await readable(
        ctx,
        rows.map((row) => ({ id: row.unitId })),
      )
    ).map((unit) => unit.id),
  );
  const shown = rows.filter((row) => held.has(row.unitId));
  return Promise.all(
    shown.map(async ({ body, ...row }) => {
      const opened = await ctx.open(revision.caseId, LEAF_PLACES.body(row.id), body);
      // Decoder: sealed by `cutRevision`, which wrote this shape.
      return { ...(JSON.parse(opened.toString('utf8')) as LeafBody), ...row };
    }),
  );
}
