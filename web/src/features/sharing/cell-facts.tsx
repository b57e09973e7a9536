import type { ReactElement } from 'react';
import type { CellPartsFragment, GridPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useBasisWords } from '../../lib/index.js';
import { isChanged, signOf } from './cell-sign.js';
import type { Row } from './grid-view.js';
import styles from './sharing.module.css';
import { bringsKey, conditionKey, noteKey, useSharingWords } from './sharing-words.js';

export interface CellFactsProps {
  readonly grid: GridPartsFragment;
  readonly row: Row;
  readonly cell: CellPartsFragment;
}

/** What holds, by which rule, on which legal basis, until when, for how many passages. */
export function CellFacts({ grid, row, cell }: CellFactsProps): ReactElement {
  const { t } = useSharingWords();
  const basis = useBasisWords();
  const condition = conditionKey(cell.condition);
  const note = noteKey(cell.note);
  const brings = bringsKey(cell.brings);
  const facts: readonly (readonly [string, string])[] = [
    [t('now'), t(`levels.${cell.level}`)],
    ...(condition && cell.level !== 'block' ? ([[t('condition'), t(`conditions.${condition}`)]] as const) : []),
    ...(note ? ([[t('note'), t(`notes.${note}`)]] as const) : []),
    [t('rule'), isChanged(cell) ? t('ruleOfCase') : t('ruleOfMatrix', { version: grid.matrixVersion })],
    ...(isChanged(cell) ? ([[t('default'), t(`levels.${cell.defaultLevel}`)]] as const) : []),
    [t('basis'), basis(cell.basis)],
    ...(brings ? ([[t('bringsLabel'), t(`brings.${brings}`)]] as const) : []),
    [t('until'), useUntil(cell)],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Counts row={row} cell={cell} said={grid.others.some(({ partyId }) => partyId === cell.partyId)} />
      <Decided cell={cell} />
    </>
  );
}

function useUntil(cell: CellPartsFragment): string {
  const { format } = useWords();
  const { t } = useSharingWords();
  const ends = cell.releases.flatMap(({ until }) => (until === null ? [] : [until])).toSorted();
  const last = ends.at(-1);
  const sign = signOf(cell);
  return sign === 'released' && last !== undefined && ends.length === cell.releases.length
    ? t('untilRelease', { day: format.date(last) })
    : t('untilNever');
}

interface CountsProps extends Pick<CellFactsProps, 'row' | 'cell'> {
  /** Counted are the viewer's own words, not all that the viewer reads. */
  readonly said: boolean;
}

function Counts({ row, cell, said }: CountsProps): ReactElement {
  const { t } = useSharingWords();
  const none = t(said ? 'countedSaidNone' : 'countedNone');
  return (
    <ul className={styles.counts}>
      <li>
        {row.passages === 0 ? none : t(said ? 'countedSaid' : 'counted', { count: row.passages, reads: cell.reads })}
      </li>
      {cell.letIn > 0 ? <li>{t('letIn', { count: cell.letIn })}</li> : null}
      {cell.takenOut > 0 ? <li>{t('takenOut', { count: cell.takenOut })}</li> : null}
    </ul>
  );
}

/** Who changed the cell for this case, when and why; also what was taken back again. */
function Decided({ cell }: { readonly cell: CellPartsFragment }): ReactElement | null {
  const { format } = useWords();
  const { t } = useSharingWords();
  if (cell.narrowings.length === 0) return null;
  return (
    <ul className={styles.decided}>
      {cell.narrowings.map((one) => (
        <li key={one.id}>
          <p>{t('narrowedBy', { level: t(`short.${one.level}`), who: one.decidedBy, at: format.dayTime(one.from) })}</p>
          <p className={styles.quote}>{format.text(one.reason)}</p>
          {one.liftedAt === null ? null : (
            <p>{t('liftedAt', { at: format.dayTime(one.liftedAt), reason: one.liftReason ?? '' })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
