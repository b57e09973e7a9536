import { useState, type ReactElement } from 'react';
import type { Failure } from '../../lib/index.js';
import { Button, TextField } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

export interface DayFormProps {
  readonly label: string;
  readonly hint?: string;
  /** The day as it is now. */
  readonly day: string;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onSubmit: (day: string) => void;
  readonly onCancel: () => void;
}

/** Names another day. */
export function DayForm({ label, hint, day, pending, failure, onSubmit, onCancel }: DayFormProps): ReactElement {
  const { t } = useMinutesWords();
  const [value, setValue] = useState(day);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== '') onSubmit(value);
      }}
    >
      <TextField
        type="date"
        label={label}
        {...(hint === undefined ? {} : { hint })}
        value={value}
        onChange={setValue}
        isRequired
        autoFocus
      />
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts}>
        <Button type="submit" isDisabled={pending}>
          {t('save')}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );
}
