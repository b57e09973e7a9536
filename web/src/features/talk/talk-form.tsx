import type { ReactElement, ReactNode } from 'react';
import type { Failure } from '../../lib/index.js';
import { Button } from '../../ui/index.js';
import { refusalOf } from './refusal.js';
import styles from './talk.module.css';
import { useWords } from './use-words.js';

export interface TalkFormProps {
  readonly label?: string;
  readonly submit: string;
  /** Whether there are words to send, and it is known to whom they go. */
  readonly ready: boolean;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

/** The frame of everything that is written into a talk. */
export function TalkForm(props: TalkFormProps): ReactElement {
  const { label, submit, pending, failure, onSend, onCancel, children } = props;
  const { t } = useWords();
  const ready = props.ready && !pending;
  return (
    <form
      className={styles.form}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSend();
      }}
    >
      {children}
      {failure ? (
        <p role="alert" className={styles.failed}>
          {t(`refused.${refusalOf(failure)}`)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button type="submit" look="primary" isDisabled={!ready} isPending={pending}>
          {pending ? t('sending') : submit}
        </Button>
        <Button look="quiet" onPress={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
