import { plainText } from '@soulad/shared/doc';
import type { CaseId, UnitId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { unlessErased } from '../platform/keys/index.js';
import { contentsOf } from '../records/index.js';
import { readable } from '../sharing/index.js';
import type { PassageRefView } from './register.graphql.js';

/** Characters of a passage by which it is recognised. */
const EXCERPT = 90;

interface PassageRow extends Omit<PassageRefView, 'unitId' | 'excerpt'> {
  readonly id: UnitId;
  readonly gen: number;
}

/** Those of the passages of a case that the caller may read, to be pointed at; others are not in the answer. */
export async function passagesOf(
  ctx: RequestContext,
  caseId: CaseId,
  unitIds: readonly UnitId[],
): Promise<ReadonlyMap<UnitId, PassageRefView>> {
  if (unitIds.length === 0) return new Map();
  const rows = await ctx.sql.query<PassageRow>(
    `select u.id, u.gen, u.category, s.heading, s.title, r.conference_id as "conferenceId", instant(c.starts_at) as "startsAt"
       from unit u join section s on s.id = u.section_id join record r on r.id = u.record_id
       left join conference c on c.id = r.conference_id where u.id = any ($1) and r.case_id = $2`,
    [[...new Set(unitIds)], caseId],
  );
  const shown = await readable(ctx, rows);
  const contents = await unlessErased(contentsOf(ctx, shown), new Map());
  return new Map(
    shown.map(({ id, gen: _gen, ...row }) => {
      const content = contents.get(id);
      return [id, { unitId: id, ...row, excerpt: content ? excerptOf(plainText(content)) : '' }];
    }),
  );
}

function excerptOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= EXCERPT) return line;
  const cut = line.slice(0, EXCERPT);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), EXCERPT / 2))}…`;
}
