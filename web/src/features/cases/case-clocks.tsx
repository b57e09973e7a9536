import type { ReactElement } from 'react';
import { EndClockEventDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { ClockList } from '../desk/index.js';
import { FailureNote } from '../failure/index.js';
import type { CaseBlockProps } from './case-block.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';
import { ClockForm } from './forms/clock-form.js';

/** Clocks of this case with the § behind them; who answers for it notes events that start one, and ends them. */
export function CaseClocks({ kase, act, open, close, saved }: CaseBlockProps): ReactElement | null {
  const { t } = useCaseWords();
  const end = useAct(EndClockEventDocument);
  const notes = kase.may.invite;
  if (kase.clocks.length === 0 && !notes) return null;
  return (
    <section className={styles.block} aria-label={t('clocksTitle')}>
      <h2>{t('clocksTitle')}</h2>
      <ClockList
        clocks={kase.clocks}
        withFamily={false}
        onEnd={(eventId) => void end.run({ eventId }).then((done) => (done === undefined ? undefined : saved()))}
      />
      {end.failure === undefined ? null : <FailureNote failure={end.failure} />}
      {notes ? (
        <p className={styles.acts}>
          <Button onPress={() => open('clock')}>{t('clockForm.open')}</Button>
        </p>
      ) : null}
      {act?.act === 'clock' ? <ClockForm kase={kase} close={close} saved={saved} /> : null}
    </section>
  );
}
