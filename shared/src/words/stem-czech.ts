/**
 * Light stemmer of Czech after Dolamic & Savoy, "Indexing and stemming approaches for the Czech language" (Information
 * Processing & Management 45, 2009), the variant that takes endings of cases and possessives only. Own additions: the
 * fleeting "e" is dropped behind a softened consonant too (otec, otce), and the whole works on folded words as well,
 * for people who type without diacritics.
 */
import { fold } from './fold.js';

/** Endings by the length a word must be over to lose them; the first that fits goes. */
const CASES: readonly (readonly [longerThan: number, endings: readonly string[]])[] = [
  [7, ['atech']],
  [6, ['ětem', 'etem', 'atům']],
  [
    5,
    [
      ...[
        'ech',
        'ich',
        'ích',
        'ého',
        'ěmi',
        'emi',
        'ému',
        'ěte',
        'ete',
        'ěti',
        'eti',
        'ího',
        'iho',
        'ími',
        'ímu',
        'imu',
      ],
      ...['ách', 'ata', 'aty', 'ých', 'ama', 'ami', 'ové', 'ovi', 'ými'],
    ],
  ],
  [4, ['em', 'es', 'ém', 'ím', 'ům', 'at', 'ám', 'os', 'us', 'ým', 'mi', 'ou']],
  [3, ['a', 'e', 'i', 'o', 'u', 'ů', 'y', 'á', 'é', 'í', 'ý', 'ě']],
];
const POSSESSIVES: readonly string[] = ['ov', 'in', 'ův'];
const FOLDED_CASES = CASES.map(([longerThan, endings]) => [longerThan, [...new Set(endings.map(fold))]] as const);
const FOLDED_POSSESSIVES = POSSESSIVES.map(fold);
/** Softened ends and what they were: české, čeští; žena, ženě stays. */
const SOFT: Readonly<Record<string, string>> = { c: 'k', č: 'k', z: 'h', ž: 'h' };

/** Stem of a lower-case Czech word written with its diacritics, folded. Equal for most forms of one word. */
export function stemOf(word: string): string {
  const bare = without(POSSESSIVES, withoutCase(CASES, word));
  return fold(hardened(bare));
}

/** The same of a folded word. It cannot tell "čeští" from "cesti", so nothing but the endings is undone. */
export function foldedStemOf(folded: string): string {
  return hardEnd(without(FOLDED_POSSESSIVES, withoutCase(FOLDED_CASES, folded)));
}

function withoutCase(table: typeof CASES, word: string): string {
  for (const [longerThan, endings] of table) {
    if (word.length <= longerThan) continue;
    const ending = endings.find((one) => word.endsWith(one));
    if (ending !== undefined) return word.slice(0, -ending.length);
  }
  return word;
}

function without(endings: readonly string[], word: string): string {
  const ending = word.length > 5 ? endings.find((one) => word.endsWith(one)) : undefined;
  return ending === undefined ? word : word.slice(0, -ending.length);
}

function hardened(stem: string): string {
  if (stem.endsWith('čt')) return `${stem.slice(0, -2)}ck`;
  if (stem.endsWith('št')) return `${stem.slice(0, -2)}sk`;
  return hardEnd(stem.length > 2 && stem.at(-2) === 'ů' ? `${stem.slice(0, -2)}o${stem.at(-1)}` : stem);
}

function hardEnd(stem: string): string {
  const last = stem.at(-1) ?? '';
  const hard = stem.slice(0, -1) + (SOFT[last] ?? last);
  return hard.length > 2 && hard.at(-2) === 'e' ? hard.slice(0, -2) + hard.slice(-1) : hard;
}
