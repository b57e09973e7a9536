import type { CellPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { isChanged, signOf } from './cell-sign.js';
import type { Party, Row } from './grid-view.js';
import { useSharingWords } from './sharing-words.js';

export interface CellWords {
  /** "vidí" and whether it was changed for this case. */
  readonly stateOf: (cell: CellPartsFragment) => string;
  /** The whole cell for somebody who hears it. */
  readonly labelOf: (party: Party, row: Row, cell: CellPartsFragment) => string;
}

export function useCellWords(): CellWords {
  const { t: word } = useWords();
  const { t } = useSharingWords();
  const stateOf = (cell: CellPartsFragment): string =>
    isChanged(cell) ? t('stateChanged', { state: t(`signs.${signOf(cell)}`) }) : t(`signs.${signOf(cell)}`);
  return {
    stateOf,
    labelOf: (party, row, cell) =>
      t('cellLabel', { party: party.label, category: word(`category.${row.category}`), state: stateOf(cell) }),
  };
}
