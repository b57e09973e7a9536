import { useState, type ReactElement } from 'react';
import { PromiseMinutesDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { DayForm } from './day-form.js';
import styles from './minutes.module.css';
import type { MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

/** By when the minutes will be there; whoever answers for the case may promise another day. */
export function ReadyBy({ minutes, reload }: MinutesPart): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [asked, ask] = useState(false);
  const { run, pending, failure } = useAct(PromiseMinutesDocument);
  if (minutes.readyBy === null || minutes.closedAt !== null) return null;
  const save = async (day: string): Promise<void> => {
    if ((await run({ recordId: minutes.recordId, day })) === undefined) return;
    ask(false);
    reload();
  };
  return (
    <div className={styles.ready}>
      <p>{t('readyBy', { day: format.day(minutes.readyBy) })}</p>
      {minutes.may.lead && !asked ? (
        <Button look="quiet" onPress={() => ask(true)}>
          {t('promise')}
        </Button>
      ) : null}
      {asked ? (
        <DayForm
          label={t('promiseDay')}
          day={minutes.readyBy}
          pending={pending}
          failure={failure}
          onCancel={() => ask(false)}
          onSubmit={(day) => void save(day)}
        />
      ) : null}
    </div>
  );
}
