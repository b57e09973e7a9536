import { type Json, readContent, UNIT_SCHEMA_VERSION, unitFragment } from '@soulad/shared/doc';
import type { CaseId, PartyId, RecordId, SectionId, UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';
import type { RevisionKind } from '@soulad/shared/signoff';
import * as Y from 'yjs';
import { FILE_PLACES } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { loadUnitText } from '../sharing/index.js';
import type { BesideContent, PassageContent, References } from './leaf-content.js';
import { type KnownParty, referencesTold, toldTo } from './references.js';

/** A shared unit at the cut, whoever may read it: on its way to be sealed and nowhere else. */
export interface HeldUnit {
  readonly id: UnitId;
  readonly readers: readonly PartyId[];
  readonly passage: PassageContent;
  /** One for every reader. */
  readonly beside: ReadonlyMap<PartyId, BesideContent>;
}

/** Structured fields of a unit: what they say, and whom and what they name. */
export interface HeldDetails {
  readonly fields: Json;
  readonly references: References;
}

interface HeldRow {
  readonly id: UnitId;
  readonly gen: number;
  readonly sectionId: SectionId;
  readonly heading: string;
  readonly title: string | null;
  readonly author: PartyId;
  readonly category: Category | null;
  readonly kind: UnitKind;
  readonly readers: readonly PartyId[];
  readonly files: readonly { readonly id: string; readonly digest: string }[];
}

/**
 * All shared units of a record at one moment: from here to the commit nobody writes into one of them.
 * @param details structured fields of the units, of those the caller may not read too
 */
export async function holdUnits(
  ctx: RequestContext,
  at: { readonly caseId: CaseId; readonly recordId: RecordId; readonly kind: RevisionKind },
  details: ReadonlyMap<UnitId, HeldDetails>,
): Promise<readonly HeldUnit[]> {
  const rows = await ctx.sql.query<HeldRow>(
    `select id, gen, section_id as "sectionId", heading, title, author_party as author, category, kind, readers, files
       from revision_hold($1, $2)`,
    [at.recordId, at.kind],
  );
  const parties = await partiesOf(ctx, at);
  const told = new Map(rows.flatMap(({ readers }) => readers).map((reader) => [reader, toldTo(reader, rows, parties)]));
  const held: HeldUnit[] = [];
  for (const row of rows) {
    const { sectionId, heading, title, author, category, kind, readers } = row;
    const { fields, references } = details.get(row.id) ?? { fields: null, references: {} };
    const besideFor = (reader: PartyId): BesideContent => {
      const known = told.get(reader) ?? new Set();
      return {
        ...{ unit: row.id, author: known.has(author) ? author : null },
        references: referencesTold(references, known),
      };
    };
    held.push({
      ...{ id: row.id, readers },
      passage: {
        ...{ unit: row.id, section: { id: sectionId, heading, title }, category, kind },
        ...{ schema: UNIT_SCHEMA_VERSION, text: await textOf(ctx, row), details: fields },
        files: await digestsOf(ctx, at.caseId, row.files),
      },
      beside: new Map(readers.map((reader) => [reader, besideFor(reader)])),
    });
  }
  return held;
}

function partiesOf(
  ctx: RequestContext,
  { recordId, kind }: { readonly recordId: RecordId; readonly kind: RevisionKind },
): Promise<readonly KnownParty[]> {
  return ctx.sql.query<KnownParty>('select id, known_to as "knownTo" from revision_parties($1, $2)', [recordId, kind]);
}

async function textOf(ctx: RequestContext, { id, gen }: HeldRow): Promise<PassageContent['text']> {
  const text = await loadUnitText(ctx, id);
  if (!text || text.gen !== gen) throw new TypeError('A unit that is held has no text.');
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => text.updates.forEach((update) => Y.applyUpdate(doc, update)));
  const content = readContent(unitFragment(doc, id, gen));
  doc.destroy();
  return content;
}

async function digestsOf(ctx: RequestContext, caseId: CaseId, files: HeldRow['files']): Promise<string[]> {
  const open = files.map(({ id, digest }) =>
    // Decoder: the id comes from the table of attachments.
    ctx.open(caseId, FILE_PLACES.digest(id as Parameters<typeof FILE_PLACES.digest>[0]), Buffer.from(digest, 'base64')),
  );
  return (await Promise.all(open)).map((digest) => digest.toString('hex')).sort();
}
