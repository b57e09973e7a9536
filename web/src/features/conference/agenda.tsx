import { useId, type ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import { itemProgress, nextItem } from './agenda-progress.js';
import styles from './course.module.css';
import type { TimedItem } from './sitting-times.js';
import { useWords } from './use-words.js';

export interface AgendaProps {
  readonly items: readonly TimedItem[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly now: number;
  /** Given to whoever runs the meeting while it runs. */
  readonly onStart?: ((itemId: string) => void) | undefined;
}

/** The course of the meeting: what was, what is on, what comes, with its time box. */
export function Agenda({ items, startsAt, endsAt, now, onStart }: AgendaProps): ReactElement {
  const { t, time } = useWords();
  const heading = useId();
  const next = nextItem(items);
  return (
    <section aria-labelledby={heading} className={styles.block}>
      <header className={styles.head}>
        <h2 id={heading}>{t('agenda.heading')}</h2>
        <span className={styles.meta}>
          {time(startsAt)}–{time(endsAt)}
        </span>
      </header>
      <ol className={styles.agenda}>
        {items.map((item) => (
          <AgendaRow key={item.id} item={item} now={now} />
        ))}
      </ol>
      {onStart && next ? (
        <Button look="secondary" className={styles.wide} onPress={() => onStart(next.id)}>
          {t('agenda.start', { ordinal: next.ordinal, title: next.title })}
        </Button>
      ) : null}
    </section>
  );
}

function AgendaRow({ item, now }: { readonly item: TimedItem; readonly now: number }): ReactElement {
  const { t, time } = useWords();
  const progress = itemProgress(item, now);
  const at = time(item.startedAt ?? item.plannedAt);
  return (
    <li
      className={styles.item}
      data-state={progress.state}
      aria-current={progress.state === 'running' ? 'step' : undefined}
    >
      <span className={styles.ordinal}>
        {progress.state === 'done' ? (
          <svg viewBox="0 0 14 14" role="img" aria-label={t('agenda.done')} className={styles.tick}>
            <path d="M2 7.5l3.5 3.5L12 3.5" />
          </svg>
        ) : (
          item.ordinal
        )}
      </span>
      <span className={styles.title}>{item.title}</span>
      <span className={styles.meta}>{at}</span>
      {progress.state === 'running' ? (
        <span className={styles.running}>
          <span
            role="progressbar"
            aria-label={t('agenda.progress', { title: item.title })}
            aria-valuenow={Math.round(progress.fraction * 100)}
            aria-valuemin={0}
            aria-valuemax={100}
            className={styles.track}
          >
            <span className={styles.filled} style={{ inlineSize: `${progress.fraction * 100}%` }} />
          </span>
          <span>
            {progress.overMinutes > 0
              ? t('agenda.over', { count: progress.overMinutes })
              : t('agenda.elapsed', { count: progress.elapsedMinutes, minutes: item.minutes })}
          </span>
        </span>
      ) : null}
    </li>
  );
}
