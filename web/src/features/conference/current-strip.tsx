import type { ReactElement } from 'react';
import { itemProgress } from './agenda-progress.js';
import styles from './room.module.css';
import { itemsOf, type TimedItem } from './sitting-times.js';
import type { Sitting } from './types.js';
import { useWords } from './use-words.js';

/** The item that is on, if any. */
export function currentItemOf(sitting: Sitting | undefined, currentId: string | null): TimedItem | undefined {
  return sitting && itemsOf(sitting).find((item) => item.id === currentId);
}

/** On a phone: the current item of the agenda over the paper. */
export function CurrentStrip({
  item,
  now,
}: {
  readonly item: TimedItem | undefined;
  readonly now: number;
}): ReactElement | null {
  const { t } = useWords();
  if (!item) return null;
  const progress = itemProgress(item, now);
  return (
    <p className={styles.strip} data-print="never">
      <strong>
        {item.ordinal} {item.title}
      </strong>
      {progress.state === 'running' ? (
        <span>{t('agenda.short', { count: progress.elapsedMinutes, minutes: item.minutes })}</span>
      ) : null}
    </p>
  );
}
