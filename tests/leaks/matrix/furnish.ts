import { CATEGORIES, type PartyType } from '@soulad/shared/policy';
import { testId } from '@soulad/shared/testing';
import type { PartyId, UnitId } from '@soulad/shared/ids';
import { attachFile } from '../steps/file-steps.js';
import { CONVENER } from '../steps/room-steps.js';
import { addComment } from '../steps/talk-steps.js';
import type { LaidTable } from '../table/laid-table.js';
import { AUTHORS, CHILD, partyOf, type Canary, type FullTable } from './full-table.js';

const ITEMS = 'query ($id: ID!) { plan(caseId: $id) { items { unitId unit { text epoch } } } }';

interface Item {
  readonly unitId: string;
  readonly unit: { readonly text: string; readonly epoch: number };
}

/**
 * A family plan on the table with a cause of every category by each author: written by the office, or proposed by the
 * other one and accepted.
 */
export async function layFullPlan({ table, seats }: FullTable): Promise<readonly Canary[]> {
  const opened = await table.ask(CONVENER, 'mutation ($id: ID!) { openPlan(caseId: $id) { recordId } }', {
    id: table.caseId,
  });
  // Decoder: the selection above.
  const { recordId } = opened['openPlan'] as { recordId: string };
  table.name('plan', recordId);
  const canaries: Canary[] = [];
  for (const author of AUTHORS) {
    const [by, verb] = author === 'ospod' ? [CONVENER, 'addPlanItem'] : [partyOf(seats, author), 'proposePlanItem'];
    for (const category of CATEGORIES) {
      const words = `rada${category.replace('_', '').toLowerCase()}${author}`;
      const input = {
        recordId,
        heading: 'plan_causes',
        text: `Slova ${words}.`,
        category,
        subjects: [table.id(CHILD)],
      };
      await table.ask(by, `mutation ($input: PlanItemInput!) { ${verb}(input: $input) { recordId } }`, { input });
      canaries.push({ unit: testId<UnitId>('unit', 500 + canaries.length), category, author, words });
    }
  }
  for (const { unitId, unit } of await itemsOf(table)) {
    const canary = canaries.find(({ words }) => unit.text.includes(words));
    if (!canary) throw new Error(`nobody wrote ${unit.text}`);
    table.name(canary.unit, unitId);
    const verb = canary.author === 'ospod' ? 'shareUnit' : 'acceptProposal';
    const share = `mutation ($id: ID!, $epoch: Int!) { ${verb}(unitId: $id, epoch: $epoch) { __typename } }`;
    await table.ask(CONVENER, share, { id: unitId, epoch: unit.epoch });
  }
  return canaries;
}

async function itemsOf(table: LaidTable): Promise<readonly Item[]> {
  const { plan } = await table.ask(CONVENER, ITEMS, { id: table.caseId });
  // Decoder: the query above.
  return (plan as { items: readonly Item[] }).items;
}

/** Freezes the plan and asks two seats to sign it. @returns the revision */
export async function openRound({ table, seats }: FullTable): Promise<string> {
  const input = {
    ...{ recordId: table.id('plan'), quorum: 'all', dueAt: '2030-01-01T10:00:00.000Z' },
    asked: AUTHORS.map((type) => ({ partyId: table.id(partyOf(seats, type)), step: 1 })),
  };
  const answer = await table.ask(
    CONVENER,
    'mutation ($input: OpenSignoffsInput!) { openSignoffs(input: $input) { revisions { id } round { id } } }',
    { input },
  );
  // Decoder: the selection above.
  const { revisions, round } = answer['openSignoffs'] as {
    revisions: readonly { id: string }[];
    round: { id: string };
  };
  table.name('round', round.id);
  return revisions.at(-1)?.id ?? '';
}

/**
 * Puts one of every kind on a table that has a plan: a comment and a file at the author's first passage, a round, a task,
 * a term, a request, a copy.
 */
export async function furnish(full: FullTable, author: PartyType): Promise<void> {
  const { table, canaries, seats } = full;
  const by = partyOf(seats, author);
  const first = canaries.find((one) => one.author === author);
  if (!first) throw new Error('there is no passage of the author');
  await addComment('k tomu', first.unit, by, null).act(table);
  await attachFile('soubor', first.unit, by, 'Slova v souboru.').act(table);
  await openRound(full);
  const { caseId, recordId } = table;
  const act = (who: PartyId, field: string, input: object): Promise<Readonly<Record<string, unknown>>> =>
    table.ask(who, `mutation ($input: ${inputOf(field)}!) { ${field} }`, { input });
  const task = { caseId, ownerPartyId: table.id(by), title: 'Zařídit', dueOn: '2030-01-01' };
  await act(CONVENER, 'issueTask(input: $input) { task { id } }', task);
  const term = { caseId, kind: 'ipod-update', event: 'foster-care', startedAt: new Date().toISOString() };
  await act(CONVENER, 'noteClockEvent(input: $input) { kind }', term);
  await act(by, 'askAccess(input: $input) { id }', { caseId, question: 'Prosím o část.' });
  const proof = table.player(CONVENER).name;
  const copy = await act(CONVENER, 'askCopy(input: $input) { id }', {
    ...{ recordId, kind: 'minutes', format: 'docx', proof },
  });
  // Decoder: the selection above.
  table.name('copy', (copy['askCopy'] as { id: string }).id);
}

/** `issueTask(…` → `IssueTaskInput`, but for the verb that is named otherwise. */
function inputOf(field: string): string {
  const verb = field.slice(0, field.indexOf('('));
  return verb === 'noteClockEvent' ? 'ClockEventInput' : `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
}
