import { useState, type ReactElement, type ReactNode } from 'react';
import { useWords } from '../../i18n/index.js';
import { Button, classes, PartyMark, Select } from '../../ui/index.js';
import { isChanged, signOf } from './cell-sign.js';
import { CellSymbol } from './cell-symbol.js';
import { cellOf, type CellPlace, isPlace, type Party, type Row } from './grid-view.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';
import { useCellWords } from './use-cell-words.js';

export interface PartyListProps {
  readonly label: string;
  readonly parties: readonly Party[];
  readonly rows: readonly Row[];
  readonly open: CellPlace | undefined;
  readonly onOpen: (place: CellPlace, cell: HTMLElement) => void;
  /** What stands under the opened line. */
  readonly panel: ReactNode;
}

/** The grid for a narrow window, and a single column in any: one seat, its categories under each other. */
export function PartyList({ label, parties, rows, open, onOpen, panel }: PartyListProps): ReactElement | null {
  const { t } = useSharingWords();
  const [chosen, choose] = useState<string | null>(null);
  const party = parties.find(({ partyId }) => partyId === chosen) ?? parties[0];
  if (!party) return null;
  return (
    <section aria-label={label}>
      {parties.length === 1 ? (
        <p className={styles.onlyParty}>
          <PartyMark type={party.type} letter={party.letter} /> {party.label}
        </p>
      ) : (
        <Select
          label={t('party')}
          value={party.partyId}
          onChange={choose}
          options={parties.map(({ partyId, type, letter, label: name }) => ({
            id: partyId,
            name,
            // Its sign has no letter here: the letter would be read as part of the name.
            mark: <PartyMark type={type} letter={letter} size="dot" />,
          }))}
        />
      )}
      <ul className={styles.list}>
        {rows.map((row) => (
          <ListRow key={row.category} {...{ row, party, onOpen }} panel={isPlace(open, row, party) ? panel : null} />
        ))}
      </ul>
    </section>
  );
}

interface ListRowProps {
  readonly row: Row;
  readonly party: Party;
  readonly onOpen: PartyListProps['onOpen'];
  readonly panel: ReactNode;
}

function ListRow({ row, party, onOpen, panel }: ListRowProps): ReactElement | null {
  const { t: word } = useWords();
  const { stateOf } = useCellWords();
  const cell = cellOf(row, party);
  if (!cell) return null;
  return (
    <li className={classes(isChanged(cell) && styles.notch)}>
      <Button
        look="plain"
        className={styles.line}
        aria-expanded={panel !== null}
        onPress={({ target }) =>
          target instanceof HTMLElement && onOpen({ partyId: party.partyId, category: row.category }, target)
        }
      >
        <CellSymbol sign={signOf(cell)} />
        <span>{word(`category.${row.category}`)}</span>
        <span className={styles.state}>{stateOf(cell)}</span>
      </Button>
      {panel}
    </li>
  );
}
