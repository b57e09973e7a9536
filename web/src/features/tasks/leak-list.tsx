import { useEffect, useRef, type ReactElement } from 'react';
import type { TaskLeakPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { CategoryChip, TextField } from '../../ui/index.js';
import styles from './tasks.module.css';
import { useTaskWords } from './use-words.js';

export interface LeakListProps {
  readonly leaks: readonly TaskLeakPartsFragment[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
}

/** The passages a task would tell of, each with the words; where it may be, the reason for leaving them. */
export function LeakList({ leaks, reason, onReason }: LeakListProps): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useTaskWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [leaks]);
  const blocked = leaks.some((leak) => leak.blocked);
  return (
    <div className={styles.leaks} role="alert" tabIndex={-1} ref={box}>
      <h3>{t('leak.title')}</h3>
      <ul>
        {leaks.map((leak) => (
          <li key={leak.unitId}>
            <p>
              {leak.category === null ? null : <CategoryChip name={word(`category.${leak.category}`)} />}{' '}
              {t('leak.words', { words: format.list(leak.words) })}
            </p>
            <p className={styles.excerpt}>{format.text(leak.excerpt)}</p>
          </li>
        ))}
      </ul>
      <p>{t(blocked ? 'leak.blocked' : 'leak.confirm')}</p>
      {blocked ? null : <TextField label={t('leak.reason')} rows={2} value={reason} onChange={onReason} />}
    </div>
  );
}
