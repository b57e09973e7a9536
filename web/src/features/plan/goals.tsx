import type { ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import { nameOf, parentNames } from './names.js';
import styles from './plan.module.css';
import { faultsIn, type Item, onTable, type Plan } from './types.js';
import { usePlanWords } from './use-words.js';

/** Goals side by side: how it is now, how it is to be, until when. */
export function Goals({ plan, onEdit }: { readonly plan: Plan; readonly onEdit: (item: Item) => void }): ReactElement {
  const { t, format } = usePlanWords();
  const goals = onTable(plan, 'goal');
  if (goals.length === 0) return <p className={styles.empty}>{t('goalsNone')}</p>;
  return (
    <ul className={styles.goals}>
      {goals.map((goal) => {
        const causes = parentNames({ t }, plan, goal);
        return (
          <li key={goal.unitId} data-item={goal.unitId}>
            <h3>
              <span className={styles.number}>{nameOf({ t }, goal)}</span> {format.text(goal.unit.text)}
            </h3>
            <p className={styles.figure}>
              {goal.now === '' ? null : <span className={styles.now}>{format.text(goal.now)}</span>}
              {goal.target === '' ? null : (
                <>
                  <span aria-hidden="true">→ </span>
                  <span className="visually-hidden">{t('arrow')} </span>
                  <strong>{format.text(goal.target)}</strong>
                </>
              )}
            </p>
            {goal.indicator === '' ? null : (
              <p className={styles.small}>{t('indicator', { text: format.text(goal.indicator) })}</p>
            )}
            {goal.until === null ? null : <p className={styles.small}>{t('until', { day: format.day(goal.until) })}</p>}
            {causes.length === 0 ? null : <p className={styles.small}>{t('because', { list: format.list(causes) })}</p>}
            {faultsIn(goal).map((fault) => (
              <p key={fault} className={styles.fault}>
                {t(`missing.${fault}`)}
              </p>
            ))}
            {goal.may.describe ? (
              <Button look="quiet" aria-label={`${t('edit')} ${nameOf({ t }, goal)}`} onPress={() => onEdit(goal)}>
                {t('edit')}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
