import { useState, type ReactElement } from 'react';
import { Button } from '../../ui/index.js';
import styles from './course.module.css';
import type { Conference } from './types.js';
import { useWords } from './use-words.js';

type State = Conference['state'];

/** Steps that cannot be taken back, or that others see at once: said before they are made. */
const SAID_FIRST = ['ended', 'cancelled', 'postponed', 'convened'] as const satisfies readonly State[];
type SaidFirst = (typeof SAID_FIRST)[number];

function saidFirst(state: State): state is SaidFirst {
  return SAID_FIRST.some((known) => known === state);
}

/** The next steps of the conference that the server offers to this viewer. */
export function ConferenceSteps({
  next,
  onStep,
}: {
  readonly next: readonly State[];
  readonly onStep: (to: State) => void;
}): ReactElement | null {
  const { t, app } = useWords();
  const [asked, ask] = useState<SaidFirst | null>(null);
  if (next.length === 0) return null;
  if (asked !== null && next.includes(asked)) {
    return (
      <section aria-labelledby="course-step" className={styles.block}>
        <h2 id="course-step">{t('step.heading')}</h2>
        <p role="status">{t(`step.sure.${asked}`)}</p>
        <div className={styles.acts}>
          <Button
            look="primary"
            onPress={() => {
              ask(null);
              onStep(asked);
            }}
          >
            {app(`conferenceStep.${asked}`)}
          </Button>
          <Button look="quiet" onPress={() => ask(null)}>
            {t('step.back')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <section aria-labelledby="course-step" className={styles.block}>
      <h2 id="course-step">{t('step.heading')}</h2>
      <div className={styles.acts}>
        {next.map((to) => (
          <Button
            key={to}
            look={to === 'cancelled' || to === 'postponed' ? 'quiet' : 'secondary'}
            onPress={() => (saidFirst(to) ? ask(to) : onStep(to))}
          >
            {app(`conferenceStep.${to}`)}
          </Button>
        ))}
      </div>
    </section>
  );
}
