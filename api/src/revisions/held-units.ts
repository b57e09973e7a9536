import { type Json, readContent, UNIT_SCHEMA_VERSION, unitFragment } from '@soulad/shared/doc';
import { type CaseId, isId, type PartyId, type RecordId, type SectionId, type UnitId } from '@soulad/shared/ids';
import type { Category, UnitKind } from '@soulad/shared/policy';
import type { RevisionKind } from '@soulad/shared/signoff';
import * as Y from 'yjs';
import { FILE_PLACES } from '../files/index.js';
import type { RequestContext } from '../platform/context.js';
import { loadUnitText } from '../sharing/index.js';
import type { LeafContent } from './leaf-content.js';

/** A shared unit at the cut, whoever may read it: on its way to be sealed and nowhere else. */
export interface HeldUnit {
  readonly id: UnitId;
  readonly readers: readonly PartyId[];
  readonly content: LeafContent;
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
  details: ReadonlyMap<UnitId, Json>,
): Promise<readonly HeldUnit[]> {
  const rows = await ctx.sql.query<HeldRow>(
    `select id, gen, section_id as "sectionId", heading, title, author_party as author, category, kind, readers, files
       from revision_hold($1, $2)`,
    [at.recordId, at.kind],
  );
  const parties = await partiesOf(ctx, at);
  const held: HeldUnit[] = [];
  for (const row of rows) {
    const { sectionId, heading, title, author, category, kind, readers } = row;
    const told = toldTo(readers, rows, parties);
    held.push({
      id: row.id,
      readers,
      content: {
        ...{ unit: row.id, section: { id: sectionId, heading, title } },
        ...{ author: told.has(author) ? author : null, category, kind },
        ...{
          schema: UNIT_SCHEMA_VERSION,
          text: await textOf(ctx, row),
          details: withoutHidden(details.get(row.id) ?? null, told),
        },
        files: await digestsOf(ctx, at.caseId, row.files),
      },
    });
  }
  return held;
}

interface KnownParty {
  readonly id: PartyId;
  /** Null: known to the whole table. */
  readonly knownTo: readonly PartyId[] | null;
}

function partiesOf(
  ctx: RequestContext,
  { recordId, kind }: { readonly recordId: RecordId; readonly kind: RevisionKind },
): Promise<readonly KnownParty[]> {
  return ctx.sql.query<KnownParty>('select id, known_to as "knownTo" from revision_parties($1, $2)', [recordId, kind]);
}

/** Units and parties that every one of the readers may know of: what a leaf refers to is read by all of them. */
function toldTo(
  readers: readonly PartyId[],
  units: readonly Pick<HeldRow, 'id' | 'readers'>[],
  parties: readonly KnownParty[],
): ReadonlySet<string> {
  const read = units.filter((unit) => readers.every((reader) => unit.readers.includes(reader)));
  const known = parties.filter(({ id, knownTo }) =>
    readers.every((reader) => reader === id || knownTo === null || knownTo.includes(reader)),
  );
  return new Set<string>([...read, ...known].map(({ id }) => id));
}

/** The fields without references to what some reader may not know of. */
function withoutHidden(value: Json, told: ReadonlySet<string>): Json {
  if (isId(value)) return told.has(value) ? value : null;
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.filter((one) => !isId(one) || told.has(one)).map((one) => withoutHidden(one, told));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, member === undefined ? null : withoutHidden(member, told)]),
  );
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

async function textOf(ctx: RequestContext, { id, gen }: HeldRow): Promise<LeafContent['text']> {
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
