import { isClockKind } from '@soulad/shared/workflow';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { ClockPartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useBasisWords } from '../../lib/index.js';
import { Button, ClockRing, linkClass } from '../../ui/index.js';
import { bySoonest, clockView } from './clock-view.js';
import styles from './desk.module.css';

export type ClockRow = ClockPartsFragment;
const EVENTS = ['corrective-measure', 'institutional-care', 'zdvop', 'foster-care'] as const;

/** Clocks as rings, nearest first, each with its day and the § behind it. */
export function ClockList({
  clocks,
  withFamily,
  onEnd,
}: {
  readonly clocks: readonly ClockRow[];
  readonly withFamily: boolean;
  /** Ends a term that a noted event started; left out: none is ended here. */
  readonly onEnd?: (eventId: string) => void;
}): ReactElement {
  return (
    <ul className={styles.clocks}>
      {bySoonest(clocks).map((clock) => (
        <li key={`${clock.caseId} ${clock.kind} ${clock.eventId ?? clock.dueOn}`}>
          <Ring clock={clock} />
          <ClockText clock={clock} withFamily={withFamily} />
          {onEnd === undefined || clock.eventId === null ? null : (
            <EndButton clock={clock} eventId={clock.eventId} onEnd={onEnd} />
          )}
        </li>
      ))}
    </ul>
  );
}

function EndButton(props: {
  readonly clock: ClockRow;
  readonly eventId: string;
  readonly onEnd: (eventId: string) => void;
}): ReactElement {
  const { t } = useWords();
  const { clock, eventId, onEnd } = props;
  const what = t(`clock.${isClockKind(clock.kind) ? clock.kind : 'other'}`);
  return (
    <Button
      look="quiet"
      className={styles.endClock}
      aria-label={t('desk.endClockLabel', { what })}
      onPress={() => onEnd(eventId)}
    >
      {t('desk.endClock')}
    </Button>
  );
}

function Ring({ clock }: { readonly clock: ClockRow }): ReactElement {
  const { t } = useWords();
  const { state, left } = clockView(clock);
  if (state === 'today') return <ClockRing state={state} left={left} word={t('desk.todayWord')} />;
  if (state === 'over')
    return <ClockRing state={state} left={left} word={t('desk.overBy', { count: -clock.daysLeft })} />;
  return (
    <ClockRing state={state} left={left} number={clock.daysLeft} word={t('desk.days', { count: clock.daysLeft })} />
  );
}

function ClockText({ clock, withFamily }: { readonly clock: ClockRow; readonly withFamily: boolean }): ReactElement {
  const { t, format } = useWords();
  const basisWords = useBasisWords();
  const event = EVENTS.find((one) => one === clock.event);
  const kind = t(`clock.${isClockKind(clock.kind) ? clock.kind : 'other'}`);
  const what = event === undefined ? kind : `${kind}: ${t(`reviewEvent.${event}`)}`;
  const { state } = clockView(clock);
  const rest =
    state === 'over'
      ? t('desk.overdue')
      : state === 'today'
        ? t('desk.todayWord')
        : t('desk.workingDays', { count: clock.workingDaysLeft });
  return (
    <div>
      <p className={styles.clockTitle}>
        {withFamily ? (
          <Link to="/cases/$caseId" params={{ caseId: clock.caseId }} className={linkClass('bare')}>
            {t('desk.clockTitle', { family: clock.familyName, what })}
          </Link>
        ) : (
          what
        )}
      </p>
      <p className={styles.second}>
        {t('desk.due', { day: clock.dueAt === null ? format.day(clock.dueOn) : format.dayTime(clock.dueAt) })} · {rest}
      </p>
      <p className={styles.second}>{format.text(basisWords(clock.basis))}</p>
    </div>
  );
}
