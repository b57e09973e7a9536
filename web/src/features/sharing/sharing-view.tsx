import { useRef, useState, type ReactElement } from 'react';
import type { GridPartsFragment } from '../../generated/graphql.gen.js';
import { useNarrow } from '../../lib/index.js';
import { CellPanel } from './cell-panel.js';
import { cellOf, type CellPlace, inOrder, type Party, type Row } from './grid-view.js';
import { PartyList } from './party-list.js';
import styles from './sharing.module.css';
import { SharingTable } from './sharing-table.js';
import { useSharingWords } from './sharing-words.js';

export interface SharingViewProps {
  readonly label: string;
  readonly grid: GridPartsFragment;
  readonly parties: readonly Party[];
  readonly rows: readonly Row[];
  readonly onChanged: (grid: GridPartsFragment, said: string) => void;
}

/** Seats by categories with the panel of the opened cell: a table, or a list per seat where there is no room for one. */
export function SharingView({ label, grid, parties, rows, onChanged }: SharingViewProps): ReactElement {
  const { t } = useSharingWords();
  const phone = useNarrow();
  const [open, setOpen] = useState<CellPlace>();
  const from = useRef<HTMLElement>(null);
  const shown = { parties: inOrder(parties), rows, open };
  const onOpen = (place: CellPlace, cell: HTMLElement): void => {
    from.current = cell;
    setOpen(place);
  };
  const onClose = (): void => {
    setOpen(undefined);
    from.current?.focus();
  };
  const party = parties.find(({ partyId }) => partyId === open?.partyId);
  const row = rows.find(({ category }) => category === open?.category);
  const cell = party && row ? cellOf(row, party) : undefined;
  const panel =
    party && row && cell ? (
      <CellPanel
        key={`${party.partyId} ${row.category}`}
        {...{ grid, party, row, cell, onClose }}
        onDone={(next, said) => {
          onChanged(next, said);
          onClose();
        }}
      />
    ) : null;
  if (phone || parties.length === 1) return <PartyList label={label} {...shown} onOpen={onOpen} panel={panel} />;
  return (
    <div className={styles.columns}>
      <SharingTable label={label} {...shown} onOpen={onOpen} />
      <aside aria-label={t('panel')} className={styles.aside} data-print="never">
        {panel ?? <p className={styles.hint}>{t(grid.mayNarrow ? 'panelEmpty' : 'panelEmptyReader')}</p>}
      </aside>
    </div>
  );
}
