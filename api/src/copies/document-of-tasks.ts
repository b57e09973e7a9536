import type { PartyId } from '@soulad/shared/ids';
import type { RequestContext } from '../platform/context.js';
import { knownToParty } from '../sharing/index.js';
import { tasksForCopy, type TaskView } from '../tasks/index.js';
import { cleanText, linesFrom } from './clean-text.js';
import { type CopyOrder, type DrawnCopy, readerOf } from './copy-order.js';
import type { CopySection, CopyUnit, Fact } from './document.js';
import { paperHead } from './paper-head.js';
import { dateWords, dayWords, TASK_OUTCOME_WORDS, TASK_WORDS } from './words.js';

const NOTE = 'Seznam obsahuje jen úkoly, které jeho příjemce zadal, plní nebo ověřuje; číslování je jeho vlastní.';

/** [W68] The tasks of a case that the recipient reads: what, who, until when, how one knows, how far. */
export async function documentOfTasks(ctx: RequestContext, order: CopyOrder): Promise<DrawnCopy> {
  const { document } = await paperHead(ctx, order, null);
  const reader = readerOf(order);
  const tasks = await tasksForCopy(ctx, order.caseId, reader);
  const known = reader === null ? undefined : await knownToParty(ctx, order.caseId, reader);
  const parts = [
    { title: 'Otevřené', tasks: tasks.filter(({ open }) => open) },
    { title: 'Uzavřené', tasks: tasks.filter(({ open }) => !open) },
  ].filter((part) => part.tasks.length > 0);
  return {
    document: {
      ...document,
      facts: [{ name: 'Spisová značka', value: document.fileMark }],
      lead: tasks.length === 0 ? ['Žádné úkoly.'] : [],
      sections: parts.map((part, at) => taskSection(String(at + 1), part.title, part.tasks, known)),
      notes: [NOTE],
    },
    units: [],
  };
}

/** Tasks under one heading, numbered over those that are there. */
export function taskSection(
  number: string,
  title: string,
  tasks: readonly TaskView[],
  known: ReadonlySet<PartyId> | undefined,
): CopySection {
  return { number, title, withheld: [], units: tasks.map((task, at) => taskUnit(task, `${number}.${at + 1}`, known)) };
}

function taskUnit(task: TaskView, number: string, known: ReadonlySet<PartyId> | undefined): CopyUnit {
  const lines = [task.title, ...linesFrom(task.detail)].map(cleanText).filter((line) => line.trim() !== '');
  return {
    ...{ number, by: cleanText(labelOf(task.owner, known)), facts: factsOf(task, known) },
    blocks: lines.map((text, at) => ({ kind: 'paragraph', runs: [{ text, marks: at === 0 ? ['bold'] : [] }] })),
  };
}

/** A party that the recipient may not know of is not named. */
function labelOf(mark: TaskView['checker'], known: ReadonlySet<PartyId> | undefined): string {
  return mark !== null && (known?.has(mark.partyId) ?? true) ? mark.label : '';
}

function factsOf(task: TaskView, known: ReadonlySet<PartyId> | undefined): Fact[] {
  const { state, outcome, steps } = task;
  const last = steps.at(-1);
  const how = outcome === null ? '' : TASK_OUTCOME_WORDS[outcome as keyof typeof TASK_OUTCOME_WORDS];
  const facts: Readonly<Record<string, string>> = {
    Do: dateWords(task.dueOn),
    'Jak se pozná splnění': task.proofWanted,
    Ověří: labelOf(task.checker, known),
    Stav: [TASK_WORDS[state as keyof typeof TASK_WORDS], how, last ? dayWords(last.at) : ''].filter(Boolean).join(', '),
    'Ke stavu': last?.words ?? '',
  };
  return Object.entries(facts)
    .map(([name, value]) => ({ name, value: cleanText(value) }))
    .filter(({ value }) => value.trim() !== '');
}
