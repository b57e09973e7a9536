/**
 * The default sharing matrix (domain c.3) as versioned data. An authority may narrow it; letting one party see one
 * passage that the matrix keeps from it needs an override with a basis [I5]. Columns that c.3 does not have (municipality,
 * labour office, guardian, representative) are proposals and listed as such in POLICY.md.
 */
import { CATEGORIES, PARTY_TYPES, type Category, type PartyType } from './vocabulary.js';

/**
 * yes: by default · decision: after a need-to-know decision · release: with a valid release · own: about itself ·
 * own_and_child: about itself and the children of the case · never: not by default · block: not at all.
 */
export const SEES = ['yes', 'decision', 'release', 'own', 'own_and_child', 'never', 'block'] as const;
export type See = (typeof SEES)[number];

/** What must hold besides a `yes`: a measure for this party, one home with the child, read out at the table. */
export type Condition = 'own_measures' | 'same_home' | 'read_out';

export interface Cell {
  readonly author: 'yes' | 'consent' | 'no';
  readonly see: See;
  readonly condition: Condition | null;
}

export interface Matrix {
  readonly version: string;
  readonly cells: Readonly<Record<Category, Readonly<Record<PartyType, Cell>>>>;
  readonly basis: Readonly<Record<Category, string>>;
  /** Whether a formal copy marks that something of this category is withheld; live documents never do. */
  readonly existence: Readonly<Record<Category, 'hidden' | 'marked'>>;
}

/**
 * One row a category, one column a seat, in the order of PARTY_TYPES.
 * G may author (Gc with the client's consent) · S sees · N with decision · C with release · O own · OC own and child ·
 * - never · X block · /m own measures only · /h same home only · /r what is read out.
 */
const ROWS: Readonly<Record<Category, string>> = {
  //          ospod school ngo   debt  low   pol   health addict munic labour A     B     child guard repr  facil
  IDENT: '      GS    GS    GS    S     S     S     S     S     S     S     OC    OC    S     S     C     S ',
  CONTACT: '    GS    GS    GS    N     N     S     S     N     N     N     O     O     O     O     C     N ',
  SAFE_ADDR: '  GS    X     N     X     X     GS    N     X     X     X     O     X     O     O     X     X ',
  FAMREL: '     GS    N     S     -     N     S     N     -     -     -     S     S     S     S     C     S ',
  EDU: '        S     GS    S     -     N     -     N     -     -     -     S     S     S     S     C     S ',
  EDU_SPEC: '   S     GS    C     -     -     -     C     -     -     -     S     S     S     S     C     N ',
  HEALTH_C: '   S     N     C     -     -     -     GS    C     -     -     S     S     S     S     C     N ',
  HEALTH_P: '   S     -     C     -     -     -     Gc-   Gc-   -     -     O     -     -     -     C     - ',
  THERAPY: '    -     X     X     X     X     X     GO    X     X     X     O     X     O     O     X     X ',
  CRIM: '       S     -     -     -     -     GS    -     -     -     -     N     -     N     N     -     - ',
  DV: '         GS    N     N     -     N     GS    N     -     -     -     O     X     O     O     X     N ',
  FIN: '        S     -     C     GS    -     -     -     -     -     -     O     -     -     -     C     N ',
  HOUSING: '    GS    -     S     C     -     N     -     -     GS    -     S     S/h   S     S     C     S ',
  VOICE: '      GS    S     S     -     N     -     S     -     -     -     S     S     GO    GO    C     S ',
  VOICE_CONF: ' GS    X     X     X     X     N     O     X     X     X     X     X     GO    GO    X     X ',
  NOTIFIER: '   GS    X     X     X     X     X     X     X     X     X     X     X     X     X     X     X ',
  SERVICE: '    C     C     GO    GO    GO    -     -     GO    -     -     O     O     -     -     C     S/r ',
  COURT: '      GS    N     N     -     -     N     N     -     -     -     O     O     -     O     C     - ',
  PLAN: '       GS    S/m   S     S/m   S/m   S/m   S/m   S/m   S/m   S/m   S     S     S     S     S/m   S ',
  INTERNAL: '   G-    G-    G-    G-    G-    G-    G-    G-    G-    G-    -     -     -     -     -     - ',
};

const BASIS: Readonly<Record<Category, string>> = {
  IDENT: 'zspod-51-4-d',
  CONTACT: 'zspod-51-4-d',
  SAFE_ADDR: 'safety',
  FAMREL: 'zspod-51-4-d',
  EDU: 'zspod-53',
  EDU_SPEC: 'v72-2005',
  HEALTH_C: 'z372-51',
  HEALTH_P: 'z372-51',
  THERAPY: 'z372-51',
  CRIM: 'gdpr-10',
  DV: 'safety',
  FIN: 'zss-100',
  HOUSING: 'zspod-51-4-d',
  VOICE: 'zspod-10-3-d',
  VOICE_CONF: 'v473-1',
  NOTIFIER: 'zspod-57',
  SERVICE: 'zss-100a',
  COURT: 'zspod-14',
  PLAN: 'zspod-10-3-d',
  INTERNAL: 'gdpr-5-1-c',
};

/** Categories whose very existence is kept from those who may not see them (domain c.4.4). */
const HIDDEN: readonly Category[] = ['SAFE_ADDR', 'NOTIFIER', 'VOICE_CONF', 'CRIM', 'DV', 'INTERNAL'];

const SEE_OF: Readonly<Record<string, See>> = {
  S: 'yes',
  N: 'decision',
  C: 'release',
  O: 'own',
  OC: 'own_and_child',
  '-': 'never',
  X: 'block',
};
const CONDITION_OF: Readonly<Record<string, Condition>> = { m: 'own_measures', h: 'same_home', r: 'read_out' };

function readCell(token: string): Cell {
  const parts = /^(G?)(c?)(S|N|C|OC|O|-|X)(?:\/([mhr]))?$/.exec(token);
  const see = SEE_OF[parts?.[3] ?? ''];
  if (!parts || !see) throw new Error(`matrix: "${token}" is no cell`);
  const author = parts[1] === '' ? 'no' : parts[2] === '' ? 'yes' : 'consent';
  return { author, see, condition: CONDITION_OF[parts[4] ?? ''] ?? null };
}

function readRow(category: Category): Readonly<Record<PartyType, Cell>> {
  const tokens = ROWS[category].trim().split(/\s+/);
  if (tokens.length !== PARTY_TYPES.length) throw new Error(`matrix: row ${category} has ${tokens.length} cells`);
  const pairs = PARTY_TYPES.map((type, column) => [type, readCell(tokens[column] ?? '')]);
  return Object.fromEntries(pairs) as Record<PartyType, Cell>;
}

/** The default matrix of the product, version `cz-2026-1`. To be confirmed by a lawyer before real use (domain c). */
export const MATRIX_V1: Matrix = {
  version: 'cz-2026-1',
  cells: Object.fromEntries(CATEGORIES.map((category) => [category, readRow(category)])) as Matrix['cells'],
  basis: BASIS,
  existence: Object.fromEntries(
    CATEGORIES.map((category) => [category, HIDDEN.includes(category) ? 'hidden' : 'marked']),
  ) as Matrix['existence'],
};
