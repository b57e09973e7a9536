import {
  useEffect,
  useId,
  useRef,
  type FormEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type RefObject,
} from 'react';
import { useWords } from '../../../i18n/index.js';
import { FailureNote, type Failure } from '../../../lib/index.js';
import { Button } from '../../../ui/index.js';
import styles from './forms.module.css';

export interface FormPanelProps {
  readonly title: string;
  readonly lead?: string;
  /** Says the effect, e.g. "Přizvat: škola". */
  readonly submit: string;
  readonly pending: boolean;
  readonly failure: Failure | undefined;
  readonly onSubmit: () => void;
  readonly close: () => void;
  readonly children: ReactNode;
}

/**
 * A form that opens in the page below what it changes; nothing is covered by it. The title takes the focus, Escape
 * closes, and the focus returns to the control that opened it.
 */
export function FormPanel({
  title,
  lead,
  submit,
  pending,
  failure,
  onSubmit,
  close,
  children,
}: FormPanelProps): ReactElement {
  const { t } = useWords();
  const titleId = useId();
  const heading = useFocusOnOpen();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    onSubmit();
  };
  const leave = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) close();
  };
  return (
    <form className={styles.panel} aria-labelledby={titleId} onSubmit={send} onKeyDown={leave} noValidate>
      <h3 id={titleId} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </h3>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      <div className={styles.fields}>{children}</div>
      {failure === undefined ? null : <FailureNote failure={failure} />}
      <p className={styles.buttons}>
        <Button look="primary" type="submit" isPending={pending}>
          {submit}
        </Button>
        <Button look="quiet" onPress={close}>
          {t('shell.cancel')}
        </Button>
      </p>
    </form>
  );
}

function useFocusOnOpen(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    heading.current?.focus();
    return () => {
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);
  return heading;
}
