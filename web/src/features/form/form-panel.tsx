import { useEffect, useId, useRef, type FormEvent, type ReactElement, type ReactNode, type RefObject } from 'react';
import { useWords } from '../../i18n/index.js';
import { type Failure } from '../../lib/index.js';
import { FailureNote } from '../failure/index.js';
import { Button } from '../../ui/index.js';
import styles from './form.module.css';

export interface FormPanelProps {
  readonly title: string;
  /** Rank of the title; 1 when the form is the whole page. */
  readonly level?: 1 | 3;
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
  level = 3,
  lead,
  submit,
  pending,
  failure,
  onSubmit,
  close,
  children,
}: FormPanelProps): ReactElement {
  const { t } = useWords();
  const Title = level === 1 ? 'h1' : 'h3';
  const titleId = useId();
  const heading = useFocusOnOpen();
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSubmit();
    const form = event.currentTarget;
    // Once the complaints are on the page, the first field they are about takes the focus.
    requestAnimationFrame(() => firstWrongField(form)?.focus());
  };
  useEscape(heading, close);
  return (
    <form className={styles.panel} aria-labelledby={titleId} onSubmit={send} noValidate>
      <Title id={titleId} ref={heading} tabIndex={-1} className={styles.title}>
        {title}
      </Title>
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

function firstWrongField(form: Element): HTMLElement | null {
  return form.querySelector<HTMLElement>('[data-invalid] :is(input, textarea, button)');
}

/** Escape closes while the focus is in the form and nothing inside of it, such as an open list, has used the key. */
function useEscape(inside: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      const form = inside.current?.closest('form');
      if (event.key === 'Escape' && !event.defaultPrevented && form?.contains(document.activeElement) === true) close();
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, [inside, close]);
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
