import type { Category, PartyType } from '@soulad/shared/policy';
import { PROPOSED, PROPOSED_COLUMNS, WRITTEN, WRITTEN_COLUMNS } from '@soulad/shared/testing';

/**
 * Who reads a passage about the child alone: an owned fact, written by somebody else, shared outside of any sitting, with
 * no release and no decision. Said by hand for every word of the written matrix; seats of the child itself apart.
 */
const ABOUT_THE_CHILD: Readonly<Record<string, 'all' | 'child' | 'nobody'>> = {
  S: 'all',
  'S segregated': 'all',
  'S as agreed': 'all',
  'S about the child': 'all',
  'S own+child': 'all',
  'S own measures + goals': 'all',
  // Of the seats with this cell in the tested case, the father lives elsewhere.
  'S if same home': 'nobody',
  'S if disclosed': 'nobody',
  'S read out': 'nobody',
  'S with release or § 100a': 'nobody',
  'S own measures': 'nobody',
  own: 'child',
  'own only': 'child',
  'own alone': 'child',
  party: 'child',
  'own if lawful': 'nobody',
  '(consent)': 'nobody',
  N: 'nobody',
  C: 'nobody',
  '–': 'nobody',
  X: 'nobody',
  'X unless author': 'nobody',
  '': 'nobody',
};

/** The child, and whoever is appointed for it. */
const FOR_THE_CHILD: readonly PartyType[] = ['child', 'guardian'];

/** Whether a seat of the type reads such a passage of the category. A representative is bound by its client, the mother. */
export function readsAboutChild(type: PartyType, category: Category): boolean {
  const meant = ABOUT_THE_CHILD[wordOf(type, category)];
  if (meant === undefined) throw new Error(`the oracle does not know what "${wordOf(type, category)}" means`);
  const own = meant === 'all' || (meant === 'child' && FOR_THE_CHILD.includes(type));
  return type === 'representative' ? own && readsAboutChild('parent_a', category) : own;
}

/** What the written table says of seeing; the letter G and its condition say who brings. */
function wordOf(type: PartyType, category: Category): string {
  const [columns, table] = isWritten(type) ? [WRITTEN_COLUMNS, WRITTEN] : [PROPOSED_COLUMNS, PROPOSED];
  const cell = (table[category].split('|')[columns.findIndex((column) => column === type)] ?? '').trim();
  return cell.replace(/^G(\(PPP\))?(?= |$)/u, '').trim();
}

function isWritten(type: PartyType): boolean {
  return WRITTEN_COLUMNS.some((column) => column === type);
}
