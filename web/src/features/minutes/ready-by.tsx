import { useState, type ReactElement } from 'react';
import { PromiseMinutesDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import type { MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

/** By when the minutes will be there; whoever answers for the case may promise another day. */
export function ReadyBy({ minutes, reload }: MinutesPart): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const [day, setDay] = useState<string | null>(null);
  const { run, pending, failure } = useAct(PromiseMinutesDocument);
  if (minutes.readyBy === null || minutes.closedAt !== null) return null;
  const save = async (): Promise<void> => {
    if (day === null || (await run({ recordId: minutes.recordId, day })) === undefined) return;
    setDay(null);
    reload();
  };
  return (
    <div className={styles.ready}>
      <p>{t('readyBy', { day: format.day(minutes.readyBy) })}</p>
      {minutes.may.lead && day === null ? (
        <Button look="quiet" onPress={() => setDay(minutes.readyBy)}>
          {t('promise')}
        </Button>
      ) : null}
      {day === null ? null : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <TextField type="date" label={t('promiseDay')} value={day} onChange={setDay} isRequired />
          {failure ? <FailureNote failure={failure} /> : null}
          <p className={styles.acts}>
            <Button type="submit" isDisabled={pending}>
              {t('save')}
            </Button>
            <Button look="quiet" onPress={() => setDay(null)}>
              {t('cancel')}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
