import { bySeat } from '../../look/parties.js';
import type { Item, Plan } from './types.js';
import type { usePlanWords } from './use-words.js';

type Words = ReturnType<typeof usePlanWords>;
const LETTERED = ['cause', 'goal', 'measure'] as const;

/** "M3" of an item on the table; the kind in words for a draft. */
export function nameOf({ t }: Pick<Words, 't'>, item: Item): string {
  const kind = LETTERED.find((one) => one === item.kind);
  if (kind && item.number !== null) return `${t(`letter.${kind}`)}${item.number}`;
  return t(`kindOf.${kind ?? (item.kind === 'commission' ? 'commission' : 'family')}`);
}

/** Names of the items that an item refers to, as far as the viewer sees them on the table. */
export function parentNames(words: Pick<Words, 't'>, plan: Plan, item: Item): readonly string[] {
  return plan.items
    .filter((one) => item.parents.includes(one.unitId) && one.number !== null)
    .map((one) => nameOf(words, one));
}

/** From when until when, in words. */
export function termOf({ t, format }: Pick<Words, 't' | 'format'>, item: Item): string {
  const day = (value: string): string => format.shortDay(value);
  if (item.from !== null && item.until !== null) return t('range', { from: day(item.from), until: day(item.until) });
  if (item.until !== null) return t('until', { day: day(item.until) });
  return item.from === null ? t('noTerm') : t('from', { day: day(item.from) });
}

/** Labels of those who see an item, in words. */
export function seersOf({ t, format }: Pick<Words, 't' | 'format'>, item: Item): string {
  const { onlyParty } = item.unit.audience;
  if (onlyParty) return t('onlyParty', { party: onlyParty.label });
  return t('seenBy', { list: format.list(seers(item)) });
}

/** Labels of those who see an item, or will once it is on the table, in the order of the table. */
export function seers({ unit }: Item): readonly string[] {
  const seeing = unit.audience.dots.filter(({ sees }) => sees).map(({ party }) => party);
  return seeing.toSorted(bySeat).map(({ label }) => label);
}
