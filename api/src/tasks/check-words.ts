import { plainText } from '@soulad/shared/doc';
import { ProductError } from '@soulad/shared/errors';
import type { CaseId, PartyId, UnitId } from '@soulad/shared/ids';
import { type Category, includesRight, mayKnow } from '@soulad/shared/policy';
import { titleLeaks } from '@soulad/shared/workflow';
import { assertConvenes, type CaseScope, knownCase, type PartyRow } from '../cases/index.js';
import type { RequestContext } from '../platform/context.js';
import { given, idFrom, optionalTextFrom, textFrom } from '../platform/input.js';
import { contentsOf } from '../records/index.js';
import { rightsOf } from '../sharing/index.js';
import type { TaskLeakView, TaskWordsInput } from './task.graphql.js';
import { TASK_LIMITS } from './task-words.js';

/** Characters shown of a passage that a task would tell of. */
const EXCERPT = 160;

/** A task as its issuer wrote it, read and found to be in order but for what it would tell. */
export interface CheckedWords {
  readonly caseId: CaseId;
  readonly caseState: string;
  readonly issuer: PartyId;
  readonly owner: PartyId;
  readonly checker: PartyId;
  readonly title: string;
  readonly detail: string;
  readonly proofWanted: string;
  readonly leaks: readonly TaskLeakView[];
}

/**
 * [W44] Reads a task that is to be issued and compares its words with the passages that its readers may not read. Only
 * passages that the issuer reads are looked at: what is hidden from the issuer must not come out of the check.
 * @throws ProductError NOT_FOUND; FORBIDDEN_STEP unless the caller answers for the case; BAD_INPUT for a text, and for
 *   parties that may not know of each other
 */
export async function checkWords(ctx: RequestContext, input: TaskWordsInput): Promise<CheckedWords> {
  const caseId = idFrom<CaseId>(input.caseId);
  const { scope, file, parties, persons } = await knownCase(ctx, caseId);
  assertConvenes(scope);
  const live = parties.filter(
    (party) => party.valid_from <= ctx.now && (party.valid_to === null || party.valid_to > ctx.now),
  );
  const issuer = live.find((party) => party.is_convener && scope.partyIds.includes(party.id));
  if (issuer === undefined) throw new ProductError('FORBIDDEN_STEP');
  const owner = partyFrom(live, input.ownerPartyId);
  const checker = given(input.checkerPartyId) ? partyFrom(live, input.checkerPartyId) : issuer;
  if (!acquainted([issuer, owner, checker])) throw new ProductError('BAD_INPUT');
  const words = {
    title: textFrom(input.title, TASK_LIMITS.title),
    detail: optionalTextFrom(input.detail, TASK_LIMITS.words),
    proofWanted: optionalTextFrom(input.proofWanted, TASK_LIMITS.words),
  };
  const readers = [owner.id, checker.id].filter((party) => party !== issuer.id);
  const everybody = (knownTo: readonly PartyId[] | null): boolean =>
    knownTo === null || readers.every((reader) => knownTo.includes(reader));
  const names = [
    file.family_name,
    ...parties.filter((party) => everybody(party.known_to)).map((party) => party.label),
    ...persons
      .filter((person) => everybody(person.known_to))
      .map((person) => `${person.given_name} ${person.family_name}`),
  ];
  const leaks = await leaksOf(ctx, { caseId, scope, readers, names, said: Object.values(words) });
  return { caseId, caseState: file.state, issuer: issuer.id, owner: owner.id, checker: checker.id, ...words, leaks };
}

interface Comparison {
  readonly caseId: CaseId;
  readonly scope: CaseScope;
  readonly readers: readonly PartyId[];
  readonly names: readonly string[];
  readonly said: readonly string[];
}

interface UnitRow {
  readonly id: UnitId;
  readonly gen: number;
  readonly category: Category | null;
}

async function leaksOf(ctx: RequestContext, it: Comparison): Promise<TaskLeakView[]> {
  if (it.readers.length === 0) return [];
  const all = await ctx.sql.query<UnitRow>(
    `select u.id, u.gen, u.category from unit u join record r on r.id = u.record_id where r.case_id = $1 and u.state <> 'withdrawn' order by u.id`,
    [it.caseId],
  );
  const rights = await rightsOf(
    ctx,
    all.map((unit) => unit.id),
    it.scope.seats,
  );
  const own = all.filter(({ id }) => includesRight(rights.get(id)?.right ?? 'none', 'read'));
  const open = await readByAll(ctx, own, it.readers);
  const contents = await contentsOf(ctx, own);
  const texts = own.map((unit) => ({ ...unit, text: textOf(contents.get(unit.id)) }));
  const hidden = texts.filter(({ id }) => !open.has(id));
  const known = [...it.names, ...texts.filter(({ id }) => open.has(id)).map(({ text }) => text)];
  const leaks = titleLeaks(it.said, hidden, known);
  const shown = new Map(hidden.map((unit) => [unit.id, unit]));
  if (leaks.length > 0) await ctx.sql.query('select disclose($1, $2)', [leaks.map(({ id }) => id), 'projection']);
  return leaks.map(({ id, words, blocked }) => {
    const { category = null, text = '' } = shown.get(id) ?? {};
    return { unitId: id, category, excerpt: text.slice(0, EXCERPT), words: [...words], blocked };
  });
}

/** Units that every one of the parties may read now. */
async function readByAll(
  ctx: RequestContext,
  units: readonly UnitRow[],
  readers: readonly PartyId[],
): Promise<ReadonlySet<UnitId>> {
  const rows = await ctx.sql.query<{ id: UnitId }>(
    `select unit_id as id from audience where unit_id = any ($1) and party_id = any ($2) and rank >= 2
         and (valid_to is null or valid_to > now()) group by unit_id having count(distinct party_id) = $3`,
    [units.map(({ id }) => id), readers, new Set(readers).size],
  );
  return new Set(rows.map(({ id }) => id));
}

function textOf(content: Parameters<typeof plainText>[0] | undefined): string {
  return content === undefined ? '' : plainText(content);
}

function partyFrom(parties: readonly PartyRow[], value: string): PartyRow {
  const id = idFrom<PartyId>(value);
  const party = parties.find((one) => one.id === id);
  if (party === undefined) throw new ProductError('NOT_FOUND');
  return party;
}

/** [P15] Who sees a task sees who does it and who checks it: they have to know of each other. */
function acquainted(parties: readonly PartyRow[]): boolean {
  return parties.every((viewer) =>
    parties.every((other) => mayKnow(viewer.id, { id: other.id, knownTo: other.known_to ?? 'table' })),
  );
}
