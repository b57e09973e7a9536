import type { UnitId } from '@soulad/shared/ids';
import { hash } from 'node:crypto';
import type { AudienceLine } from './decide-audience.js';
import type { SharingScope } from './facts.repository.js';

/** Fewer units are stored without asking first: what is sent is less than what the question costs. */
const WORTH_ASKING = 16;

/** Lines of the units of which the database has another audience stored, or which are too few to ask. */
export type Stale = ReadonlyMap<UnitId, readonly AudienceLine[]>;

/**
 * Finds out which of the units have to be stored: of a case that is decided anew most audiences stay as they are. Whatever
 * is stored is told from what was decided by prints alone. When nothing has to be stored, the clock of the case is set.
 * @param due the next instant at which the case is decided by itself
 */
export async function staleUnits(
  at: SharingScope,
  { caseId, due }: { readonly caseId: string; readonly due: number | undefined },
  lines: ReadonlyMap<UnitId, readonly AudienceLine[]>,
): Promise<Stale> {
  if (lines.size < WORTH_ASKING) return lines;
  const rows = await at.sql.query<{ id: UnitId }>(
    'select audience_stale($1, $2, $3, to_timestamp($4::float8 / 1000)) as id',
    [caseId, [...lines.keys()], [...lines.values()].map(printOf), due ?? null],
  );
  return new Map(rows.flatMap(({ id }) => [[id, lines.get(id) ?? []] as const]));
}

/** The same text as in `audience_store`, lines by party as the facts have them. */
function printOf(lines: readonly AudienceLine[]): string {
  const text = lines.map(
    ({ partyId, right, rule, basis, explanation, validTo }) =>
      `${partyId} ${right} ${rule} ${basis ?? ''} ${explanation} ${validTo ?? ''}`,
  );
  return hash('sha256', text.join('\n'), 'hex');
}
