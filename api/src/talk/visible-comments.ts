import { walls } from '../platform/walls.js';
import type { RequestContext } from '../platform/context.js';
import type { Manifest } from '../records/index.js';
import { type Acquaintance, acquaintanceOf } from './acquaintance.js';
import { type CommentRow, commentsOf } from './comment.repository.js';

export interface VisibleComments {
  readonly rows: readonly CommentRow[];
  readonly acquaintance: Acquaintance;
}

/**
 * [P50] The comments of a record that the viewer of the manifest may read: the first wall, worked out from the seats and
 * the outline of the viewer, not from what the database lets through.
 */
export async function visibleComments(ctx: RequestContext, manifest: Manifest): Promise<VisibleComments> {
  const units = new Map(manifest.sections.flatMap((section) => section.units.map((unit) => [unit.id, unit] as const)));
  const [rows, acquaintance] = await Promise.all([
    commentsOf(ctx, [...units.keys()]),
    acquaintanceOf(ctx, manifest.record.caseId),
  ]);
  if (!walls().app) return { rows, acquaintance };
  const own = manifest.seats.map((seat) => seat.partyId);
  const older = rows.filter((row) => units.get(row.unitId)?.gen !== row.gen);
  const open = await readableGenerations(ctx, older);
  const shown = rows.filter((row) => {
    const ofText = !older.includes(row) || own.includes(row.authorParty) || open.has(`${row.unitId} ${row.gen}`);
    return ofText && knowsAll(manifest, row) && own.some((seat) => inAudience(row, seat));
  });
  return { rows: shown, acquaintance };
}

// Several seats of one person are one pair of eyes: one may know of the author, the other stand in the audience.
function knowsAll({ marks }: Manifest, row: CommentRow): boolean {
  return [row.authorParty, row.threadParty, ...row.mentionParties].every((party) => marks.has(party));
}

function inAudience({ audience }: CommentRow, seat: CommentRow['authorParty']): boolean {
  return audience === null || audience.includes(seat);
}

/** Those of the closed generations that the caller may read, as `unit gen`. */
async function readableGenerations(ctx: RequestContext, rows: readonly CommentRow[]): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set();
  const found = await ctx.sql.query<{ unitId: string; gen: number }>(
    `select distinct x.unit as "unitId", x.gen from unnest($1::uuid[], $2::int[]) as x(unit, gen)
       where ctx_reads_generation(x.unit, x.gen)`,
    [rows.map((row) => row.unitId), rows.map((row) => row.gen)],
  );
  return new Set(found.map(({ unitId, gen }) => `${unitId} ${gen}`));
}
