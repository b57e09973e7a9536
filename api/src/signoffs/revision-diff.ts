import { canonicalJson, type Json, type UnitContent } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { RevisionId, UnitId } from '@soulad/shared/ids';
import { type DiffBlockView, diffContent } from '../history/index.js';
import type { RequestContext } from '../platform/context.js';
import { leavesOf, passagesOf, type Revision, type RevisionPassage, revisionOf } from '../revisions/index.js';
import { partyMarks, type PartyMarkView } from '../sharing/index.js';
import type { RevisionDiffView, RevisionPassageView } from './signoff.graphql.js';

const NOTHING: UnitContent = { type: 'doc', content: [] };

type Marks = ReadonlyMap<string, PartyMarkView>;

/**
 * [W38] Two revisions of a record as the caller reads both: passage by passage, word by word; the whole of one when
 * there is none to compare it with.
 * @throws ProductError NOT_FOUND; BAD_INPUT for revisions of two records
 */
export async function diffRevisions(
  ctx: RequestContext,
  to: RevisionId,
  from: RevisionId | null,
): Promise<RevisionDiffView> {
  const after = await revisionOf(ctx, to);
  const before = from === null ? null : await revisionOf(ctx, from);
  if (before && before.recordId !== after.recordId) throw new ProductError('BAD_INPUT');
  const [now, then] = [passagesOf(await leavesOf(ctx, after)), before ? passagesOf(await leavesOf(ctx, before)) : []];
  const marks = await partyMarks(ctx, after.caseId);
  const gone = then.filter((leaf) => !now.some((one) => one.unitId === leaf.unitId));
  const passages = [
    ...now.map((leaf) =>
      compared(
        marks,
        leaf,
        then.find((one) => one.unitId === leaf.unitId),
        before === null,
      ),
    ),
    ...gone.map((leaf) => removed(marks, leaf)),
  ];
  await note(
    ctx,
    after,
    [...now, ...gone].map((leaf) => leaf.unitId),
  );
  return { to: after.version, from: before?.version ?? null, fingerprint: after.fingerprint, passages };
}

function compared(
  marks: Marks,
  now: RevisionPassage,
  then: RevisionPassage | undefined,
  first: boolean,
): RevisionPassageView {
  const before = first ? now.content.text : (then?.content.text ?? NOTHING);
  const same = then !== undefined && plain(then) === plain(now);
  const change = first || same ? 'same' : then ? 'changed' : 'added';
  return {
    ...place(marks, now),
    change,
    blocks: blocksOf(before, now.content.text),
    details: fields(now, first ? now : then),
  };
}

function blocksOf(before: UnitContent, after: UnitContent): DiffBlockView[] {
  return diffContent(before, after).map(({ kind, runs }) => ({ kind, runs: [...runs] }));
}

function removed(marks: Marks, then: RevisionPassage): RevisionPassageView {
  const blocks = blocksOf(then.content.text, NOTHING);
  return { ...place(marks, then), change: 'removed', blocks, details: [] };
}

function place(
  marks: Marks,
  { unitId, content }: RevisionPassage,
): Pick<RevisionPassageView, 'unitId' | 'heading' | 'title' | 'party'> {
  const { heading, title } = content.section;
  return { unitId, heading, title, party: (content.author && marks.get(content.author)) || null };
}

const plain = ({ content }: RevisionPassage): string => canonicalJson(JSON.parse(JSON.stringify(content)) as Json);

/** Fields that people wrote or chose, with what they said before. Ids are not shown. */
function fields(now: RevisionPassage, then: RevisionPassage | undefined): RevisionPassageView['details'] {
  const [after, before] = [members(now), then ? members(then) : {}];
  return Object.entries(after).flatMap(([name, value]) => {
    if (typeof value !== 'string' || value === '' || SHOWN.has(name) === false) return [];
    const old = before[name];
    return [{ name, value, before: typeof old === 'string' && old !== value ? old : null }];
  });
}

const SHOWN: ReadonlySet<string> = new Set([
  'indicator',
  'now',
  'target',
  'from',
  'until',
  'proof',
  'criterion',
  'plain',
]);

function members({ content: { details } }: RevisionPassage): { readonly [key: string]: Json | undefined } {
  // Decoder: a list was just left out.
  return typeof details === 'object' && details !== null && !Array.isArray(details)
    ? (details as { readonly [key: string]: Json | undefined })
    : {};
}

async function note(ctx: RequestContext, { caseId, recordId, id }: Revision, units: readonly UnitId[]): Promise<void> {
  await ctx.sql.query('select disclose($1, $2)', [units, 'history']);
  const detail = { revision: id, units };
  ctx.audit({ action: 'signoff.diff', caseId, objectType: 'record', objectId: recordId, rule: 'W38', detail });
}
