import { CONDITIONS, isFamilySeat, isNarrower, SEE, type See } from '@soulad/shared/policy';
import { useEffect, useId, useRef, type ReactElement, type RefObject } from 'react';
import type { CellPartsFragment, GridPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { Button, PartyMark } from '../../ui/index.js';
import { CellFacts } from './cell-facts.js';
import type { Party, Row } from './grid-view.js';
import { LiftForm } from './lift-form.js';
import { NarrowForm } from './narrow-form.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';

export interface CellPanelProps {
  readonly grid: GridPartsFragment;
  readonly party: Party;
  readonly row: Row;
  readonly cell: CellPartsFragment;
  readonly onClose: () => void;
  /** The grid as the server has it after the change, and what to say of it. */
  readonly onDone: (grid: GridPartsFragment, said: string) => void;
}

/** One opened cell: the rule, where it comes from, and its change with the effect told first. */
export function CellPanel({ grid, party, row, cell, onClose, onDone }: CellPanelProps): ReactElement {
  const { t: word } = useWords();
  const { t } = useSharingWords();
  const title = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useEscape(panel, onClose);
  const levels = levelsFor(cell, party);
  const inForce = cell.narrowings.filter((one) => one.liftedAt === null);
  return (
    <section ref={panel} aria-labelledby={title} className={styles.panel} data-print="never">
      <header className={styles.panelHead}>
        <PartyMark type={party.type} letter={party.letter} />
        <h2 id={title} ref={heading} tabIndex={-1}>
          {t('panelTitle', { party: party.label, category: word(`category.${row.category}`) })}
        </h2>
        <Button look="quiet" onPress={onClose}>
          {t('close')}
        </Button>
      </header>
      <CellFacts grid={grid} row={row} cell={cell} />
      {cell.mayNarrow && levels.length > 0 ? (
        <NarrowForm key={cell.level} {...{ caseId: grid.caseId, party, row, levels, onDone }} />
      ) : null}
      {cell.mayNarrow ? <p className={styles.hint}>{t('wider')}</p> : null}
      {cell.mayNarrow
        ? inForce.map((narrowing) => <LiftForm key={narrowing.id} narrowing={narrowing} onDone={onDone} />)
        : null}
    </section>
  );
}

/** Narrower levels that mean something for the seat: an agency has no data of its own, a family needs no release. */
function levelsFor({ level, condition }: CellPartsFragment, party: Party): readonly See[] {
  const senseless = isFamilySeat(party.type) ? 'release' : 'own';
  const cell = { see: level, condition: CONDITIONS.find((one) => one === condition) ?? null };
  return SEE.filter((one) => one !== level && one !== senseless && isNarrower(cell, one));
}

/** Esc closes the panel when the focus is in it; a list opened inside closes first. */
function useEscape(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = panel.current;
    const act = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    element?.addEventListener('keydown', act);
    return () => element?.removeEventListener('keydown', act);
  }, [panel, close]);
}
