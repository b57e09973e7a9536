import { ProductError } from '@soulad/shared/errors';
import type { AgendaItemId, CaseId, ConferenceId, RecordId, SectionId } from '@soulad/shared/ids';
import { freshId } from '../platform/clock/clock.js';
import type { RequestContext } from '../platform/context.js';
import { given, optionalTextFrom, wordFrom } from '../platform/input.js';
import type { SectionInput } from './conference-inputs.graphql.js';
import { HEADINGS, RECORD_TEMPLATE } from './record-template.js';

interface Layout {
  readonly caseId: CaseId;
  readonly conferenceId: ConferenceId;
  /** null = the template. */
  readonly sections: readonly SectionInput[] | null;
  readonly itemIds: ReadonlyMap<string, AgendaItemId>;
}

/** Lays out the minutes of a conference: one record, empty sections in the order given. */
export async function createRecord(
  ctx: RequestContext,
  { caseId, conferenceId, sections, itemIds }: Layout,
): Promise<{ recordId: RecordId; sectionIds: Map<string, SectionId> }> {
  const recordId = freshId<RecordId>(ctx.ids);
  await ctx.sql.query(`insert into record (id, case_id, conference_id, kind) values ($1, $2, $3, 'minutes')`, [
    ...[recordId, caseId, conferenceId],
  ]);
  const wanted: readonly SectionInput[] =
    sections ?? RECORD_TEMPLATE.map(({ heading, category }) => ({ heading, defaultCategory: category }));
  if (wanted.length === 0 || wanted.length > 100) throw new ProductError('BAD_INPUT');
  const sectionIds = new Map<string, SectionId>();
  for (const [position, section] of wanted.entries()) {
    const id = freshId<SectionId>(ctx.ids);
    const itemId = !given(section.itemKey) ? null : itemIds.get(section.itemKey);
    const repeated = given(section.key) && sectionIds.has(section.key);
    if (itemId === undefined || repeated) throw new ProductError('BAD_INPUT');
    if (given(section.key)) sectionIds.set(section.key, id);
    await ctx.sql.query(
      `insert into section (id, record_id, position, heading, title, default_category, agenda_item_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        ...[id, recordId, position, wordFrom(HEADINGS, section.heading), optionalTextFrom(section.title, 200) || null],
        ...[section.defaultCategory ?? null, itemId],
      ],
    );
  }
  return { recordId, sectionIds };
}
