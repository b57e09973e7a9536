import { useState, type ReactElement } from 'react';
import type { Failure } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

export interface ReasonFormProps {
  readonly label: string;
  readonly submit: string;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onSubmit: (reason: string) => void;
  readonly onCancel: () => void;
}

/** A step that wants a reason in words. */
export function ReasonForm({ label, submit, pending, failure, onSubmit, onCancel }: ReasonFormProps): ReactElement {
  const { t } = useMinutesWords();
  const [reason, setReason] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') onSubmit(reason);
      }}
    >
      <TextField label={label} value={reason} onChange={setReason} maxLength={2000} rows={2} isRequired autoFocus />
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts}>
        <Button type="submit" isDisabled={pending || reason.trim() === ''}>
          {submit}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );
}
