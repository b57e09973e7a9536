import { type SectionId, type UnitId } from '@soulad/shared/ids';
import { BASES, includesRight } from '@soulad/shared/policy';
import type { RequestContext } from '../platform/context.js';
import { manifestForCopy } from '../records/index.js';
import { caseFacts, decideAudience } from '../sharing/index.js';
import { type CopyOrder, recordOf } from './copy-order.js';
import { WITHHELD_OTHERWISE, WITHHELD_WORDS } from './words.js';

/** A sentence for a section of a formal copy. */
export interface Withheld {
  readonly sectionId: SectionId;
  readonly sentence: string;
}

/**
 * What a formal copy says of parts that are not in it [W62]: only where the decision itself marks that something is there
 * (P17), of passages that the convener reads, and one sentence a section and reason, whatever it covers. No length, no
 * author, no category, no number.
 */
export async function withheldParts(ctx: RequestContext, order: CopyOrder): Promise<readonly Withheld[]> {
  const all = await manifestForCopy(ctx, recordOf(order), null);
  const places = new Map<UnitId, SectionId>(
    all.sections.flatMap((section) => section.units.map((unit) => [unit.id, section.id] as const)),
  );
  const facts = await caseFacts(ctx, order.caseId);
  const units = facts.units.filter((unit) => places.has(unit.id));
  const sentences = new Map<string, Withheld>();
  // [W62] Who asks for a formal copy says with it that the gaps are to be marked; the record has to be closed (P17).
  for (const line of decideAudience({ ...facts, gaps: 'marked' }, units)) {
    const sectionId = places.get(line.unitId);
    const marked = line.partyId === order.partyId && line.right === 'knows' && !includesRight(line.right, 'read');
    if (!marked || sectionId === undefined) continue;
    const sentence = sentenceFor(line.explanation);
    sentences.set(`${sectionId} ${sentence}`, { sectionId, sentence });
  }
  return [...sentences.values()].toSorted((one, other) => one.sentence.localeCompare(other.sentence, 'cs'));
}

function sentenceFor(explanation: string): string {
  const reason = WITHHELD_WORDS[explanation] ?? WITHHELD_OTHERWISE;
  return `Část neposkytnuta (${BASES['zspod-55'].reference}): ${reason}.`;
}
