/**
 * The sharing matrix as practitioners wrote it down, copied by hand cell by cell and never made from the matrix in use: the
 * tests compare the two. Columns: OSPOD, school, SAS/NGO, debt advice, low threshold, police, health, addiction service,
 * parent A, parent B, child or guardian, facilitator.
 */
import type { Cell } from './matrix/cell.js';
import type { Category, PartyType } from './vocabulary.js';

export const WRITTEN_COLUMNS = [
  'ospod',
  'school',
  'ngo',
  'debt_advice',
  'low_threshold',
  'police',
  'health',
  'addiction',
  'parent_a',
  'parent_b',
  'child',
  'facilitation',
] as const satisfies readonly PartyType[];

export const WRITTEN: Readonly<Record<Category, string>> = {
  IDENT: 'G S | G S | G S | S | S | S | S | S | S own+child | S own+child | S | S',
  CONTACT: 'G S | G S | G S | N | N | S | S | N | own | own | own | N',
  SAFE_ADDR: 'G S | X | N | X | X | G S | N | X | own only | X | own | X',
  FAMREL: 'G S | N | S | – | N | S | N | – | S | S | S | S',
  EDU: 'S | G S | S | – | N | – | N | – | S about the child | S about the child | S about the child | S',
  EDU_SPEC: 'S | G(PPP) S | C | – | – | – | C | – | S about the child | S about the child | S about the child | N',
  HEALTH_C: 'S | N | C | – | – | – | G S | C | S about the child | S about the child | S about the child | N',
  HEALTH_P: 'S if disclosed | – | C | – | – | – | G (consent) | G (consent) | own | – | – | –',
  THERAPY: '– | X | X | X | X | X | G own | X | own alone | X | own | X',
  CRIM: 'S | – | – | – | – | G S | – | – | own if lawful | – | own | –',
  DV: 'G S | N | N | – | – | G S | N | – | own | X | own | N',
  FIN: 'S | – | C | G S | – | – | – | – | own | – | – | N',
  HOUSING: 'G S | – | S | C | – | N | – | – | S | S if same home | S | S',
  VOICE: 'G S | S | S | – | N | – | S | – | S as agreed | S as agreed | own | S',
  VOICE_CONF: 'G S | X unless author | X unless author | X | X unless author | N | own | X | X | X | own | X',
  NOTIFIER: 'S segregated | X | X | X | X | X | X | X | X | X | X | X',
  SERVICE: 'S with release or § 100a | C | G own | G own | G own | – | – | G own | own | – | – | S read out',
  COURT: 'G S | N | N | – | – | N | N | – | party | party | – | N',
  PLAN:
    'G S | S own measures + goals | S | S own measures | S own measures | S own measures | S own measures | S own measures' +
    ' | S | S | S | S',
  INTERNAL: 'own only | own only | own only | own only | own only | own only | own only | own only | – | – | – | –',
};

/** Columns the written table does not have; proposals of POLICY.md. */
export const PROPOSED_COLUMNS = [
  'municipality',
  'labour_office',
  'guardian',
  'representative',
] as const satisfies readonly PartyType[];

export const PROPOSED: Readonly<Record<Category, string>> = {
  IDENT: 'S | S | S | S own+child',
  CONTACT: 'N | N | own | own',
  SAFE_ADDR: 'X | X | own | own',
  FAMREL: '– | – | S | S',
  EDU: '– | – | S about the child | S about the child',
  EDU_SPEC: '– | – | S about the child | S about the child',
  HEALTH_C: '– | – | S about the child | S about the child',
  HEALTH_P: '– | – | – | C',
  THERAPY: 'X | X | own | –',
  CRIM: '– | – | own | own if lawful',
  DV: '– | – | own | own',
  FIN: '– | – | – | own',
  HOUSING: 'S | – | S | S',
  VOICE: '– | – | own | S as agreed',
  VOICE_CONF: 'X | X | own | X',
  NOTIFIER: 'X | X | X | X',
  SERVICE: '– | – | – | own',
  COURT: '– | – | party | party',
  PLAN: 'S own measures | S own measures | S | S',
  INTERNAL: 'own only | own only | – | –',
};

type Sight = Pick<Cell, 'see' | 'condition'>;

/** What the words of the table mean for seeing. */
export const MEANING: Readonly<Record<string, Sight>> = {
  S: { see: 'yes', condition: null },
  'S segregated': { see: 'yes', condition: null },
  'S as agreed': { see: 'yes', condition: null },
  'S about the child': { see: 'yes', condition: 'child' },
  'S if same home': { see: 'yes', condition: 'same_home' },
  'S if disclosed': { see: 'yes', condition: 'disclosed' },
  'S read out': { see: 'yes', condition: 'read_out' },
  'S with release or § 100a': { see: 'yes', condition: 'release_or_100a' },
  'S own measures': { see: 'yes', condition: 'own_measures' },
  'S own measures + goals': { see: 'yes', condition: 'own_measures_and_goals' },
  'S own+child': { see: 'own', condition: 'child' },
  own: { see: 'own', condition: null },
  'own only': { see: 'own', condition: null },
  'own alone': { see: 'own', condition: 'alone' },
  'own if lawful': { see: 'own', condition: 'lawful' },
  party: { see: 'own', condition: 'party_to_proceedings' },
  '(consent)': { see: 'own', condition: null },
  N: { see: 'decision', condition: null },
  C: { see: 'release', condition: null },
  '–': { see: 'never', condition: null },
  X: { see: 'block', condition: null },
  'X unless author': { see: 'block', condition: 'unless_author' },
};

/** Where a formal copy hides even that something is missing, besides what is blocked. */
export const HIDDEN: readonly Category[] = ['SAFE_ADDR', 'NOTIFIER', 'VOICE_CONF', 'CRIM', 'DV', 'INTERNAL'];

/** The letter G, as written; families speak for themselves in every category but these. */
export const FAMILY_DOES_NOT_BRING: readonly Category[] = ['CRIM', 'NOTIFIER', 'INTERNAL', 'THERAPY'];

/** Who may bring a category although the table has no G in its cell: proposals of POLICY.md. */
export const BRINGS_BESIDES: Readonly<Partial<Record<Category, readonly PartyType[]>>> = {
  CRIM: ['ospod'],
  NOTIFIER: ['ospod'],
  VOICE_CONF: ['school', 'ngo', 'low_threshold', 'health'],
  HOUSING: ['municipality'],
  FIN: ['municipality', 'labour_office'],
  INTERNAL: [
    'ospod',
    'school',
    'ngo',
    'debt_advice',
    'low_threshold',
    'police',
    'health',
    'addiction',
    'municipality',
    'labour_office',
  ],
};

/** Services that may write with their client's consent where they may hear only with a release. */
export const BRINGS_WITH_CONSENT: readonly PartyType[] = ['ngo', 'debt_advice', 'low_threshold', 'health', 'addiction'];
