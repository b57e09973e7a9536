import { useState, type ReactElement } from 'react';
import { type CellPartsFragment, type GridPartsFragment, LiftNarrowingDocument } from '../../generated/graphql.gen.js';
import { useAct } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './sharing.module.css';
import { useSharingWords } from './sharing-words.js';

export interface LiftFormProps {
  readonly narrowing: CellPartsFragment['narrowings'][number];
  readonly onDone: (grid: GridPartsFragment, said: string) => void;
}

const LONGEST = 2000;

/** Takes a narrowing back for what is shared from now on; says beforehand that older passages stay closed [P25][I5]. */
export function LiftForm({ narrowing, onDone }: LiftFormProps): ReactElement {
  const { t } = useSharingWords();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { run, pending, failure } = useAct(LiftNarrowingDocument);
  const lift = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const data = await run({ narrowingId: narrowing.id, reason: reason.trim() });
    if (data) onDone(data.liftNarrowing, t('lifted'));
  };
  if (!open)
    return <Button onPress={() => setOpen(true)}>{t('lift', { level: t(`short.${narrowing.level}`) })}</Button>;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void lift();
      }}
    >
      <p className={styles.effect}>{t('liftEffect')}</p>
      <TextField
        label={t('liftReason')}
        hint={t('reasonHint')}
        rows={3}
        maxLength={LONGEST}
        value={reason}
        onChange={setReason}
        autoComplete="off"
        autoFocus
      />
      {failure ? <FailureNote failure={failure} /> : null}
      <div className={styles.acts}>
        <Button type="submit" look="primary" isDisabled={reason.trim() === '' || pending}>
          {t('liftDo')}
        </Button>
        <Button look="quiet" onPress={() => setOpen(false)}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
