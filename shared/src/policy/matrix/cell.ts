/** One cell of the sharing matrix: what one seat may do with one category before any decision about a single unit. */
import type { BasisId } from '../basis.js';
import type { Category, PartyType } from '../vocabulary.js';

/** Whether the seat brings this category to the table itself. `consent`: only what its client agreed to have told. */
export const AUTHORING = ['no', 'consent', 'yes'] as const;
export type Authoring = (typeof AUTHORING)[number];

/**
 * yes: sees by default · own: sees what is about its own persons · release: only with a client's release ·
 * decision: only when originator and convener decide so for the unit · never: as decision, and nobody expects it ·
 * block: not even by decision.
 */
export const SEE = ['block', 'never', 'decision', 'release', 'own', 'yes'] as const;
export type See = (typeof SEE)[number];

/** Conditions that decide() enforces. */
export const CONDITIONS = [
  'child',
  'alone',
  'same_home',
  'read_out',
  'own_measures',
  'own_measures_and_goals',
  'release_or_100a',
  'disclosed',
  'lawful',
  'unless_author',
  'party_to_proceedings',
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** Words for the person who writes or decides; the code does not enforce them. */
export const NOTES = [
  'safety_needs',
  'what_to_do',
  'as_agreed_with_child',
  'plain_language',
  'ask_from_15',
  'by_counselling_centre',
  'segregated',
  'via_guardian',
  'need_stated_by_therapist',
  'without_safety_data',
] as const;
export type Note = (typeof NOTES)[number];

export interface Cell {
  readonly author: Authoring;
  readonly see: See;
  readonly condition: Condition | null;
  readonly note: Note | null;
  /** Whether a formal copy may mark what this seat did not get. Live documents never do. */
  readonly existence: 'hidden' | 'marked';
  readonly basis: BasisId;
  /** The case has this cell narrower than the matrix [P25]. */
  readonly narrowed?: boolean;
}

/** A cell before its row gives it a basis and says whether gaps may be marked. */
export interface Draft {
  readonly author: Authoring;
  readonly see: See;
  readonly condition: Condition | null;
  readonly note: Note | null;
  readonly basis: BasisId | null;
}

export type Row = Readonly<Record<PartyType, Cell>>;
export type Cells = Readonly<Record<Category, Row>>;

const draft = (see: See): Draft => ({ author: 'no', see, condition: null, note: null, basis: null });

/** The letters of the practitioners' table. */
export const S = draft('yes');
export const OWN = draft('own');
export const C = draft('release');
export const N = draft('decision');
export const NO = draft('never');
export const X = draft('block');

/** The seat brings the category to the table. */
export const G = (cell: Draft): Draft => ({ ...cell, author: 'yes' });
/** The seat brings it with the consent of its client. */
export const GC = (cell: Draft): Draft => ({ ...cell, author: 'consent' });
export const when = (cell: Draft, condition: Condition): Draft => ({ ...cell, condition });
export const noted = (cell: Draft, note: Note): Draft => ({ ...cell, note });
export const by = (cell: Draft, basis: BasisId): Draft => ({ ...cell, basis });

/** Completes a row. What is blocked is hidden whatever the row says: its existence is as harmful as its text [P17]. */
export function row(existence: Cell['existence'], basis: BasisId, drafts: Readonly<Record<PartyType, Draft>>): Row {
  const finish = (d: Draft): Cell => ({
    ...d,
    existence: d.see === 'block' ? 'hidden' : existence,
    basis: d.basis ?? basis,
  });
  return {
    ospod: finish(drafts.ospod),
    school: finish(drafts.school),
    ngo: finish(drafts.ngo),
    debt_advice: finish(drafts.debt_advice),
    low_threshold: finish(drafts.low_threshold),
    police: finish(drafts.police),
    health: finish(drafts.health),
    addiction: finish(drafts.addiction),
    municipality: finish(drafts.municipality),
    labour_office: finish(drafts.labour_office),
    parent_a: finish(drafts.parent_a),
    parent_b: finish(drafts.parent_b),
    child: finish(drafts.child),
    guardian: finish(drafts.guardian),
    representative: finish(drafts.representative),
    facilitation: finish(drafts.facilitation),
  };
}
