import type { ReactElement, ReactNode } from 'react';
import type { Failure } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

/** What every question in a line is given by whoever asks it. */
export interface Asked {
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onCancel: () => void;
}

export interface LineFormProps extends Asked {
  /** Says the effect. */
  readonly submit: string;
  /** Whether what was filled in can be sent. */
  readonly ready: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}

/** A question that opens in the line it is about, without a title of its own. */
export function LineForm(props: LineFormProps): ReactElement {
  const { submit, ready, pending, failure, onSubmit, onCancel, children } = props;
  const { t } = useMinutesWords();
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !pending) onSubmit();
      }}
    >
      {children}
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts}>
        <Button type="submit" isDisabled={pending || !ready}>
          {submit}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </p>
    </form>
  );
}
