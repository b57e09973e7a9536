import { describe, expect, it } from 'vitest';
import * as oracle from './matrix.oracle.js';
import {
  BASES,
  CATEGORIES,
  isFamilySeat,
  MATRIX_V1,
  authoring,
  cellOf,
  type Authoring,
  type Category,
  type PartyType,
} from './index.js';

type Row = readonly [category: Category, type: PartyType, written: string];

function rowsOf(table: Readonly<Record<Category, string>>, columns: readonly PartyType[]): readonly Row[] {
  return CATEGORIES.flatMap((category) => {
    const words = table[category].split(' | ').map((cell) => cell.trim());
    expect(words.length).toBe(columns.length);
    return columns.map((type, index): Row => [category, type, words[index] ?? '']);
  });
}

const ROWS: readonly Row[] = [
  ...rowsOf(oracle.WRITTEN, oracle.WRITTEN_COLUMNS),
  ...rowsOf(oracle.PROPOSED, oracle.PROPOSED_COLUMNS),
];

/** Words without the letter G. */
function sightOf(written: string): string {
  return written.replace(/^G(\(PPP\))? ?/, '').trim();
}

function expectedAuthor([category, type, written]: Row): Authoring {
  if (isFamilySeat(type)) return expectedOfFamily(category, written);
  if (written === 'G (consent)') return 'consent';
  const besides = oracle.BRINGS_BESIDES[category]?.includes(type) ?? false;
  if (written.startsWith('G') || besides) return 'yes';
  return written === 'C' && oracle.BRINGS_WITH_CONSENT.includes(type) ? 'consent' : 'no';
}

function expectedOfFamily(category: Category, written: string): Authoring {
  const speaksForChild = category !== 'VOICE' && category !== 'VOICE_CONF' ? true : written === 'own';
  return speaksForChild && !oracle.FAMILY_DOES_NOT_BRING.includes(category) ? 'yes' : 'no';
}

describe('matrix cz-2026-1', () => {
  it('covers 20 categories and 16 seats', () => expect(ROWS.length).toBe(320));

  it.each(ROWS)('[P9] %s for %s stands as written: %s', (category, type, written) => {
    const { see, condition } = cellOf(MATRIX_V1, type, category);
    expect({ see, condition }).toEqual(oracle.MEANING[sightOf(written)]);
  });

  it.each(ROWS)('[P17] %s for %s is marked only where its existence may be known', (category, type, written) => {
    const hidden = oracle.HIDDEN.includes(category) || written.startsWith('X');
    expect(cellOf(MATRIX_V1, type, category).existence).toBe(hidden ? 'hidden' : 'marked');
  });

  it.each(ROWS)('[P19] %s is brought by %s as written: %s', (category, type, written) => {
    expect(authoring(MATRIX_V1, type, category)).toBe(expectedAuthor([category, type, written]));
  });

  it.each(ROWS)('%s for %s names a basis of the catalogue', (category, type) => {
    expect(Object.keys(BASES)).toContain(cellOf(MATRIX_V1, type, category).basis);
  });

  it('names the basis of every row', () => {
    const bases = CATEGORIES.map((category) => [
      category,
      ...new Set(Object.values(MATRIX_V1.cells[category]).map(({ basis }) => basis)),
    ]);
    expect(bases).toEqual([
      ['IDENT', 'zspod-51-4-d'],
      ['CONTACT', 'purpose-limit'],
      ['SAFE_ADDR', 'safety'],
      ['FAMREL', 'zspod-51-4-d'],
      ['EDU', 'zspod-53', 'sz-21'],
      ['EDU_SPEC', 'zspod-53', 'v72-2005'],
      ['HEALTH_C', 'z372-51', 'zspod-51-4-e'],
      ['HEALTH_P', 'z372-51', 'zss-100'],
      ['THERAPY', 'z372-51'],
      ['CRIM', 'gdpr-10'],
      ['DV', 'safety', 'expulsion-record'],
      ['FIN', 'zss-100'],
      ['HOUSING', 'zspod-51-4-d'],
      ['VOICE', 'zspod-10-3-d'],
      ['VOICE_CONF', 'v473-1'],
      ['NOTIFIER', 'zspod-55-57'],
      ['SERVICE', 'zss-100'],
      ['COURT', 'court-party'],
      ['PLAN', 'zspod-10-3-d'],
      ['INTERNAL', 'gdpr-5-1-c'],
    ]);
  });

  it('gives the hints that a person needs who decides or writes', () => {
    const notes = ROWS.flatMap(([category, type]) => {
      const { note } = cellOf(MATRIX_V1, type, category);
      return note ? [`${category} ${type} ${note}`] : [];
    });
    expect(notes.sort()).toEqual([
      'COURT child via_guardian',
      'DV school what_to_do',
      'EDU_SPEC school by_counselling_centre',
      'HEALTH_C child ask_from_15',
      'HEALTH_C guardian ask_from_15',
      'HEALTH_C school safety_needs',
      'NOTIFIER ospod segregated',
      'PLAN child plain_language',
      'PLAN guardian plain_language',
      'PLAN parent_a without_safety_data',
      'PLAN parent_b without_safety_data',
      'PLAN representative without_safety_data',
      'THERAPY ospod need_stated_by_therapist',
      'VOICE parent_a as_agreed_with_child',
      'VOICE parent_b as_agreed_with_child',
      'VOICE representative as_agreed_with_child',
    ]);
  });
});
