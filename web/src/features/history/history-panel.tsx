import { useState, type ReactElement } from 'react';
import type { UnitContent } from '@soulad/shared/doc';
import { Select } from '../../ui/index.js';
import type { HistoryUnit } from './history-unit.js';
import styles from './history.module.css';
import { RecordChanges } from './record-changes.js';
import { UnitVersions } from './unit-versions.js';
import { useHistoryWords } from './use-words.js';

export interface HistoryPanelProps {
  readonly recordId: string;
  /** The units the viewer may read, in their order. */
  readonly units: readonly HistoryUnit[];
  /** Changes with every reading of the record, so that the list follows. */
  readonly rev: string;
  /** Writes a text into a unit as an edit of the viewer. False when the unit is not open for it. */
  readonly restore: (unitId: string, content: UnitContent) => boolean;
}

const WHOLE = 'whole';

/** Historie: versions of what the viewer may read, and what changed between two of them. */
export function HistoryPanel({ recordId, units, rev, restore }: HistoryPanelProps): ReactElement {
  const { t } = useHistoryWords();
  const [chosen, setChosen] = useState<string>(WHOLE);
  const unit = units.find((one) => one.id === chosen);
  const nameOf = (one: HistoryUnit): string => t('unit', { ordinal: one.ordinal, label: one.label });
  return (
    <section className={styles.panel} aria-labelledby="history" data-print="never">
      <h2 id="history" className={styles.heading}>
        {t('heading')}
      </h2>
      <p className={styles.small}>{t('lead')}</p>
      <Select
        label={t('of')}
        value={unit?.id ?? WHOLE}
        onChange={setChosen}
        options={[{ id: WHOLE, name: t('whole') }, ...units.map((one) => ({ id: one.id, name: nameOf(one) }))]}
      />
      {unit === undefined ? (
        <RecordChanges key={rev} recordId={recordId} units={units} onOpen={setChosen} />
      ) : (
        <UnitVersions key={unit.id} unitId={unit.id} restore={(content) => restore(unit.id, content)} />
      )}
      <p className={styles.small}>{t('audited')}</p>
    </section>
  );
}
