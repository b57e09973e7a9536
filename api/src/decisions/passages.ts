import { plainText } from '@soulad/shared/doc';
import type { CaseId, PartyId, RecordId, UnitId } from '@soulad/shared/ids';
import { type Category, includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { contentsOf } from '../records/index.js';
import { type PartyMarkView, rightsOf } from '../sharing/index.js';
import type { AccessPassageView } from './decision.graphql.js';

/** So many passages are shown with a request. */
const MOST_SHOWN = 20;
const EXCERPT = 160;

/**
 * Passages with the beginning of their text, as far as the caller reads them and knows who said them. Noted as told.
 */
export async function passages(
  ctx: RequestContext,
  caseId: CaseId,
  ids: readonly UnitId[],
  marks: ReadonlyMap<PartyId, PartyMarkView>,
): Promise<AccessPassageView[]> {
  const rights = await rightsOf(ctx, ids);
  const readable = ids.filter((id) => includesRight(rights.get(id)?.right ?? 'none', 'read')).slice(0, MOST_SHOWN);
  if (readable.length === 0) return [];
  const rows = await ctx.sql.query<{ id: UnitId; gen: number; recordId: RecordId; category: Category; by: PartyId }>(
    'select id, gen, record_id as "recordId", category, author_party as by from unit where id = any ($1) order by shared_at, id',
    [readable],
  );
  const contents = await contentsOf(ctx, rows);
  await ctx.sql.query('select disclose($1, $2)', [readable, 'projection']);
  ctx.audit({
    ...{ action: 'request.passages', caseId, objectType: 'case', objectId: caseId },
    detail: { units: readable },
  });
  return rows.flatMap(({ id, recordId, category, by }) => {
    const [author, content] = [marks.get(by), contents.get(id)];
    if (!author || !content) return [];
    return [{ unitId: id, recordId, category, author, text: plainText(content).slice(0, EXCERPT) }];
  });
}
