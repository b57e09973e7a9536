import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import styles from './carve.module.css';
import type { Unit } from './types.js';
import type { OpenPassage } from './use-paper-state.js';
import { useRecordDesk } from './desk-context.js';
import { usePlanWords } from './use-plan-words.js';
import { useWords } from './use-words.js';

const SHOWN = 60;

export interface SelectionBarProps {
  readonly unit: Unit;
  readonly passage: OpenPassage['passage'];
  readonly onAct: (act: OpenPassage['act']) => void;
}

/** What may be done with the words that are selected. */
export function SelectionBar({ unit, passage, onAct }: SelectionBarProps): ReactElement | null {
  const { t } = useWords();
  const { t: plan } = usePlanWords();
  const takes = useRecordDesk().caseId !== null && unit.state === 'shared';
  if (!mayLimit(unit)) return null;
  const text = passage.text.replace(/\s+/gu, ' ').trim();
  const shown = text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text;
  return (
    <section aria-label={t('carve.selection')} className={styles.selection} data-print="never">
      <p className={styles.chosen}>{t('carve.chosen', { text: shown })}</p>
      <div className={styles.acts}>
        <kbd className={styles.key}>Ctrl+Shift+A</kbd>
        <Button onPress={() => onAct('limit')}>{t('carve.limit')}</Button>
        {unit.may.publish ? (
          <Button look="quiet" onPress={() => onAct('publish')}>
            {t('carve.publish')}
          </Button>
        ) : null}
        {takes ? (
          <Button look="quiet" onPress={() => onAct('plan')}>
            {plan('take.act')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

/** Whether the viewer may cut passages out of the unit. */
export function mayLimit(unit: Unit): boolean {
  return unit.may.narrow;
}
