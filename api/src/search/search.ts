import { ProductError } from '@soulad/shared/errors';
import type { CaseId } from '@soulad/shared/ids';
import { type OwnCase, ownCases } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { partyMarks, type PartyMarkView } from '../sharing/index.js';
import { findHits, type Hit } from './find-hits.js';
import { readQuery } from './read-query.js';
import type { SearchHitView, SearchView } from './search.graphql.js';
import type { SearchTexts } from './search-texts.js';
import { snippetOf } from './snippet.js';

/** Hits of one page. */
const PAGE = 20;

export interface Question {
  readonly text: string;
  /** One case only; null = all of the caller's. */
  readonly caseId: CaseId | null;
  /** `next` of the page before. */
  readonly after: string | null;
}

/**
 * Searches what the caller may read now. There is no index: every text comes from the log under the caller's own
 * row-level security, so a right taken back or a passage moved is gone from the very next answer. The words asked for
 * are kept nowhere; that a search was made is audited, and in which cases something of it was shown.
 * @throws ProductError BAD_INPUT for a question without words or a mark that no page gave; NOT_FOUND for the case
 */
export async function search(ctx: RequestContext, texts: SearchTexts, question: Question): Promise<SearchView> {
  const terms = readQuery(question.text);
  const from = startOf(question.after);
  const all = await ownCases(ctx);
  const cases = question.caseId === null ? all : all.filter(({ file }) => file.id === question.caseId);
  if (question.caseId !== null && cases.length === 0) throw new ProductError('NOT_FOUND');
  const { hits, near } = await findHits(ctx, texts, cases, terms);
  const page = hits.slice(from, from + PAGE);
  await note(ctx, page);
  return {
    total: hits.length,
    hits: await present(ctx, cases, page),
    next: from + PAGE < hits.length ? String(from + PAGE) : null,
    near: [...near],
  };
}

function startOf(after: string | null): number {
  if (after === null) return 0;
  if (!/^[1-9]\d{0,5}$/.test(after)) throw new ProductError('BAD_INPUT');
  return Number(after);
}

async function present(ctx: RequestContext, cases: readonly OwnCase[], page: readonly Hit[]): Promise<SearchHitView[]> {
  const files = new Map(cases.map(({ file }) => [file.id, file]));
  const marks = new Map<CaseId, ReadonlyMap<string, PartyMarkView>>();
  for (const { caseId } of page) if (!marks.has(caseId)) marks.set(caseId, await partyMarks(ctx, caseId));
  return page.flatMap((hit) => {
    const file = files.get(hit.caseId);
    if (file === undefined) return [];
    const { key, kind, caseId, conferenceId, unitId, heading, title, at } = hit;
    const party = hit.authorParty === null ? null : (marks.get(caseId)?.get(hit.authorParty) ?? null);
    const named = { familyName: file.family_name, fileMark: file.file_mark, party };
    return [
      {
        key,
        kind,
        caseId,
        conferenceId,
        unitId,
        heading,
        title,
        at,
        ...named,
        snippet: snippetOf(hit.read, hit.match.hits),
      },
    ];
  });
}

/** Snippets are content: what they show is noted like any other disclosure [I10]. */
async function note(ctx: RequestContext, page: readonly Hit[]): Promise<void> {
  const units = page.flatMap((hit) => (hit.kind === 'unit' && hit.unitId) || []);
  if (units.length > 0) await ctx.sql.query('select disclose($1, $2)', [units, 'search']);
  ctx.audit({ action: 'search.run', caseId: null, objectType: 'search', objectId: null });
  for (const caseId of new Set(page.map((hit) => hit.caseId))) {
    const places = page.filter((hit) => hit.caseId === caseId).map((hit) => hit.key);
    ctx.audit({ action: 'search.show', caseId, objectType: 'case', objectId: caseId, detail: { places } });
  }
}
