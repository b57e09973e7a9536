import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useWords } from '../../i18n/index.js';
import { classes, PartyMark } from '../../ui/index.js';
import { isChanged, signOf } from './cell-sign.js';
import { CellSymbol } from './cell-symbol.js';
import { cellOf, type CellPlace, isPlace, type Party, type Row } from './grid-view.js';
import { nextCell } from './next-cell.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';
import { useCellWords } from './use-cell-words.js';

export interface SharingTableProps {
  readonly label: string;
  readonly parties: readonly Party[];
  readonly rows: readonly Row[];
  readonly open: CellPlace | undefined;
  readonly onOpen: (place: CellPlace, cell: HTMLElement) => void;
}

/** Rows that close a group of related categories. */
const GROUP_ENDS: ReadonlySet<Row['category']> = new Set(['EDU', 'THERAPY', 'HOUSING', 'NOTIFIER']);

/** Categories by seats. One Tab stop: arrows move, Home and End run, Enter opens. */
export function SharingTable(props: SharingTableProps): ReactElement {
  const { label, parties, rows, open, onOpen } = props;
  const { t } = useSharingWords();
  const [at, setAt] = useState({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const move = (event: KeyboardEvent): void => {
    const next = nextCell(event, at, { rows: rows.length, columns: parties.length });
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  };
  return (
    <div className={styles.scroll}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- a table walked by arrows is a grid (ARIA 1.2) */}
      <table role="grid" aria-label={label} ref={table} className={styles.grid} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('category')}</th>
            {parties.map((party) => (
              <th
                key={party.partyId}
                scope="col"
                className={classes(open?.partyId === party.partyId && styles.current)}
              >
                <PartyMark type={party.type} letter={party.letter} />
                <span>{party.label}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <GridRow
              key={row.category}
              {...{ row, index, parties, open, at }}
              onOpen={(place, cell, column) => {
                setAt({ row: index, column });
                onOpen(place, cell);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface GridRowProps {
  readonly row: Row;
  readonly index: number;
  readonly parties: readonly Party[];
  readonly open: CellPlace | undefined;
  readonly at: { readonly row: number; readonly column: number };
  readonly onOpen: (place: CellPlace, cell: HTMLElement, column: number) => void;
}

function GridRow({ row, index, parties, open, at, onOpen }: GridRowProps): ReactElement {
  const { t: word } = useWords();
  const { labelOf } = useCellWords();
  const { category } = row;
  return (
    <tr className={classes(GROUP_ENDS.has(category) && styles.groupEnd)}>
      <th scope="row" className={classes(open?.category === category && styles.current)}>
        <span>{word(`category.${category}`)}</span>
        <small>{category}</small>
      </th>
      {parties.map((party, column) => {
        const cell = cellOf(row, party);
        if (!cell) return null;
        const sign = signOf(cell);
        const place = { partyId: party.partyId, category };
        return (
          <td
            key={party.partyId}
            aria-selected={isPlace(open, row, party)}
            className={classes(sign === 'block' && styles.blocked, isChanged(cell) && styles.notch)}
          >
            <button
              type="button"
              aria-label={labelOf(party, row, cell)}
              tabIndex={at.row === index && at.column === column ? 0 : -1}
              data-at={`${index} ${column}`}
              onClick={(event) => onOpen(place, event.currentTarget, column)}
            >
              <CellSymbol sign={sign} />
            </button>
          </td>
        );
      })}
    </tr>
  );
}
