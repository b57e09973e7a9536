import type { Instant, PartyId, UnitId, UserId } from '@soulad/shared/ids';
import { includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { walls } from '../platform/walls.js';
import type { Manifest, ManifestUnit } from '../records/index.js';
import { rightsOf, type SealedRow, type SealedSnapshot } from '../sharing/index.js';

/** A row of the log with who wrote it and when. */
export interface LogRow extends SealedRow {
  readonly gen: number;
  readonly at: Instant;
  readonly party: PartyId;
  readonly user: UserId;
}

/** One generation as far as the viewer may read it: a state to start from, and what came after it. */
export interface ReadableGeneration {
  readonly gen: number;
  readonly madeAt: Instant;
  readonly base: SealedSnapshot;
  readonly rows: readonly LogRow[];
}

/**
 * The stored text of a unit that its viewer may read, oldest generation first. Twice narrowed: by row-level security, and
 * here by the seats of the viewer. A closed generation is for those who read it then, and who read everything that was
 * cut out of it; what was typed before a party was let in is not for that party (realtime B.6, 16).
 */
export async function readableLog(
  ctx: RequestContext,
  manifest: Manifest,
  unit: ManifestUnit,
): Promise<readonly ReadableGeneration[]> {
  const own = manifest.seats.map((seat) => seat.partyId);
  const about = [unit.id, own, walls().app];
  const snapshots = await ctx.sql.query<SealedSnapshot & { readonly madeAt: Instant }>(
    `select r.case_id as "caseId", s.unit_id as id, s.gen, s.seq, s.state, instant(g.made_at) as "madeAt"
       from unit_snapshot s join unit u on u.id = s.unit_id join record r on r.id = u.record_id
         join generation g on g.unit_id = s.unit_id and g.gen = s.gen
       where s.unit_id = $1 and (not $3 or exists (select from generation_reader x where x.unit_id = s.unit_id
         and x.gen = s.gen and x.party_id = any ($2) and s.seq >= x.from_seq)) order by s.gen, s.seq`,
    about,
  );
  const rows = await ctx.sql.query<LogRow>(
    `select r.case_id as "caseId", l.gen, l.seq, l.client_id as "clientId", l.client_n as n, l.bytes, instant(l.at) as at,
            l.author_party as party, l.author_user as "user"
       from unit_update l join unit u on u.id = l.unit_id join record r on r.id = u.record_id
       where l.unit_id = $1 and (not $3 or exists (select from generation_reader x where x.unit_id = l.unit_id
         and x.gen = l.gen and x.party_id = any ($2) and l.seq > x.from_seq)) order by l.gen, l.seq`,
    about,
  );
  const withheldTo = await lastWithheld(ctx, manifest, unit.id);
  const gens = [...new Set(snapshots.map((one) => one.gen))].filter((gen) => gen > withheldTo || gen === unit.gen);
  return gens.flatMap((gen) => {
    const base = snapshots.find((one) => one.gen === gen);
    if (base === undefined) return [];
    const after = rows.filter((row) => row.gen === gen && Number(row.seq) > Number(base.seq));
    return [{ gen, madeAt: base.madeAt, base, rows: after }];
  });
}

interface Carving {
  readonly carved: UnitId;
  readonly source: UnitId;
  readonly gen: number;
}

/** The newest generation of the unit out of which something was cut that the viewer may not read; 0 when there is none. */
async function lastWithheld(ctx: RequestContext, manifest: Manifest, unitId: UnitId): Promise<number> {
  if (!walls().app) return 0;
  const carvings = await ctx.sql.query<Carving>(
    'select carved_unit as carved, source_unit as source, source_gen as gen from carving where cut and case_id = $1',
    [manifest.record.caseId],
  );
  const carved = carvings.map((one) => one.carved);
  const rights = await rightsOf(ctx, carved, manifest.seats);
  const reads = (id: UnitId): boolean => includesRight(rights.get(id)?.right ?? 'none', 'read');
  // What was cut out of a carved unit was in its source before.
  const seen = new Set<UnitId>();
  const hides = (id: UnitId): boolean => {
    if (!reads(id)) return true;
    if (seen.has(id)) return false;
    seen.add(id);
    return carvings.some((one) => one.source === id && hides(one.carved));
  };
  const hidden = carvings.filter((one) => one.source === unitId && hides(one.carved));
  return Math.max(0, ...hidden.map((one) => one.gen));
}
