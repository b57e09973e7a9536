import type { RequestContext } from '../platform/context.js';
import { manifestForCopy, presentForCopy, type RecordView, type SectionView, type UnitView } from '../records/index.js';
import { blocksOf } from './blocks.js';
import { cleanText } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, readerOf, recordOf } from './copy-order.js';
import type { CopySection, CopyUnit, Fact } from './document.js';
import { attendanceTable, paperHead } from './paper-head.js';
import { withheldParts, type Withheld } from './withheld-parts.js';
import { HEADING_WORDS, UNIT_WORDS } from './words.js';

export const OWN_NOTE = 'Kopie obsahuje jen části, které její příjemce smí znát; číslování je jeho vlastní.';
export const FORMAL_NOTE =
  'Kde část nebyla poskytnuta, je uveden důvod (§ 55 z. č. 359/1999 Sb.). O rozsahu neposkytnutých částí kopie nic neříká.';

/** The minutes of a meeting as their recipient reads them. */
export async function documentOfMinutes(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const manifest = await manifestForCopy(ctx, recordOf(order), readerOf(order));
  const record = await presentForCopy(ctx, manifest);
  const { document, conference } = await paperHead(ctx, order, record.conferenceId);
  const withheld = order.formal ? await withheldParts(ctx, order) : [];
  const units = record.sections.flatMap((section) => section.units);
  return {
    document: {
      ...document,
      tables: conference ? attendanceTable(conference, false) : [],
      sections: sectionsOf(record, withheld),
      notes: [order.formal ? FORMAL_NOTE : OWN_NOTE],
    },
    units: units.map(({ id, gen }) => ({ unitId: id, gen })),
  };
}

/** Sections with something in them, numbered over those: an empty one would tell that it holds something for others. */
export function sectionsOf(
  record: RecordView,
  withheld: readonly Withheld[],
  unitOf: (unit: UnitView, number: string) => CopyUnit = copiedUnit,
): CopySection[] {
  const sentences = (id: string): string[] =>
    withheld.filter((part) => part.sectionId === id).map((part) => part.sentence);
  return record.sections
    .filter((section) => section.units.length > 0 || sentences(section.id).length > 0)
    .map((section, index) => ({
      number: String(index + 1),
      title: cleanText(titleOf(section)),
      units: section.units.map((unit, at) => unitOf(unit, `${index + 1}.${at + 1}`)),
      withheld: sentences(section.id),
    }));
}

function titleOf({ title, heading }: SectionView): string {
  return title || (HEADING_WORDS[heading] ?? '');
}

/** A passage under its number, with whose words it is. */
export function copiedUnit(unit: UnitView, number: string): CopyUnit {
  const by = [unit.authorParty.label, unit.authorNote].filter(Boolean).join(', ');
  return {
    number,
    by: cleanText(`${by} · ${UNIT_WORDS[unit.kind]}`),
    blocks: blocksOf(unit.json),
    facts: filesOf(unit),
  };
}

function filesOf({ attachments }: UnitView): Fact[] {
  if (attachments.length === 0) return [];
  return [{ name: 'Přílohy', value: cleanText(attachments.map((file) => file.name).join(', ')) }];
}
